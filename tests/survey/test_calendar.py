import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.calendar import Calendar, is_workday, known_holidays
from survey.round import Reminders
from tests.survey.clock_changes import BERLIN, CHANGES

NRW = Calendar(Reminders(), BERLIN)
QUARTER = dt.timedelta(minutes=15)
DAY = dt.timedelta(days=1)


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _wall(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("deadline", "n", "expected"),
    [
        # Friday 18 December 2026: 17, 16, 15, 14 | 11, 10, 9
        ("2026-12-18", 0, "2026-12-18"),
        ("2026-12-18", 1, "2026-12-17"),
        ("2026-12-18", 3, "2026-12-15"),
        ("2026-12-18", 7, "2026-12-09"),
        # A Monday: Friday, Thursday, Wednesday
        ("2026-12-14", 1, "2026-12-11"),
        ("2026-12-14", 3, "2026-12-09"),
        # A Sunday counts as little as the Saturday before it
        ("2026-12-13", 1, "2026-12-11"),
        # Fronleichnam is Thursday 4 June 2026: Friday 5, Wednesday 3, Tuesday 2
        ("2026-06-08", 1, "2026-06-05"),
        ("2026-06-08", 2, "2026-06-03"),
        ("2026-06-08", 3, "2026-06-02"),
        # Allerheiligen is Monday 1 November 2027: Friday 29, 28, 27, 26, 25 | 22, 21 October
        ("2027-11-02", 1, "2027-10-29"),
        ("2027-11-02", 7, "2027-10-21"),
        # Christmas: 25 December 2026 is a Friday, 24 a working day unless the round is closed
        ("2026-12-28", 1, "2026-12-24"),
        # New Year's Day 2027 is a Friday: 31, 30, 29, 28 December, then 24
        ("2027-01-04", 1, "2026-12-31"),
        ("2027-01-04", 5, "2026-12-24"),
    ],
)
def test_workdays_before_in_nrw(deadline: str, n: int, expected: str) -> None:
    assert NRW.workdays_before(_day(deadline), n) == _day(expected)


def test_workdays_before_with_closures_of_the_round() -> None:
    # 24 and 31 December are closed: from Monday 4 January back 30, 29, 28, then 23
    closed = (_day("2026-12-24"), _day("2026-12-31"))
    calendar = Calendar(Reminders(closed=closed), BERLIN)
    found = [calendar.workdays_before(_day("2027-01-04"), n) for n in (1, 2, 3, 4)]
    assert found == [_day(f"2026-12-{day}") for day in (30, 29, 28, 23)]


def test_is_workday_in_nrw_on_every_public_holiday() -> None:
    # 2026; Easter Sunday is 5 April. Those on a weekend are days off anyway.
    off = {(1, 1), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (6, 4), (10, 3), (11, 1)}
    off |= {(12, 25), (12, 26)}
    year = [_day("2026-01-01") + n * DAY for n in range(365)]
    weekdays = [day for day in year if day.weekday() < 5]
    assert {day for day in weekdays if not NRW.is_workday(day)} == {
        day for day in weekdays if (day.month, day.day) in off
    }
    assert not any(NRW.is_workday(day) for day in year if day.weekday() >= 5)


def test_is_workday_without_holidays_knows_weekends_only() -> None:
    reminders = Reminders(holidays=None)
    assert is_workday(_day("2026-12-25"), reminders)
    assert not is_workday(_day("2026-12-26"), reminders)


def test_is_workday_elsewhere_in_germany() -> None:
    # Reformation Day 2028 is a Tuesday: a holiday in Lower Saxony, none in NRW
    assert NRW.is_workday(_day("2028-10-31"))
    assert not is_workday(_day("2028-10-31"), Reminders(holidays="DE-NI"))


@pytest.mark.parametrize("code", ["DE", "DE-NW", "AT", "US-CA"])
def test_known_holidays_of_a_country_or_region(code: str) -> None:
    assert known_holidays(code)


@pytest.mark.parametrize("code", ["", "DE-", "DE-ZZ", "XX", "de-nw", "NW", "DE-NW-1", "DE NW"])
def test_known_holidays_of_nowhere(code: str) -> None:
    assert not known_holidays(code)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        # Winter: local time is an hour ahead of UTC. Quiet from 18:00 to 07:30.
        ("2026-12-17T16:59:59", False),
        ("2026-12-17T17:00", True),
        ("2026-12-18T06:29:59", True),
        ("2026-12-18T06:30", False),
        # Summer: two hours
        ("2026-07-01T05:29:59", True),
        ("2026-07-01T05:30", False),
    ],
)
def test_quiet_over_midnight(instant: str, expected: bool) -> None:
    assert NRW.quiet(_utc(instant)) is expected


def test_quiet_at_noon() -> None:
    calendar = Calendar(Reminders(quiet=(dt.time(12), dt.time(13))), BERLIN)
    asked = [_utc(f"2026-12-17T{hour:02}:00") for hour in (10, 11, 12)]
    assert [calendar.quiet(instant) for instant in asked] == [False, True, False]


@pytest.mark.parametrize("hours", [None, (dt.time(8), dt.time(8))])
def test_quiet_never(hours: tuple[dt.time, dt.time] | None) -> None:
    calendar = Calendar(Reminders(quiet=hours), BERLIN)
    assert not any(calendar.quiet(_utc(f"2026-12-17T{hour:02}:00")) for hour in range(24))


def test_quiet_ends_for_good_on_the_night_with_an_hour_twice() -> None:
    # The first 02:30 is 00:30 UTC; the clock then shows 02:00 again at 01:00 UTC.
    calendar = Calendar(Reminders(quiet=(dt.time(22), dt.time(2, 30))), BERLIN)
    asked = [_utc(f"2027-10-31T{time}") for time in ("00:29", "00:30", "01:15")]
    assert [calendar.quiet(instant) for instant in asked] == [True, False, False]


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-12-17T08:00", "2026-12-17T08:00"),  # Thursday 09:00
        ("2026-12-17T17:00", "2026-12-18T06:30"),  # Thursday 18:00: Friday 07:30
        ("2026-12-18T02:00", "2026-12-18T06:30"),  # Friday 03:00
        ("2026-12-18T17:00", "2026-12-21T06:30"),  # Friday 18:00: Monday
        ("2026-12-19T11:00", "2026-12-21T06:30"),  # Saturday noon
        ("2026-12-24T19:00", "2026-12-28T06:30"),  # Christmas, then a weekend
        ("2026-06-03T20:00", "2026-06-05T05:30"),  # the eve of Fronleichnam, in summer
        ("2027-10-29T20:00", "2027-11-02T06:30"),  # over the clock change and Allerheiligen
    ],
)
def test_next_allowed_in_nrw(instant: str, expected: str) -> None:
    assert NRW.next_allowed(_utc(instant)) == _utc(expected)


def test_next_allowed_without_quiet_hours_is_midnight_after_a_day_off() -> None:
    calendar = Calendar(Reminders(quiet=None), BERLIN)
    assert calendar.next_allowed(_utc("2026-12-19T11:00")) == _utc("2026-12-20T23:00")
    assert calendar.next_allowed(_utc("2026-12-17T22:00")) == _utc("2026-12-17T22:00")


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_next_allowed_around_a_clock_change(zone: ZoneInfo, day: str) -> None:
    """Every quarter of an hour for three days, held against the wall clock alone."""
    calendar = Calendar(Reminders(holidays=None), zone)
    first = dt.datetime.fromisoformat(day).replace(tzinfo=zone).astimezone(dt.UTC) - DAY
    instants = [first + n * QUARTER for n in range(4 * 24 * 4)]
    allowed = [instant for instant in instants if _speaks(_wall(instant, zone))]
    asked = instants[: 3 * 24 * 4]
    expected = [next(each for each in allowed if each >= instant) for instant in asked]
    assert [calendar.next_allowed(instant) for instant in asked] == expected


def _speaks(wall: dt.datetime) -> bool:
    return wall.weekday() < 5 and dt.time(7, 30) <= wall.time() < dt.time(18)


@given(
    after=st.timedeltas(dt.timedelta(), dt.timedelta(days=3 * 365)),
    code=st.sampled_from([None, "DE-NW"]),
    quiet=st.none() | st.tuples(st.times(), st.times()),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_next_allowed_is_allowed_and_stays(
    after: dt.timedelta, code: str | None, quiet: tuple[dt.time, dt.time] | None, zone: str
) -> None:
    instant = _utc("2026-01-01") + after
    calendar = Calendar(Reminders(holidays=code, quiet=quiet), ZoneInfo(zone))
    found = calendar.next_allowed(instant)
    assert found >= instant
    assert calendar.is_workday(calendar.day(found))
    assert not calendar.quiet(found)
    assert calendar.next_allowed(found) == found
    if found > instant:  # nothing was missed: just before it was still quiet, or a day off
        before = found - dt.timedelta(microseconds=1)
        assert calendar.quiet(before) or not calendar.is_workday(calendar.day(before))
