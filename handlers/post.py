"""Letters that a conversation puts into the outbox for others."""

from collections.abc import Mapping
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
        not_before=outbox.AT_ONCE,
        lane=lane,
        round=round_,
    )
    outbox.put(scene.connection, letter)


def tell_coordinators(scene: Scene, round_: str, kind: str, about: Mapping[str, Any]) -> None:
    """A letter of this kind to every coordinator who has a chat with the bot."""
    for chat in people.coordinator_chats(scene.connection, scene.desk.coordinators):
        put(scene, chat, kind, about, round_, outbox.NEWS)


def report(connection: Connection, desk: Desk, kind: str) -> None:
    """A letter to every coordinator about something that concerns no round."""
    for chat in people.coordinator_chats(connection, desk.coordinators):
        key = f"-/{kind}/{chat}/{desk.secret()}"
        outbox.put(connection, Letter(key, chat, kind, {}, outbox.AT_ONCE, outbox.NEWS))
