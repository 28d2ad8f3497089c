"""The plan of a round: what time brings, and when, as a function of stored facts."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from survey.calendar import Calendar
from survey.chain import digest
from survey.local_time import local
from survey.roster import Holder
from survey.round import Round
from survey.submission import State

Kind = Literal["opening", "asked", "reminder", "escalation", "deadline", "closing"]
"""`asked` is a reminder that somebody has asked for. `deadline` is the end for towns whose deadline
is not the last one; `closing` is the last deadline, with which the round closes. A later extension
can turn the one into the other, so they are two events and each is decided for itself."""

_ORDER: tuple[Kind, ...] = ("opening", "asked", "reminder", "escalation", "deadline", "closing")
"""What comes first where several events fall on one instant."""


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """How one mandate stands. `holders` are those who have joined. `since` is the instant at which
    this deadline was set, if that was after the round opened: by an extension."""

    key: str
    deadline: dt.datetime
    submitted: bool = False
    holders: tuple[Holder, ...] = ()
    since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody has asked to be reminded at an instant. `id` tells one such wish from all others."""

    id: int
    person: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stored about a round, as far as time is concerned. All instants are aware.

    `opens_at` is the effective one: the file's, or when the round was opened at once.
    """

    round: Round
    state: State
    opens_at: dt.datetime
    mandates: tuple[MandateFacts, ...]
    asked: tuple[Asked, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """The round's working days and quiet hours."""
        return Calendar(self.round.reminders, self.round.zone)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is due at the instant `at`, in UTC. `mandates` are the keys of those that it
    is about, `person` is the only one whom it is for, if there is one. `key` is unique within the
    round and stays the same as long as the deadline does, so an extension brings new events and
    leaves behind those of the old deadline."""

    kind: Kind
    at: dt.datetime
    key: str
    mandates: tuple[str, ...]
    deadline: dt.datetime | None = None
    workdays_before: int | None = None
    person: str | None = None


def timetable(facts: Facts) -> tuple[Event, ...]:
    """Every event of the round in order of time, those that have passed among them.

    Each distinct deadline has reminders, an escalation and an end of its own. They are meant for
    `at` on the n-th working day before it, or the first allowed instant after that. What would
    fall on or before the opening or the extension that set the deadline falls away, for then
    people have just been told; so does what would fall on the deadline or later. The same holds
    for a reminder that somebody has asked for. With `ballots = "person"` nobody is known to be
    missing, so there are only opening and closing.
    """
    everyone = tuple(mandate.key for mandate in facts.mandates)
    events = [Event("opening", facts.opens_at.astimezone(dt.UTC), "opening", everyone)]
    events += _wishes(facts)
    deadlines = sorted({mandate.deadline for mandate in facts.mandates})
    for deadline in deadlines:
        events += _before(facts, deadline)
        events.append(_end(facts, deadline, last=deadline == deadlines[-1]))
    return tuple(sorted(events, key=lambda event: (event.at, _ORDER.index(event.kind), event.key)))


def next_event(facts: Facts, decided: Collection[str], now: dt.datetime) -> Event | None:
    """The first event after `now` that is not decided yet; None when time brings nothing more.
    What is due already is the business of `survey/due.py`."""
    if facts.state in ("closed", "superseded"):
        return None
    ahead = (event for event in timetable(facts) if event.at > now and event.key not in decided)
    return next(ahead, None)


def _before(facts: Facts, deadline: dt.datetime) -> Iterator[Event]:
    """The reminders and the escalation that lead to a deadline."""
    settings = facts.round.reminders
    if facts.round.ballots == "person":
        return
    for n in sorted(set(settings.workdays_before), reverse=True):
        yield from _ahead(facts, "reminder", deadline, n)
    if settings.escalate_workdays_before is not None:
        yield from _ahead(facts, "escalation", deadline, settings.escalate_workdays_before)


def _ahead(facts: Facts, kind: Kind, deadline: dt.datetime, n: int) -> Iterator[Event]:
    """The event on the n-th working day before the deadline, unless it falls away."""
    calendar = facts.calendar
    day = calendar.workdays_before(calendar.day(deadline), n)
    at = calendar.next_allowed(local(day, facts.round.reminders.at, calendar.zone))
    mandates = tuple(
        mandate.key
        for mandate in facts.mandates
        if mandate.deadline == deadline and at > _told_at(facts, mandate)
    )
    if mandates and at < deadline:
        yield Event(kind, at, f"{kind}/{n}/{_stamp(deadline)}", mandates, deadline, n)


def _wishes(facts: Facts) -> Iterator[Event]:
    """The reminders that people have asked for, as far as they do not fall away."""
    held: dict[str, list[MandateFacts]] = {}
    for mandate in facts.mandates if facts.asked else ():
        for person in dict.fromkeys(holder.person for holder in mandate.holders):
            held.setdefault(person, []).append(mandate)
    for wish in facts.asked:
        at = wish.at.astimezone(dt.UTC)
        mandates = tuple(
            mandate.key
            for mandate in held.get(wish.person, ())
            if _told_at(facts, mandate) < at < mandate.deadline
        )
        if mandates:
            yield Event("asked", at, f"asked/{wish.id}", mandates, person=wish.person)


def _end(facts: Facts, deadline: dt.datetime, *, last: bool) -> Event:
    """What happens at the deadline itself. Its key stands for when the deadline was set, too, that
    of the closing for when any was: a clock that is set back can let the same instant become a
    deadline again, and a round that was opened again has to close again."""
    kind: Kind = "closing" if last else "deadline"
    concerned = [each for each in facts.mandates if each.deadline == deadline]
    setting = facts.mandates if last else concerned
    since = sorted({_stamp(each.since) for each in setting if each.since is not None})
    key = "/".join([kind, _stamp(deadline), *([digest(" ".join(since))[:16]] if since else [])])
    mandates = tuple(each.key for each in concerned)
    return Event(kind, deadline.astimezone(dt.UTC), key, mandates, deadline)


def _told_at(facts: Facts, mandate: MandateFacts) -> dt.datetime:
    """When the mandate's people were told of its deadline: at the opening, or by an extension."""
    return facts.opens_at if mandate.since is None else max(facts.opens_at, mandate.since)


def _stamp(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).isoformat()
