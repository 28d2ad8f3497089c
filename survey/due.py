"""What is to be decided now, for whom, and whether a message is still wanted when it is sent."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from survey.missing import Recipient, acting, in_order, missing, recipients
from survey.plan import Event, Facts, MandateFacts, timetable

Outcome = Literal["do", "merged", "skipped"]
Notice = Literal["opening", "reminder", "asked", "escalation"]
"""The events that are messages to people."""

Reason = Literal["", "submitted", "over", "nobody", "opening", "later", "together"]
"""Why a message is skipped: all have submitted, the deadline comes before it could leave, or nobody
has joined who may act. Why it is merged: into the opening that is late too, into a later reminder,
or into another message that leaves with it."""

REMINDING = ("asked", "reminder")
"""The events that remind people: whoever is reminded by several at once gets one message."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an event. `mandates` are the keys of those that it still concerns.
    Messages leave at `not_before`, in UTC, at the earliest. `reason` says why it is not done."""

    event: Event
    outcome: Outcome
    not_before: dt.datetime
    mandates: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    reason: Reason = ""


def due(facts: Facts, decided: Collection[str], now: dt.datetime) -> tuple[Decision, ...]:
    """The decisions to be made now, in order of time: one for each event that is due and whose key
    is not in `decided`. A closed round has none.

    - Opening, deadline and closing are always done, however late, quiet or not.
    - The opening notice goes to everyone who has joined and may act.
    - A reminder goes to the people of mandates that have not submitted: whoever has joined and is
      in force on the day it leaves. Someone with several mandates gets one message for all that
      leave at the same time.
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
        elif event.kind in REMINDING:
            decisions.append(_reminder(facts, event, events, leaves, opening_late=opening_late))
        else:
            decisions.append(_notice(facts, event, leaves))
    return _one_message_each(facts, decisions)


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
        for mandate in missing(facts, mandates, now)
        if kind == "escalation" or person in acting(mandate, day)
    )


def _notice(facts: Facts, event: Event, leaves: dt.datetime) -> Decision:
    """What becomes of the opening notice, or of the list of the missing."""
    found = missing(facts, event.mandates, leaves)
    if event.kind == "opening":
        people = recipients(found, facts.calendar.day(leaves))
        return Decision(event, "do", leaves, event.mandates, people)
    if not found:
        return Decision(event, "skipped", leaves, reason=_unneeded(facts, event, leaves))
    return Decision(event, "do", leaves, tuple(mandate.key for mandate in found))


def _reminder(
    facts: Facts,
    event: Event,
    events: tuple[Event, ...],
    leaves: dt.datetime,
    *,
    opening_late: bool,
) -> Decision:
    """What becomes of a reminder, by itself."""
    found = missing(facts, event.mandates, leaves)
    people = recipients(found, facts.calendar.day(leaves))
    if event.person is not None:
        people = tuple(each for each in people if each.person == event.person)
    if not people:
        return Decision(event, "skipped", leaves, reason=_unneeded(facts, event, leaves))
    if opening_late:
        return Decision(event, "merged", leaves, reason="opening")
    later = _later(event, events, leaves)
    if all(_followed(mandate, later) for mandate in found):
        return Decision(event, "merged", leaves, reason="later")
    return Decision(event, "do", leaves, tuple(mandate.key for mandate in found), people)


def _unneeded(facts: Facts, event: Event, leaves: dt.datetime) -> Reason:
    """Why a message finds nobody."""
    meant = frozenset(event.mandates)
    concerned = (mandate for mandate in facts.mandates if mandate.key in meant)
    lacking = [mandate for mandate in concerned if not mandate.submitted]
    if not lacking:
        return "submitted"
    return "over" if all(each.deadline <= leaves for each in lacking) else "nobody"


def _later(
    event: Event, events: tuple[Event, ...], leaves: dt.datetime
) -> list[tuple[dt.datetime | None, frozenset[str]]]:
    """The later reminders that are due by the time this one could leave: the deadline of each, and
    the mandates that it is about."""
    return [
        (other.deadline, frozenset(other.mandates))
        for other in events
        if other.kind == "reminder" and event.at < other.at <= leaves
    ]


def _followed(
    mandate: MandateFacts, later: list[tuple[dt.datetime | None, frozenset[str]]]
) -> bool:
    """Whether one of the later reminders is about the mandate."""
    return any(mandate.deadline == deadline and mandate.key in keys for deadline, keys in later)


def _one_message_each(facts: Facts, decisions: list[Decision]) -> tuple[Decision, ...]:
    """The decisions with one message for whoever would be reminded by several of them: the last of
    these says what the others would have said."""
    about: dict[str, set[str]] = {}
    last: dict[str, str] = {}
    for decision in decisions:
        for person, mandates in decision.recipients if _reminds(decision) else ():
            about.setdefault(person, set()).update(mandates)
            last[person] = decision.event.key
    return tuple(
        _told_by(
            facts, decision, {p: about[p] for p, key in last.items() if key == decision.event.key}
        )
        if _reminds(decision)
        else decision
        for decision in decisions
    )


def _reminds(decision: Decision) -> bool:
    return decision.event.kind in REMINDING and decision.outcome == "do"


def _told_by(facts: Facts, decision: Decision, about: Mapping[str, Collection[str]]) -> Decision:
    """The reminder for these people alone, each about these mandates."""
    if not about:
        return Decision(decision.event, "merged", decision.not_before, reason="together")
    place = {mandate.key: number for number, mandate in enumerate(facts.mandates)}
    people = tuple(
        Recipient(each.person, tuple(sorted(about[each.person], key=place.__getitem__)))
        for each in decision.recipients
        if each.person in about
    )
    concerned = {*decision.mandates, *(key for each in people for key in each.mandates)}
    return replace(decision, mandates=in_order(facts, concerned), recipients=people)
