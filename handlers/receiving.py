"""Files that people send: which place takes them, and fetching what it wants.

A file is fetched and read before the unit of work begins: neither the network nor a thick document
may hold up the one writer.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chat.events import Event, Received, SentFile
from chat.messenger import Fetched, Messenger, Refused
from handlers import joint_files, new_round
from handlers.desk import Desk
from handlers.identity import identify
from handlers.joint_places import AtJoint
from handlers.new_round_places import NewRound, Previewing, RoundOpening, RoundRead
from handlers.place import ForCoordinators
from handlers.places import Place, read_place
from handlers.scene import Reply, Scene
from storage import Connection

log = logging.getLogger(__name__)

FILE_LIMIT = 20_000_000
"""Bytes: what Telegram hands out to a bot (getFile)."""


Read = Callable[[bytes], object]
"""Makes something of a file's content, whatever is in it."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What a place does with a document. `reader` gives what makes something of the content of the
    document that was sent, in a
    thread and without the database; None where no document is wanted after all. `take` is the
    conversation's part, with what was read."""

    reader: Callable[[Connection, Desk, Any, SentFile, dt.datetime], Read | None]
    take: Callable[[Scene, Any, SentFile], Reply]


_ROUND = Taking(new_round.reader, new_round.take)

ON_FILE: Mapping[type, Taking] = {
    AtJoint: Taking(joint_files.reader, joint_files.take),
    NewRound: _ROUND,
    RoundRead: _ROUND,
    Previewing: _ROUND,
    RoundOpening: _ROUND,
}
"""The places that take files."""


def taking(place: Place) -> Taking | None:
    """What the place does with a document; None where none is expected."""
    return ON_FILE.get(type(place))


def expected(connection: Connection, desk: Desk, event: SentFile, at: dt.datetime) -> Read | None:
    """What reads the file where its sender's conversation is; None for a file that nobody expects,
    or that is no document."""
    if event.kind != "document" or event.file is None or not event.origin.private:
        return None
    visitor = identify(connection, desk, event.origin, at)
    if visitor.chat is None:
        return None
    place = read_place(visitor.chat.place)
    if isinstance(place, ForCoordinators) and not visitor.coordinator:
        return None
    wanted = taking(place)
    return None if wanted is None else wanted.reader(connection, desk, place, event, at)


async def received(messenger: Messenger, event: SentFile, read: Read) -> Event:
    """The event with its file, fetched and read, or with why it is not there."""
    if event.size is not None and event.size > FILE_LIMIT:
        return replace(event, received=Received(trouble="too-large"))
    outcome = await messenger.fetch(event.file or "")
    if isinstance(outcome, Fetched):
        found = await asyncio.to_thread(read, outcome.content)
        return replace(event, received=Received(found))
    too_large = isinstance(outcome, Refused) and "too big" in outcome.reason.lower()
    log.info("a file could not be fetched: %s", type(outcome).__name__)
    return replace(event, received=Received(trouble="too-large" if too_large else "not-fetched"))
