"""What is to be decided now, for whom, and whether a message is still wanted when it is sent."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

from survey.plan import Event, Facts, MandateFacts, timetable

Outcome = Literal["do", "merged", "skipped"]
Notice = Literal["opening", "reminder", "escalation"]
"""The events that are messages to people."""


class Recipient(NamedTuple):
    """A person, and the keys of the mandates that the one message to them is about."""

    person: str
    mandates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an event. `mandates` are the keys of those that it still concerns.
    Messages leave at `not_before`, in UTC, at the earliest."""

    event: Event
    outcome: Outcome
    not_before: dt.datetime
    mandates: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()


def due(facts: Facts, decided: Collection[str], now: dt.datetime) -> tuple[Decision, ...]:
    """The decisions to be made now, in order of time: one for each event that is due and whose key
    is not in `decided`. A closed round has none.

    - Opening, deadline and closing are always done, however late, quiet or not.
    - The opening notice goes to everyone who has joined and may act.
    - A reminder goes to the people of mandates that have not submitted: whoever has joined and is
      in force on the day it leaves. Someone with several mandates of one deadline gets one message.
    - A late reminder is sent at once. Of several that are late only the latest is sent, the
      earlier ones are merged into it. If the opening is late too, all are merged into that.
    - Messages wait for the end of quiet hours and days off. A reminder that could leave only after
      its deadline is skipped, and so is one that nobody needs.
    - The escalation goes to the coordinators, whom this module does not know: it has no
      recipients, and `mandates` are the missing. It is skipped when nobody is missing.
    """
    if facts.state in ("closed", "superseded"):
        return ()
    events = timetable(facts)
    pending = [event for event in events if event.at <= now and event.key not in decided]
    leaves = facts.calendar.next_allowed(now)
    opening_late = any(event.kind == "opening" for event in pending)
    decisions = []
    for event in pending:
        if event.kind in ("deadline", "closing"):
            decisions.append(Decision(event, "do", now.astimezone(dt.UTC), event.mandates))
        else:
            covered = opening_late or _followed(event, events, leaves)
            decisions.append(_notice(facts, event, leaves, covered=covered))
    return tuple(decisions)


def still_wanted(
    kind: Notice, facts: Facts, person: str, mandates: Collection[str], now: dt.datetime
) -> tuple[str, ...]:
    """Those of the mandates that a message is still about when it is sent; none: do not send it.

    A mandate falls away once it has submitted, its deadline has passed, the round is not open, or
    the person may no longer act. An escalation goes to a coordinator, whose right is not asked.
    """
    if facts.state != "open":
        return ()
    day = facts.calendar.day(now)
    return tuple(
        mandate.key
        for mandate in _missing(facts, mandates, now)
        if kind == "escalation" or person in _acting(mandate, day)
    )


def _notice(facts: Facts, event: Event, leaves: dt.datetime, *, covered: bool) -> Decision:
    """What becomes of a message. `covered`: another one says the same."""
    missing = _missing(facts, event.mandates, leaves)
    keys = tuple(mandate.key for mandate in missing)
    if event.kind == "escalation":
        return Decision(event, "do" if missing else "skipped", leaves, keys)
    recipients = _recipients(missing, facts.calendar.day(leaves))
    if event.kind == "opening":
        return Decision(event, "do", leaves, event.mandates, recipients)
    if not recipients:
        return Decision(event, "skipped", leaves)
    if covered:
        return Decision(event, "merged", leaves)
    return Decision(event, "do", leaves, keys, recipients)


def _followed(event: Event, events: tuple[Event, ...], leaves: dt.datetime) -> bool:
    """Whether a later reminder of the same deadline is due by the time this one could leave."""
    return any(
        other.kind == "reminder"
        and other.deadline == event.deadline
        and event.at < other.at <= leaves
        for other in events
    )


def _missing(facts: Facts, mandates: Collection[str], at: dt.datetime) -> tuple[MandateFacts, ...]:
    """Those of the mandates that have not submitted and still can at the instant."""
    return tuple(
        mandate
        for mandate in facts.mandates
        if mandate.key in mandates and not mandate.submitted and at < mandate.deadline
    )


def _recipients(mandates: tuple[MandateFacts, ...], day: dt.date) -> tuple[Recipient, ...]:
    """One recipient per person who may act on `day`, in the order of the mandates."""
    keys: dict[str, list[str]] = {}
    for mandate in mandates:
        for person in _acting(mandate, day):
            keys.setdefault(person, []).append(mandate.key)
    return tuple(Recipient(person, tuple(held)) for person, held in keys.items())


def _acting(mandate: MandateFacts, day: dt.date) -> tuple[str, ...]:
    """Who holds the mandate on `day`, each once, whatever the role."""
    acting = (holder.person for holder in mandate.holders if holder.acts_on(day))
    return tuple(dict.fromkeys(acting))
