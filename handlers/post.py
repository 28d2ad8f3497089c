"""Letters that a conversation puts into the outbox for others."""

from collections.abc import Mapping
from typing import Any

from handlers.scene import Scene
from handlers.sheet import Sheet
from storage import outbox, people
from storage.outbox import Letter


def tell_coordinators(
    scene: Scene, round_: str | None, kind: str, about: Mapping[str, Any]
) -> None:
    """A letter of this kind to every coordinator who has a chat with the bot."""
    for person in people.coordinators(scene.connection, scene.desk.coordinators):
        chat = people.chat_of(scene.connection, person.id)
        if chat is not None:
            put(scene, chat, kind, about, round_)


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
    """A letter that answers this one event: a redelivered event never gets here twice."""
    outbox.put(
        scene.connection,
        Letter(
            key=f"{round_ or '-'}/{kind}/{chat}/{scene.desk.secret()}",
            chat=chat,
            kind=kind,
            about=about,
            not_before=scene.at,
            lane=outbox.ANSWERS,
            round=round_,
        ),
    )
