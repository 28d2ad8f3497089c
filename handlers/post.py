"""Letters that a conversation puts into the outbox for others."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.desk import Desk
from handlers.scene import Scene
from handlers.sheet import Sheet
from storage import Connection, outbox, people
from storage.outbox import Letter


def tell_coordinators(
    scene: Scene, round_: str | None, kind: str, about: Mapping[str, Any]
) -> None:
    """A letter of this kind to every coordinator who has a chat with the bot."""
    for person in people.coordinators(scene.connection, scene.desk.coordinators):
        chat = people.chat_of(scene.connection, person.id)
        if chat is not None:
            put(scene, chat, kind, about, round_)


def report(connection: Connection, desk: Desk, kind: str, at: dt.datetime) -> None:
    """A letter to every coordinator about something that concerns no round."""
    for person in people.coordinators(connection, desk.coordinators):
        chat = people.chat_of(connection, person.id)
        if chat is not None:
            _put(connection, desk, Letter("", chat, kind, {}, at, outbox.ANSWERS))


def tell_heads(scene: Scene, sheet: Sheet, kind: str, about_person: int) -> int:
    """A letter to every head of the mandate who has joined; how many there are."""
    told = 0
    for holding in people.holdings(scene.connection, mandate=sheet.holding.mandate):
        if holding.role == "head" and holding.person is not None:
            chat = people.chat_of(scene.connection, holding.person)
            if chat is not None:
                about = {"mandate": sheet.key, "person": about_person}
                put(scene, chat, kind, about, sheet.kept.id)
                told += 1
    return told


def put(scene: Scene, chat: int, kind: str, about: Mapping[str, Any], round_: str | None) -> None:
    """A letter that answers this one event."""
    letter = Letter("", chat, kind, about, scene.at, outbox.ANSWERS, round_)
    _put(scene.connection, scene.desk, letter)


def _put(connection: Connection, desk: Desk, letter: Letter) -> None:
    """With a key of its own: a redelivered event never gets here a second time."""
    key = f"{letter.round or '-'}/{letter.kind}/{letter.chat}/{desk.secret()}"
    outbox.put(connection, replace(letter, key=key))
