"""Every kind of letter, and who writes it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from scheduler import notices, records, summaries
from scheduler.delivery import Parts
from scheduler.settings import Settings
from scheduler.writing import Writing
from storage import Connection
from storage.outbox import Letter


@dataclass(frozen=True, slots=True)
class Kind:
    """How a letter is written, and whether only coordinators may get it."""

    write: Callable[[Writing], Parts]
    coordinators: bool = False


KINDS: dict[str, Kind] = {
    "opening": Kind(notices.opening),
    "reminder": Kind(notices.reminder),
    "prepared": Kind(notices.prepared),
    "receipt": Kind(records.receipt),
    "closed": Kind(records.closed),
    "summary": Kind(summaries.summary),
    "picture": Kind(summaries.picture, coordinators=True),
    "data": Kind(summaries.data, coordinators=True),
    "escalation": Kind(notices.escalation, coordinators=True),
    "joined": Kind(notices.joined, coordinators=True),
    "late": Kind(notices.late, coordinators=True),
    "aside": Kind(notices.aside, coordinators=True),
}


def render(connection: Connection, letter: Letter, now: dt.datetime, settings: Settings) -> Parts:
    """The letter as of now, in the recipient's language; empty where its reason has fallen away.
    KeyError for a kind that this program does not know."""
    kind, writing = KINDS[letter.kind], Writing(connection, letter, now, settings)
    if kind.coordinators and not writing.to_coordinator:
        return ()
    return kind.write(writing)
