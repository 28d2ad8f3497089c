"""Changing deadlines: more time, a round opened again, and a round ended early.

Closing is never done here. A round that is to end early gets its present instant as its deadline,
and closes with that as with any other: once everything that came in time is handled.
"""

import datetime as dt
from dataclasses import dataclass

from handlers.charge import Charge
from storage import deadlines, outbox, people, rounds
from survey import bodies
from survey.deadlines import ended_early, extended, reopened
from survey.missing import recipients
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


def extend(charge: Charge, when: dt.datetime, town: str | None) -> Changed | Refusal:
    """More time for one town, or (None) for all. Nothing is changed where it is refused."""
    keys = extended(charge.facts, when, town, charge.at)
    return keys if isinstance(keys, Refusal) else _give(charge, "extended", keys, when)


def reopen(charge: Charge, when: dt.datetime, town: str | None) -> Changed | Refusal:
    """A closed round is open again, for one town or (None) for all. What was submitted stays and
    can be revised; drafts are where they were."""
    keys = reopened(charge.facts, when, town, charge.at)
    if isinstance(keys, Refusal):
        return keys
    rounds.reopen(charge.connection, charge.round)
    return _give(charge, "reopened", keys, when)


def end(charge: Charge) -> Changed | Refusal:
    """The round closes now: at the next look, once what came in time is handled."""
    keys = ended_early(charge.facts, charge.at)
    if isinstance(keys, Refusal):
        return keys
    deadlines.end(charge.connection, charge.round, charge.by)
    closes_at = deadlines.give(charge.connection, charge.round, keys, charge.at, charge.at)
    charge.enter("ended", bodies.moved(charge.by, keys, charge.at))
    charge.touch_cards(people.joined(charge.connection, charge.round, keys))
    return Changed(keys, charge.at, closes_at)


def _give(charge: Charge, kind: str, keys: tuple[str, ...], when: dt.datetime) -> Changed:
    """The mandates have this deadline from now on: on record, and told to everyone concerned."""
    closes_at = deadlines.give(charge.connection, charge.round, keys, when, charge.at)
    charge.enter(kind, bodies.moved(charge.by, keys, when))
    charge.touch_cards(people.joined(charge.connection, charge.round, keys))
    return _tell(charge, kind, Changed(keys, when, closes_at))


def _tell(charge: Charge, kind: str, changed: Changed) -> Changed:
    """Heads, deputies and preparers of these towns, participants, the coordinators, and the chats
    that were told of an end: not in quiet hours, unless the new deadline comes before these are
    over."""
    facts = charge.facts
    leaves = facts.calendar.next_allowed(charge.at)
    if leaves >= changed.deadline:
        leaves = charge.at
    post = charge.posting(kind, outbox.NEWS, leaves)
    about = {"deadline": changed.deadline.astimezone(dt.UTC).isoformat()}
    # Coordinators first: whoever is a head too gets the letter that names every town.
    post.to_everyone(kind, charge.coordinators, {**about, "mandates": changed.mandates})
    named = [mandate for mandate in facts.mandates if mandate.key in changed.mandates]
    told = recipients(named, facts.calendar.day(leaves))
    post.to_recipients(kind, told, about)
    post.to_everyone(f"participants-{kind}", charge.participants, about)
    told_of = len(told) + len(charge.participants)
    chats = outbox.told_of_closing(charge.connection, charge.round, "summary", public=True)
    for letter in chats:
        post.to_chat(letter.chat, "goes-on", about)
    return Changed(changed.mandates, changed.deadline, changed.closes_at, told_of, len(chats))
