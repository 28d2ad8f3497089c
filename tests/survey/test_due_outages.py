"""A round looked at whenever: outages of any length, clocks that jump back and forth, answers and
extensions in between. What may happen is worked out here a second time, from the wall clock."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.due import Decision, Notice, due, still_wanted
from survey.missing import Recipient
from survey.plan import Facts, MandateFacts, timetable
from survey.roster import Holder
from survey.round import Reminders, Round

# Public holidays of NRW on working days; 2028 begins with a Saturday.
HOLIDAYS = {
    *(dt.date(2026, month, day) for month, day in [(1, 1), (4, 3), (4, 6), (5, 1), (5, 14)]),
    *(dt.date(2026, month, day) for month, day in [(5, 25), (6, 4), (12, 25)]),
    *(dt.date(2027, month, day) for month, day in [(1, 1), (3, 26), (3, 29), (5, 6), (5, 17)]),
    *(dt.date(2027, month, day) for month, day in [(5, 27), (11, 1)]),
}
START = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ANSWER, EXTEND = "answer", "extend"

Look = tuple[dt.timedelta, str, int]
"""How far the clock has moved since the look before, and what which mandate has done meanwhile:
nothing, or one of the two words above."""

ANY_DAY = st.none() | st.dates(dt.date(2026, 1, 7), dt.date(2027, 12, 31))
PERSON = st.sampled_from("pqrs")
PEOPLE = st.builds(Holder, person=PERSON) | st.builds(
    Holder,
    person=PERSON,
    role=st.sampled_from(["head", "deputy", "preparer"]),
    from_=ANY_DAY,
    to=ANY_DAY,
)
REMINDERS = st.builds(
    Reminders,
    workdays_before=st.lists(st.integers(0, 9), min_size=1, max_size=4).map(tuple),
    at=st.sampled_from([dt.time(6), dt.time(9), dt.time(17, 30), dt.time(20)]),
    holidays=st.sampled_from([None, "DE-NW"]),
    quiet=st.sampled_from(
        [None, (dt.time(18), dt.time(7, 30)), (dt.time(22), dt.time(5)), (dt.time(12), dt.time(13))]
    ),
    escalate_workdays_before=st.none() | st.integers(0, 3),
)
HOURS = [-100, -1, 1, 6, 13, *[24] * 12, 30, 50, 130, 500]
LOOKS = st.lists(
    st.tuples(
        st.sampled_from(HOURS).map(lambda hours: hours * DAY / 24),
        st.sampled_from([*[""] * 8, ANSWER, EXTEND]),
        st.integers(0, 3),
    ),
    min_size=10,
    max_size=30,
)


@st.composite
def planned_rounds(draw: st.DrawFn) -> Facts:
    opens_at = START + draw(st.integers(0, 690 * 24)) * DAY / 24
    closes_at = opens_at + draw(st.sampled_from([1, 30]) | st.integers(100, 700)) * DAY / 24
    mandates = tuple(
        MandateFacts(
            key,
            closes_at + draw(st.sampled_from([0, 0, 1, 5])) * DAY,
            holders=tuple(draw(st.lists(PEOPLE, min_size=1, max_size=3))),
        )
        for key in "abcd"[: draw(st.integers(1, 4))]
    )
    zone = draw(st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]))
    return Facts(_round(zone, draw(REMINDERS)), "planned", opens_at, mandates)


def _round(zone: str, reminders: Reminders) -> Round:
    options = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]
    question = {"id": "interest", "kind": "choice", "text": "Interesse?", "options": options}
    plain = {"format": 1, "id": "test", "title": "T", "purpose": "P", "closes": "2026-12-18T12:00"}
    shape = {**plain, "questions": [question], "timezone": zone}
    return Round.model_validate({**shape, "reminders": reminders.model_dump()})


@settings(max_examples=250)
@given(facts=planned_rounds(), looks=LOOKS)
def test_due_at_any_sequence_of_looks(facts: Facts, looks: list[Look]) -> None:
    decided, now = set[str](), facts.opens_at - DAY / 24
    for moved, action, which in looks:
        now += moved
        facts = _after(facts, action, which, now)
        facts = _look(facts, decided, now)
    facts = _look(facts, decided, max(each.deadline for each in facts.mandates))
    assert facts.state == "closed"
    assert decided >= {event.key for event in timetable(facts)}


def _after(facts: Facts, action: str, which: int, now: dt.datetime) -> Facts:
    """The facts after what the mandate did, if it still could."""
    mandate = facts.mandates[which % len(facts.mandates)]
    if facts.state != "open" or not facts.opens_at <= now < mandate.deadline:
        return facts
    if action == ANSWER:
        changed = replace(mandate, submitted=True)
    elif action == EXTEND:
        changed = replace(mandate, deadline=mandate.deadline + 2 * DAY, since=now)
    else:
        return facts
    return replace(
        facts, mandates=tuple(changed if each is mandate else each for each in facts.mandates)
    )


def _look(facts: Facts, decided: set[str], now: dt.datetime) -> Facts:
    """One look at the clock, what it decides held against the rules, and the state after it."""
    decisions = due(facts, decided, now)
    assert list(decisions) == sorted(decisions, key=lambda decision: decision.event.at)
    for decision in decisions:
        assert decision.event.key not in decided
        assert decision.event.at <= now
        decided.add(decision.event.key)
        if decision.event.kind in ("deadline", "closing"):
            assert (decision.outcome, decision.not_before) == ("do", now)
        elif decision.outcome == "do":
            _check_message(facts, decision, now)
        else:
            _check_silence(facts, decision, decisions)
    kinds = {decision.event.kind for decision in decisions}
    reminded = [d.event.deadline for d in decisions if d.event.kind == "reminder" and _done(d)]
    assert len(set(reminded)) == len(reminded)
    assert not (reminded and "opening" in kinds)
    if "closing" in kinds:
        return replace(facts, state="closed")
    return replace(facts, state="open") if "opening" in kinds else facts


def _done(decision: Decision) -> bool:
    return decision.outcome == "do"


def _check_silence(facts: Facts, decision: Decision, decisions: tuple[Decision, ...]) -> None:
    """Nobody needs it, or the same people get another message no later than this one."""
    event = decision.event
    assert decision.recipients == ()
    if decision.outcome == "skipped":
        if event.kind == "reminder":
            assert _expected_recipients(facts, decision) == []
        return
    same = [each.event for each in decisions if _done(each)]
    same += [each for each in timetable(facts) if event.at < each.at <= decision.not_before]
    assert any(
        other.kind == "opening" or (other.kind, other.deadline) == ("reminder", event.deadline)
        for other in same
    )


def _check_message(facts: Facts, decision: Decision, now: dt.datetime) -> None:
    """It leaves when it may, to whom it concerns, and not before the day it was meant for."""
    leaves, event = decision.not_before, decision.event
    assert leaves >= now
    assert _may_speak(facts, leaves)
    if event.workdays_before is not None:
        assert event.deadline is not None
        assert leaves < event.deadline
        assert _wall(facts, now) >= _meant_for(facts, event.deadline, event.workdays_before)
    if event.kind == "escalation":
        assert decision.mandates
        assert not any(each.submitted for each in facts.mandates if each.key in decision.mandates)
        return
    assert sorted(decision.recipients) == _expected_recipients(facts, decision)
    for person, mandates in decision.recipients:
        opened = replace(facts, state="open")
        kind: Notice = "opening" if event.kind == "opening" else "reminder"
        assert still_wanted(kind, opened, person, mandates, leaves) == mandates


def _expected_recipients(facts: Facts, decision: Decision) -> list[Recipient]:
    """Everyone who can still do something about one of the event's mandates, once."""
    leaves = decision.not_before
    today = _wall(facts, leaves).date()
    held: dict[str, list[str]] = {}
    for mandate in facts.mandates:
        if mandate.key not in decision.event.mandates:
            continue
        if mandate.submitted or mandate.deadline <= leaves:
            continue
        acting = {
            holder.person
            for holder in mandate.holders
            if (holder.from_ or today) <= today <= (holder.to or today)
        }
        for person in acting:
            held.setdefault(person, []).append(mandate.key)
    return sorted(Recipient(person, tuple(keys)) for person, keys in held.items())


def _meant_for(facts: Facts, deadline: dt.datetime, n: int) -> dt.datetime:
    """The local time of the n-th working day before the deadline."""
    day = _wall(facts, deadline).date()
    while n > 0:
        day -= DAY
        n -= _works(facts, day)
    return dt.datetime.combine(day, facts.round.reminders.at)


def _may_speak(facts: Facts, instant: dt.datetime) -> bool:
    wall = _wall(facts, instant)
    return _works(facts, wall.date()) and not _is_quiet(facts, wall.time())


def _works(facts: Facts, day: dt.date) -> bool:
    off = HOLIDAYS if facts.round.reminders.holidays else set[dt.date]()
    return day.weekday() < 5 and day not in off


def _is_quiet(facts: Facts, time: dt.time) -> bool:
    if facts.round.reminders.quiet is None:
        return False
    start, end = facts.round.reminders.quiet
    return start <= time < end if start < end else not end <= time < start


def _wall(facts: Facts, instant: dt.datetime) -> dt.datetime:
    return instant.astimezone(ZoneInfo(facts.round.timezone)).replace(tzinfo=None)
