"""Reminders that somebody asks for: a head for tomorrow, a coordinator for now."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from survey.deadlines import concerned
from survey.local_time import local
from survey.missing import Recipient, acting, missing, recipients
from survey.plan import Facts
from survey.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a reminder would reach now. `missing` are the keys of all mandates that it is about,
    `unreached` of those for which nobody has joined who may act."""

    recipients: tuple[Recipient, ...]
    missing: tuple[str, ...]
    unreached: tuple[str, ...]


NotTomorrow = Literal["closed", "submitted", "over", "too-late"]
"""Why somebody is not reminded tomorrow: the round is not open; everything is submitted; the
deadline has passed; or it passes before."""


def tomorrow(facts: Facts, person: str, now: dt.datetime) -> dt.datetime | NotTomorrow:
    """The instant, in UTC, at which the person is reminded who asks for it now, and may act for
    something today: the next working day at the round's `at`, or the first allowed instant after
    that. Else why not."""
    day = facts.calendar.day(now)
    held = [mandate for mandate in facts.mandates if person in acting(mandate, day)]
    if facts.state != "open":
        return "closed"
    if all(mandate.submitted for mandate in held):
        return "submitted"
    lacking = missing(facts, [mandate.key for mandate in held], now)
    if not lacking:
        return "over"
    at = _next_time(facts, day)
    return at if any(at < mandate.deadline for mandate in lacking) else "too-late"


def at_once(facts: Facts, town: str | None, now: dt.datetime) -> Whom | Refusal:
    """Whom it reaches when the missing are to be reminded now, quiet or not: those of one town, or
    (None) all. A Refusal where there is nobody to remind."""
    if facts.state != "open":
        return Refusal(facts.state)
    if facts.round.ballots == "person":
        return Refusal("person")
    keys = concerned(facts, town)
    if isinstance(keys, Refusal):
        return keys
    found = missing(facts, keys, now)
    if not found:
        named = [each for each in facts.mandates if each.key in keys]
        over = any(not each.submitted for each in named)
        return Refusal("over", max(e.deadline for e in named)) if over else Refusal("complete")
    people = recipients(found, facts.calendar.day(now))
    if not people:
        return Refusal("nobody")
    reached = {key for each in people for key in each.mandates}
    lacking = tuple(mandate.key for mandate in found)
    return Whom(people, lacking, tuple(key for key in lacking if key not in reached))


def _next_time(facts: Facts, day: dt.date) -> dt.datetime:
    calendar = facts.calendar
    at = local(calendar.workday_after(day), facts.round.reminders.at, calendar.zone)
    return calendar.next_allowed(at)
