"""Whole rounds looked at whenever: outages of any length, clocks that jump back and forth; answers,
wishes, extensions, early ends and reopenings in between. What may happen is worked out here a
second time, from the wall clock."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.due import Decision, Notice, still_wanted
from survey.missing import Recipient
from survey.plan import Event, Facts, MandateFacts, timetable
from survey.preview import preview
from survey.refusal import Refusal
from survey.reminding import at_once
from survey.roster import Holder
from survey.round import Reminders
from tests.survey.playing import Bot, a_round

# Public holidays of NRW on working days; 2028 begins with a Saturday.
HOLIDAYS = {
    *(dt.date(2026, month, day) for month, day in [(1, 1), (4, 3), (4, 6), (5, 1), (5, 14)]),
    *(dt.date(2026, month, day) for month, day in [(5, 25), (6, 4), (12, 25)]),
    *(dt.date(2027, month, day) for month, day in [(1, 1), (3, 26), (3, 29), (5, 6), (5, 17)]),
    *(dt.date(2027, month, day) for month, day in [(5, 27), (11, 1)]),
}
START = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ACTS = ("answer", "extend", "extend all", "end", "reopen", "reopen all", "ask", "request")

Look = tuple[dt.timedelta, str, int]
"""How far the clock has moved since the look before, and what was done meanwhile by or for which
mandate: nothing, or one of the acts above."""

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
        st.sampled_from([*[""] * 8, *ACTS]),
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
    reminders = draw(REMINDERS).model_dump()
    return Facts(a_round(timezone=zone, reminders=reminders), "planned", opens_at, mandates)


@settings(max_examples=250)
@given(facts=planned_rounds(), looks=LOOKS)
def test_due_at_any_sequence_of_looks(facts: Facts, looks: list[Look]) -> None:
    bot, now = Bot(facts), facts.opens_at - DAY / 24
    for moved, act, which in looks:
        now += moved
        _act(bot, act, which, now)
        _look(bot, now)
    _look(bot, max(each.deadline for each in bot.facts.mandates))
    assert bot.facts.state == "closed"
    assert bot.decided >= {event.key for event in timetable(bot.facts)}
    bot.assert_on_time()


@settings(max_examples=100)
@given(facts=planned_rounds(), looks=LOOKS, left=st.integers(0, 8))
def test_preview_is_what_comes_if_nobody_acts_any_more(
    facts: Facts, looks: list[Look], left: int
) -> None:
    """Told at any time: then the bot looks at the clock every few hours, and whenever it is due."""
    bot, now = Bot(facts), facts.opens_at - DAY / 24
    for moved, act, which in looks[:left]:
        now += moved
        _act(bot, act, which, now)
        _look(bot, now)
    told = preview(bot.facts, bot.decided, now)
    known = bot.decided
    end = max(each.deadline for each in bot.facts.mandates)
    ticks = {now + number * DAY / 3 for number in range(3 * max(0, (end - now).days + 1))}
    ticks |= {event.at for event in timetable(bot.facts) if event.at > now}
    for tick in sorted({now, *ticks}):
        bot.look(tick)
    assert [decision for key, (_, decision) in bot.made.items() if key not in known] == list(told)


def _act(bot: Bot, act: str, which: int, now: dt.datetime) -> None:
    """What is done meanwhile, if it can be."""
    before = bot.facts
    mandate = before.mandates[which % len(before.mandates)]
    longer = mandate.deadline + 2 * DAY
    match act:
        case "answer" if before.opens_at <= now:
            bot.answer(mandate.key, now)
        case "extend":
            _expect_longer(bot, before, bot.extend(longer, mandate.key, now), longer, now)
        case "extend all":
            _expect_longer(bot, before, bot.extend(longer, None, now), longer, now)
        case "reopen":
            bot.reopen(now + 3 * DAY, mandate.key, now)
        case "reopen all":
            bot.reopen(now + 3 * DAY, None, now)
        case "end" if which == 0:
            bot.end(now)
        case "ask" if mandate.holders:
            _ask(bot, mandate.holders[0].person, now)
        case "request":
            _request(bot, now)


def _expect_longer(
    bot: Bot, before: Facts, done: bool, when: dt.datetime, now: dt.datetime
) -> None:
    """An extension takes no time from anybody, and reopens nothing."""
    assert bot.facts.state == before.state
    pairs = list(zip(before.mandates, bot.facts.mandates, strict=True))
    assert all(old.deadline <= new.deadline for old, new in pairs)
    assert done == any(old != new for old, new in pairs)
    assert not done or (before.state == "open" and when > now)


def _ask(bot: Bot, person: str, now: dt.datetime) -> None:
    """A reminder that is promised comes on a working day after today, before a deadline."""
    at = bot.ask(person, now)
    if at is not None:
        assert _wall(bot.facts, at).date() > _wall(bot.facts, now).date()
        assert _may_speak(bot.facts, at)
        held = [m for m in bot.facts.mandates if person in {h.person for h in m.holders}]
        assert any(not each.submitted and at < each.deadline for each in held)


def _request(bot: Bot, now: dt.datetime) -> None:
    """It reaches just those who are missing, and changes nothing that is planned."""
    whom = at_once(bot.facts, None, now)
    if isinstance(whom, Refusal):
        return
    lacking = [each for each in bot.facts.mandates if not each.submitted and now < each.deadline]
    assert whom.missing == tuple(each.key for each in lacking)
    assert sorted(whom.recipients) == _acting(bot.facts, set(whom.missing), now)
    reached = {key for each in whom.recipients for key in each.mandates}
    assert set(whom.missing) == reached | set(whom.unreached)


def _look(bot: Bot, now: dt.datetime) -> None:
    """One look at the clock, and what it decides held against the rules."""
    facts = bot.facts
    decisions = bot.look(now)
    assert list(decisions) == sorted(decisions, key=lambda decision: decision.event.at)
    for decision in decisions:
        if decision.event.kind in ("deadline", "closing"):
            assert (decision.outcome, decision.not_before) == ("do", now)
        elif decision.outcome == "do":
            _check_message(facts, decision, now)
        else:
            _check_silence(facts, decision, decisions)
    _check_one_each(facts, decisions)
    kinds = [decision.event.kind for decision in decisions]
    assert (bot.facts.state == "closed") == ("closing" in kinds or facts.state == "closed")


def _check_one_each(facts: Facts, decisions: tuple[Decision, ...]) -> None:
    """Nobody is told twice at once, and nobody is left out who would have been reminded."""
    told = [d for d in decisions if _done(d) and d.event.kind in ("opening", "asked", "reminder")]
    people = [each.person for decision in told for each in decision.recipients]
    assert len(set(people)) == len(people)
    about = {each.person: set(each.mandates) for d in told for each in d.recipients}
    for decision in decisions:
        if decision.event.kind in ("asked", "reminder") and decision.reason != "later":
            for person, mandates in _due_to(facts, decision):
                assert about[person] >= set(mandates)


def _done(decision: Decision) -> bool:
    return decision.outcome == "do"


def _check_silence(facts: Facts, decision: Decision, decisions: tuple[Decision, ...]) -> None:
    """Nobody needs it, or the same people get another message no later than this one."""
    event, leaves = decision.event, decision.not_before
    assert decision.recipients == ()
    if decision.outcome == "skipped":
        assert event.kind == "escalation" or _due_to(facts, decision) == []
        lacking = [m for m in facts.mandates if m.key in event.mandates and not m.submitted]
        late = bool(lacking) and all(each.deadline <= leaves for each in lacking)
        assert decision.reason == ("over" if late else "nobody" if lacking else "submitted")
        return
    same = [each.event for each in decisions if _done(each)]
    match decision.reason:
        case "opening":
            assert any(other.kind == "opening" for other in same)
        case "together":
            assert any(other.kind in ("asked", "reminder") for other in same)
        case _:
            assert decision.reason == "later"
            lacking = [m for m in facts.mandates if m.key in event.mandates and not m.submitted]
            for mandate in (each for each in lacking if leaves < each.deadline):
                assert any(_takes_over(other, mandate, event, leaves) for other in timetable(facts))


def _takes_over(other: Event, mandate: MandateFacts, event: Event, leaves: dt.datetime) -> bool:
    later = other.kind == "reminder" and event.at < other.at <= leaves
    return later and other.deadline == mandate.deadline and mandate.key in other.mandates


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
    if event.kind == "opening":
        assert sorted(decision.recipients) == _due_to(facts, decision)
    kind: Notice = "opening" if event.kind == "opening" else "reminder"
    for person, mandates in decision.recipients:
        opened = replace(facts, state="open")
        assert still_wanted(kind, opened, person, mandates, leaves) == mandates


def _due_to(facts: Facts, decision: Decision) -> list[Recipient]:
    """Everyone who can still do something about one of the event's mandates, once."""
    found = _acting(facts, set(decision.event.mandates), decision.not_before)
    return [each for each in found if decision.event.person in (None, each.person)]


def _acting(facts: Facts, keys: set[str], at: dt.datetime) -> list[Recipient]:
    """Who can act at the instant for those of the mandates that are missing, and for which."""
    today = _wall(facts, at).date()
    held: dict[str, list[str]] = {}
    for mandate in facts.mandates:
        if mandate.key not in keys or mandate.submitted or mandate.deadline <= at:
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
