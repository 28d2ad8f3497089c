import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from survey.local_time import local
from survey.plan import Event, Facts, MandateFacts, next_event, timetable
from survey.round import Round
from survey.submission import State

OPENS = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)  # Monday 09:00 in Berlin
CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)  # Friday 12:00
LATER = dt.datetime(2026, 12, 22, 11, tzinfo=dt.UTC)  # Tuesday 12:00
MICROSECOND = dt.timedelta(microseconds=1)


def _round(**changes: Any) -> Round:
    options = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]
    question = {"id": "interest", "kind": "choice", "text": "Interesse?", "options": options}
    plain = {"format": 1, "id": "test", "title": "T", "purpose": "P", "closes": "2026-12-18T12:00"}
    return Round.model_validate({**plain, "questions": [question], **changes})


def _facts(*deadlines: dt.datetime, state: State = "open", **changes: Any) -> Facts:
    """A round whose mandates, named a, b, ..., have these deadlines."""
    mandates = (
        MandateFacts(key, deadline) for key, deadline in zip("abc", deadlines, strict=False)
    )
    return Facts(_round(**changes), state, OPENS, tuple(mandates))


def _told(events: tuple[Event, ...]) -> list[str]:
    return [f"{event.at:%m-%d %H:%M} {event.kind} {','.join(event.mandates)}" for event in events]


def test_timetable_of_one_deadline() -> None:
    # Working days before Friday 18 December: 17, 16, 15 (third), 14 | 11, 10, 9 (seventh).
    # 09:00 in winter is 08:00 UTC.
    assert _told(timetable(_facts(CLOSES, CLOSES))) == [
        "11-23 08:00 opening a,b",
        "12-09 08:00 reminder a,b",
        "12-15 08:00 reminder a,b",
        "12-17 08:00 reminder a,b",
        "12-17 08:00 escalation a,b",
        "12-18 11:00 closing a,b",
    ]


def test_timetable_of_two_deadlines() -> None:
    # Working days before Tuesday 22 December: Monday 21 | 18, 17 (third), 16, 15, 14 | 11 (seventh)
    assert _told(timetable(_facts(CLOSES, LATER))) == [
        "11-23 08:00 opening a,b",
        "12-09 08:00 reminder a",
        "12-11 08:00 reminder b",
        "12-15 08:00 reminder a",
        "12-17 08:00 reminder a",
        "12-17 08:00 reminder b",
        "12-17 08:00 escalation a",
        "12-18 11:00 deadline a",
        "12-21 08:00 reminder b",
        "12-21 08:00 escalation b",
        "12-22 11:00 closing b",
    ]


def test_timetable_names_each_event_once_and_with_its_deadline() -> None:
    events = timetable(_facts(CLOSES, LATER))
    assert [event.key for event in events if event.deadline in (None, CLOSES)] == [
        "opening",
        "reminder/7/2026-12-18T11:00:00+00:00",
        "reminder/3/2026-12-18T11:00:00+00:00",
        "reminder/1/2026-12-18T11:00:00+00:00",
        "escalation/1/2026-12-18T11:00:00+00:00",
        "deadline/2026-12-18T11:00:00+00:00",
    ]
    assert [event.workdays_before for event in events if event.deadline == LATER] == [
        7, 3, 1, 1, None,
    ]  # fmt: skip
    assert len({event.key for event in events}) == len(events)


def test_timetable_tells_deadlines_apart_by_a_microsecond() -> None:
    events = timetable(_facts(CLOSES, CLOSES + MICROSECOND))
    assert len({event.key for event in events}) == 11


def test_timetable_knows_a_deadline_in_any_zone_as_the_same() -> None:
    here = CLOSES.astimezone(ZoneInfo("Europe/Berlin"))
    assert timetable(_facts(CLOSES, here)) == timetable(_facts(CLOSES, CLOSES))


def test_timetable_over_fronleichnam() -> None:
    # Deadline Monday 8 June 2026, Fronleichnam is Thursday 4 June: so Friday 5, Wednesday 3,
    # Tuesday 2. 09:00 in summer is 07:00 UTC.
    closes = dt.datetime(2026, 6, 8, 10, tzinfo=dt.UTC)
    facts = Facts(
        _round(reminders={"workdays_before": [3, 2, 1], "escalate_workdays_before": None}),
        "open",
        dt.datetime(2026, 5, 1, tzinfo=dt.UTC),
        (MandateFacts("a", closes),),
    )
    assert _told(timetable(facts)[1:]) == [
        "06-02 07:00 reminder a",
        "06-03 07:00 reminder a",
        "06-05 07:00 reminder a",
        "06-08 10:00 closing a",
    ]


def test_timetable_keeps_local_time_over_the_clock_change() -> None:
    # Deadline Tuesday 2 November 2027; Monday is Allerheiligen, clocks change on Sunday.
    # One working day before is Friday 29 October, 09:00 in summer = 07:00 UTC.
    closes = dt.datetime(2027, 11, 2, 11, tzinfo=dt.UTC)
    events = timetable(_facts(closes, reminders={"workdays_before": [1]}))
    assert _told(events[1:]) == [
        "10-29 07:00 reminder a",
        "10-29 07:00 escalation a",
        "11-02 11:00 closing a",
    ]


@pytest.mark.parametrize(
    ("opens", "reminders"),
    [
        (dt.datetime(2026, 12, 9, 7, 59, tzinfo=dt.UTC), [7, 3, 1]),
        (dt.datetime(2026, 12, 9, 8, 0, tzinfo=dt.UTC), [3, 1]),  # told by the opening itself
        (dt.datetime(2026, 12, 17, 9, 0, tzinfo=dt.UTC), []),
    ],
)
def test_timetable_drops_reminders_before_the_opening(
    opens: dt.datetime, reminders: list[int]
) -> None:
    facts = Facts(_round(), "open", opens, (MandateFacts("a", CLOSES),))
    found = [event.workdays_before for event in timetable(facts) if event.kind == "reminder"]
    assert found == reminders


def test_timetable_drops_what_lies_before_an_extension() -> None:
    # b was extended on Thursday 17 December at 09:00 to Tuesday: its reminders of 11 and 17
    # December are past, or told by the extension itself. The one of the 21st stays.
    extended = MandateFacts("b", LATER, since=dt.datetime(2026, 12, 17, 8, tzinfo=dt.UTC))
    facts = Facts(_round(), "open", OPENS, (MandateFacts("a", CLOSES), extended))
    assert [line for line in _told(timetable(facts)) if line.endswith("b")] == [
        "11-23 08:00 opening a,b",
        "12-21 08:00 reminder b",
        "12-21 08:00 escalation b",
        "12-22 11:00 closing b",
    ]


def test_timetable_reminds_those_who_had_the_deadline_before_another_joined_it() -> None:
    # a has had the later deadline all along, b since the 14th: the reminder of the 11th was a's.
    extended = MandateFacts("b", LATER, since=dt.datetime(2026, 12, 14, 8, tzinfo=dt.UTC))
    facts = Facts(_round(), "open", OPENS, (MandateFacts("a", LATER), extended))
    reminders = [event for event in timetable(facts) if event.kind == "reminder"]
    assert [event.mandates for event in reminders] == [("a",), ("a", "b"), ("a", "b")]


def test_timetable_after_an_extension_before_the_opening_starts_with_the_opening() -> None:
    # Extended on 1 December, opened on the 10th: the reminder of the 9th would come before it.
    extended = MandateFacts("a", CLOSES, since=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
    opens = dt.datetime(2026, 12, 10, 8, tzinfo=dt.UTC)
    events = timetable(Facts(_round(), "planned", opens, (extended,)))
    assert [event.workdays_before for event in events if event.kind == "reminder"] == [3, 1]


def test_timetable_turns_the_closing_into_a_deadline_when_one_town_gets_more_time() -> None:
    before = {event.key for event in timetable(_facts(CLOSES, CLOSES))}
    after = {event.key for event in timetable(_facts(CLOSES, LATER))}
    assert before - after == {"closing/2026-12-18T11:00:00+00:00"}


@pytest.mark.parametrize(
    ("reminders", "expected"),
    [
        ({"workdays_before": []}, []),
        ({"workdays_before": [1, 3, 1]}, ["12-15 08:00", "12-17 08:00"]),
        # On the day itself, unless the deadline is over by then
        ({"workdays_before": [0]}, ["12-18 08:00"]),
        ({"workdays_before": [0], "at": "12:00"}, []),
        ({"workdays_before": [0], "at": "11:59"}, ["12-18 10:59"]),
        # Meant for quiet hours: at their end
        ({"workdays_before": [1], "at": "06:00"}, ["12-17 06:30"]),
        ({"workdays_before": [1], "at": "20:00"}, ["12-18 06:30"]),
        ({"workdays_before": [1], "at": "20:00", "quiet": None}, ["12-17 19:00"]),
    ],
)
def test_timetable_of_other_reminders(reminders: dict[str, Any], expected: list[str]) -> None:
    events = timetable(_facts(CLOSES, reminders=reminders))
    assert [f"{each.at:%m-%d %H:%M}" for each in events if each.kind == "reminder"] == expected


def test_timetable_without_escalation() -> None:
    events = timetable(_facts(CLOSES, reminders={"escalate_workdays_before": None}))
    assert [event.kind for event in events] == ["opening", *["reminder"] * 3, "closing"]


def test_timetable_of_a_forum_has_nobody_to_remind() -> None:
    events = timetable(_facts(CLOSES, CLOSES, ballots="person"))
    assert _told(events) == ["11-23 08:00 opening a,b", "12-18 11:00 closing a,b"]


def test_timetable_does_not_depend_on_state_and_submissions() -> None:
    submitted = MandateFacts("a", CLOSES, submitted=True)
    closed = Facts(_round(), "closed", OPENS, (submitted,))
    assert timetable(closed) == timetable(_facts(CLOSES))


CHANGES = [
    ("Europe/Berlin", dt.date(2027, 3, 28)),
    ("Europe/Berlin", dt.date(2028, 10, 29)),
    ("America/New_York", dt.date(2028, 3, 12)),
    ("America/New_York", dt.date(2027, 11, 7)),
    ("Australia/Lord_Howe", dt.date(2027, 10, 3)),
    ("Australia/Lord_Howe", dt.date(2028, 4, 2)),
]


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_timetable_with_reminders_at_every_hour_around_a_clock_change(
    zone: str, day: dt.date, hour: int
) -> None:
    """The Friday before the change and the Monday after it each have their reminder at its local
    time; a deadline on the Sunday itself ends that day's hour, whatever the clocks do."""
    at = dt.time(hour)
    settings = {"holidays": None, "quiet": None, "at": at, "escalate_workdays_before": None}
    where = ZoneInfo(zone)
    tuesday = local(day + dt.timedelta(days=2), dt.time(23, 30), where)
    sunday = local(day, at, where)
    facts = Facts(
        _round(timezone=zone, reminders={**settings, "workdays_before": [2, 1]}),
        "open",
        sunday - dt.timedelta(days=9),
        (MandateFacts("a", sunday), MandateFacts("b", tuesday)),
    )
    told = [
        (event.kind, event.at.astimezone(where).replace(tzinfo=None))
        for event in timetable(facts)[1:]
        if event.mandates == ("b",)
    ]
    monday, friday = (dt.datetime.combine(day + dt.timedelta(days=n), at) for n in (1, -2))
    assert told == [
        ("reminder", friday),
        ("reminder", monday),
        ("closing", dt.datetime.combine(day + dt.timedelta(days=2), dt.time(23, 30))),
    ]
    assert [event.at for event in timetable(facts) if event.kind == "deadline"] == [sunday]


def test_next_event_goes_through_the_whole_timetable() -> None:
    facts = _facts(CLOSES, LATER)
    now, seen = OPENS - MICROSECOND, set[dt.datetime]()
    while event := next_event(facts, (), now):
        now = event.at
        seen.add(now)
    assert seen == {event.at for event in timetable(facts)}
    assert now == LATER


def test_next_event_skips_what_is_decided_and_what_is_due() -> None:
    facts = _facts(CLOSES)
    opening, seven, three = timetable(facts)[:3]
    assert next_event(facts, (), OPENS - MICROSECOND) == opening
    assert next_event(facts, (), OPENS) == seven
    assert next_event(facts, {opening.key, seven.key}, OPENS) == three


@pytest.mark.parametrize("state", ["closed", "superseded"])
def test_next_event_of_a_round_that_is_over(state: State) -> None:
    assert next_event(_facts(CLOSES, state=state), (), OPENS) is None
    assert next_event(_facts(CLOSES, state="planned"), (), CLOSES) is None
