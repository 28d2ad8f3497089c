"""Changing deadlines: more time, a round opened again, and a round ended early.

Closing is never done here. A round that is to end early gets its present instant as its deadline,
and closes with that as with any other: once everything that came in time is handled.
"""

import datetime as dt
from dataclasses import dataclass, replace

from handlers.charge import Charge
from handlers.outdated import tell_of_draft
from storage import deadlines, erasure, joint_votes, outbox, people, rounds
from storage.outbox import Letter
from survey import bodies
from survey.deadlines import ended_early, extended, reopened
from survey.missing import Recipient, recipients
from survey.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of it: the keys of the mandates whose deadline it is now, when the round closes,
    and how many people and how many chats of the public summary are told."""

    mandates: tuple[str, ...]
    deadline: dt.datetime
    closes_at: dt.datetime
    people: int = 0
    chats: int = 0


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a change would bring: the keys of the mandates whose deadline it would be, whom it
    would be told (how many people, other coordinators, and chats of the public summary), and
    whether the deadline would lie on a day off."""

    mandates: tuple[str, ...]
    people: int = 0
    coordinators: int = 0
    chats: int = 0
    day_off: bool = False


def foresee(
    charge: Charge, when: dt.datetime, town: str | None, *, again: bool
) -> Foreseen | Refusal:
    """What more time, or with `again` opening again, would bring. Changes nothing."""
    keys = (_reopened if again else _extended)(charge, when, town)
    if isinstance(keys, Refusal):
        return keys
    told = _audience(charge, keys, when)
    people_ = len(told.recipients) + len(charge.participants)
    return Foreseen(keys, people_, len(charge.others), len(told.chats), is_off(charge, when))


def is_off(charge: Charge, when: dt.datetime) -> bool:
    """Whether a deadline at this instant lies on a day off. Midnight is the end of the day
    before."""
    calendar = charge.facts.calendar
    return not calendar.is_workday(calendar.day(when - dt.timedelta(microseconds=1)))


def extend(
    charge: Charge, when: dt.datetime, town: str | None, asked_by: str | None = None
) -> Changed | Refusal:
    """More time for one town, or (None) for all; `asked_by` is who has asked for it, as the log
    names them. Nothing is changed where it is refused."""
    keys = _extended(charge, when, town)
    if isinstance(keys, Refusal):
        return keys
    return _give(charge, "extended", keys, when, asked_by)


def reopen(
    charge: Charge, when: dt.datetime, town: str | None, asked_by: str | None = None
) -> Changed | Refusal:
    """A closed round is open again, for one town or (None) for all. What was submitted stays and
    can be revised; drafts are where they were."""
    keys = _reopened(charge, when, town)
    if isinstance(keys, Refusal):
        return keys
    if erasure.erased(charge.connection, charge.round):
        return Refusal("erased")  # nobody holds anything there by a name any more
    rounds.reopen(charge.connection, charge.round)
    tell_of_draft(charge, "reopened")
    return _give(charge, "reopened", keys, when, asked_by)


def _extended(charge: Charge, when: dt.datetime, town: str | None) -> tuple[str, ...] | Refusal:
    return extended(charge.facts, when, town, charge.at)


def _reopened(charge: Charge, when: dt.datetime, town: str | None) -> tuple[str, ...] | Refusal:
    """Nobody is asked again about a draft of which a later version has gone round."""
    if joint_votes.replaced(charge.connection, charge.round):
        return Refusal("superseded")
    return reopened(charge.facts, when, town, charge.at)


def end(charge: Charge) -> Changed | Refusal:
    """The round closes now: at the next look, once what came in time is handled."""
    keys = ended_early(charge.facts, charge.at)
    if isinstance(keys, Refusal):
        return keys
    deadlines.end(charge.connection, charge.round, charge.by)
    closes_at = deadlines.give(charge.connection, charge.round, keys, charge.at, charge.at)
    charge.enter("ended", bodies.moved(charge.by, keys, charge.at))
    charge.touch_cards(people.joined(charge.connection, charge.round, keys))
    post = charge.posting("ended", outbox.NEWS, charge.at)
    post.to_everyone("ended", charge.others, {"by": charge.by})
    return Changed(keys, charge.at, closes_at)


def _give(
    charge: Charge, kind: str, keys: tuple[str, ...], when: dt.datetime, asked_by: str | None
) -> Changed:
    """The mandates have this deadline from now on: on record, and told to everyone concerned."""
    closes_at = deadlines.give(charge.connection, charge.round, keys, when, charge.at)
    charge.enter(kind, bodies.moved(charge.by, keys, when, asked_by))
    charge.touch_cards(people.joined(charge.connection, charge.round, keys))
    return _tell(charge, kind, Changed(keys, when, closes_at))


@dataclass(frozen=True, slots=True)
class _Audience:
    """Who is told of a new deadline besides coordinators, and when that may leave."""

    recipients: tuple[Recipient, ...]
    chats: tuple[Letter, ...]
    leaves: dt.datetime


def _audience(charge: Charge, keys: tuple[str, ...], when: dt.datetime) -> _Audience:
    """Heads, deputies and preparers of these towns, and the chats that were told of an end: not in
    quiet hours, unless the new deadline comes before these are over."""
    facts = charge.facts
    leaves = facts.calendar.next_allowed(charge.at)
    if leaves >= when:
        leaves = charge.at
    named = [mandate for mandate in facts.mandates if mandate.key in keys]
    chats = outbox.told_of_closing(charge.connection, charge.round, "summary", public=True)
    return _Audience(recipients(named, facts.calendar.day(leaves)), chats, leaves)


def _tell(charge: Charge, kind: str, changed: Changed) -> Changed:
    """The towns' people, participants, the other coordinators, and the chats that were told of an
    end."""
    told = _audience(charge, changed.mandates, changed.deadline)
    post = charge.posting(kind, outbox.NEWS, told.leaves)
    about = {"deadline": changed.deadline.astimezone(dt.UTC).isoformat()}
    # Coordinators first: whoever is a head too gets the letter that names every town.
    theirs = {**about, "mandates": changed.mandates, "by": charge.by}
    post.to_everyone(kind, charge.others, theirs)
    post.to_recipients(kind, told.recipients, about)
    post.to_everyone(f"participants-{kind}", charge.participants, about)
    for letter in told.chats:
        post.to_chat(letter.chat, "goes-on", about)
    told_of = len(told.recipients) + len(charge.participants)
    return replace(changed, people=told_of, chats=len(told.chats))
