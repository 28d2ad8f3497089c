"""Every kind of letter: who writes it, who may get it, and whether it may go out twice.

Telegram offers no key by which it would know a message again. So where nobody knows whether a
letter has arrived, it is repeated where a second one does no harm, and never where it would tell of
a second event.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from scheduler import (
    changes,
    desk,
    joint,
    notices,
    participating,
    records,
    releases,
    reports,
    summaries,
)
from scheduler.settings import Settings
from scheduler.writing import Parts, Writing
from storage import Connection
from storage.outbox import Letter

TRIES = 12
"""Half an hour of unanswered attempts, for letters that are not worth more."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a letter is written, and whether only coordinators may get it. `harmless`: the same
    letter twice misleads nobody. `tries`: after so many attempts without an answer it is left as
    uncertain; None for a letter that is never given up."""

    write: Callable[[Writing], Parts]
    coordinators: bool = False
    harmless: bool = True
    tries: int | None = TRIES


KINDS: dict[str, Kind] = {
    "opening": Kind(notices.opening),
    "reminder": Kind(notices.reminder),
    "prepared": Kind(notices.prepared),
    "receipt": Kind(records.receipt, tries=None),  # says its number
    "dictated": Kind(records.dictated, tries=None),  # says its number
    "asked": Kind(notices.asked),
    "extended": Kind(changes.extended, tries=None),  # name the deadline
    "reopened": Kind(changes.reopened, tries=None),
    "ended": Kind(changes.ended, coordinators=True),  # names the round
    "erased": Kind(changes.erased, coordinators=True),  # names the round
    "new-round": Kind(changes.new_round, coordinators=True),  # names the round
    "goes-on": Kind(changes.goes_on, tries=None),
    "late-accepted": Kind(changes.late_accepted, tries=None),  # says its number
    "entered": Kind(changes.entered, coordinators=True),  # says its number
    "closed": Kind(records.closed, tries=None),
    "participants-opening": Kind(participating.opening),
    "participants-extended": Kind(participating.extended, tries=None),  # names the deadline
    "participants-closed": Kind(participating.closed, tries=None),
    "summary": Kind(summaries.summary, tries=None),  # says as of when it is
    "picture": Kind(summaries.picture, coordinators=True),
    "document": Kind(summaries.document, coordinators=True),
    "workbook": Kind(summaries.workbook, coordinators=True),
    "file": Kind(summaries.file, coordinators=True),
    "data": Kind(summaries.data, coordinators=True),
    "result": Kind(releases.result, tries=None),  # tells of the release
    "answers": Kind(releases.answers, tries=None),
    "released": Kind(releases.released, coordinators=True),
    "joint-draft": Kind(joint.draft, tries=None),  # what is to be co-signed
    "circulating": Kind(joint.circulating, coordinators=True),  # names the version
    "joint-document": Kind(joint.document, coordinators=True),
    "joint-outdated": Kind(joint.outdated, coordinators=True),  # names the version
    "joint-letter": Kind(joint.letter, coordinators=True, tries=None),  # who has signed
    "escalation": Kind(notices.escalation, coordinators=True),
    # Names who joined; lost, nobody could revoke in time.
    "joined": Kind(notices.joined, coordinators=True),
    "named": Kind(notices.named, coordinators=True),
    "accepted": Kind(notices.accepted),
    "late": Kind(notices.late, coordinators=True),  # names the instant
    "question": Kind(desk.question, coordinators=True, tries=None),  # somebody waits for an answer
    "replied": Kind(desk.answer, tries=None),
    "left": Kind(desk.left, tries=None),  # tells of lost rights
    "succeeded": Kind(desk.succeeded, coordinators=True),
    "stopped": Kind(desk.stopped),
    # A second one would be a second disturbance.
    "coordinator": Kind(notices.coordinator, coordinators=True),
    "aside": Kind(notices.aside, coordinators=True, harmless=False),
    "unreachable": Kind(reports.unreachable, coordinators=True),  # names whom
    "attached": Kind(reports.attached, coordinators=True),  # name the group
    "detached": Kind(reports.attached, coordinators=True),
    "shut": Kind(reports.shut, coordinators=True),  # names the group
    "trouble": Kind(reports.trouble, coordinators=True),  # names from when to when
}


def render(connection: Connection, letter: Letter, now: dt.datetime, settings: Settings) -> Parts:
    """The letter as of now, in the recipient's language; empty where its reason has fallen away.
    KeyError for a kind that this program does not know."""
    kind, writing = KINDS[letter.kind], Writing(connection, letter, now, settings)
    if kind.coordinators and not writing.to_coordinator:
        return ()
    return kind.write(writing)


def repeats(kind: str, attempts: int) -> bool:
    """Whether a letter of this kind goes out again after so many attempts without an answer. One
    of a kind that this program does not know is kept: that it cannot be written is then reported.
    """
    if kind not in KINDS:
        return True
    known = KINDS[kind]
    return known.harmless and (known.tries is None or attempts < known.tries)
