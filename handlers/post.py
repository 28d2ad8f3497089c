"""Letters that a conversation puts into the outbox for others."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from handlers.desk import Desk
from handlers.scene import Scene
from storage import Connection, outbox, people
from storage.outbox import Letter


def put(
    scene: Scene, chat: int, kind: str, about: Mapping[str, Any], round_: str, lane: int
) -> None:
    """A letter for this one event. Only what the recipient has just asked for is an answer."""
    letter = Letter(
        # A key of its own: a redelivered event never gets here a second time.
        key=f"{round_}/{kind}/{chat}/{scene.desk.secret()}",
        chat=chat,
        kind=kind,
        about=about,
        not_before=scene.at,
        lane=lane,
        round=round_,
    )
    outbox.put(scene.connection, letter)


def tell_coordinators(scene: Scene, round_: str, kind: str, about: Mapping[str, Any]) -> None:
    """A letter of this kind to every coordinator who has a chat with the bot."""
    for chat in _coordinators(scene.connection, scene.desk):
        put(scene, chat, kind, about, round_, outbox.NEWS)


def report(connection: Connection, desk: Desk, kind: str, at: dt.datetime) -> None:
    """A letter to every coordinator about something that concerns no round."""
    for chat in _coordinators(connection, desk):
        key = f"-/{kind}/{chat}/{desk.secret()}"
        outbox.put(connection, Letter(key, chat, kind, {}, at, outbox.NEWS))


def _coordinators(connection: Connection, desk: Desk) -> Iterator[int]:
    for person in people.coordinators(connection, desk.coordinators):
        chat = people.chat_of(connection, person.id)
        if chat is not None:
            yield chat
