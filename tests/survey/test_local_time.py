"""Local times and instants, on clock-change nights above all."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from survey.local_time import comes_twice, exists, local
from tests.survey.clock_changes import BERLIN, CHANGES, LORD_HOWE, NEW_YORK

MINUTE = dt.timedelta(minutes=1)


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "day", "time", "expected"),
    [
        (BERLIN, "2026-12-18", "12:00", "2026-12-18T11:00"),
        (BERLIN, "2026-07-01", "09:00", "2026-07-01T07:00"),
        # 02:00 becomes 03:00 at 01:00 UTC
        (BERLIN, "2027-03-28", "01:59", "2027-03-28T00:59"),
        (BERLIN, "2027-03-28", "02:00", "2027-03-28T01:00"),
        (BERLIN, "2027-03-28", "02:30:15", "2027-03-28T01:00"),
        (BERLIN, "2027-03-28", "03:00", "2027-03-28T01:00"),
        # 03:00 becomes 02:00 at 01:00 UTC, so that 02:30 comes at 00:30 and at 01:30
        (BERLIN, "2027-10-31", "02:30", "2027-10-31T00:30"),
        (BERLIN, "2027-10-31", "03:00", "2027-10-31T02:00"),
        # 02:00 EST becomes 03:00 EDT at 07:00 UTC; 02:00 EDT becomes 01:00 EST at 06:00 UTC
        (NEW_YORK, "2027-03-14", "02:30", "2027-03-14T07:00"),
        (NEW_YORK, "2027-11-07", "01:30", "2027-11-07T05:30"),
        # Half an hour: 02:00 (+10:30) becomes 02:30 (+11) at 15:30 UTC of the day before,
        # and 02:00 (+11) becomes 01:30 (+10:30) at 15:00 UTC
        (LORD_HOWE, "2027-10-03", "02:15", "2027-10-02T15:30"),
        (LORD_HOWE, "2027-04-04", "01:45", "2027-04-03T14:45"),
    ],
)
def test_local_worked_out_by_hand(zone: ZoneInfo, day: str, time: str, expected: str) -> None:
    assert local(dt.date.fromisoformat(day), dt.time.fromisoformat(time), zone) == _utc(expected)


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_local_on_every_minute_of_a_clock_change(zone: ZoneInfo, day: str) -> None:
    """Held against a walk along the clock: the first instant that shows the time or, if it is
    left out, the first later one."""
    midnight = dt.datetime.fromisoformat(day)
    began = midnight.replace(tzinfo=zone).astimezone(dt.UTC)
    shown: dict[dt.datetime, dt.datetime] = {}
    for n in range(26 * 60):
        shown.setdefault(_wall(began + n * MINUTE, zone), began + n * MINUTE)
    asked = [midnight + n * MINUTE for n in range(24 * 60)]
    left_out = [wall for wall in asked if wall not in shown]
    for wall in reversed(left_out):
        shown[wall] = shown[wall + MINUTE]
    assert [local(wall.date(), wall.time(), zone) for wall in asked] == [shown[w] for w in asked]


def test_local_ignores_which_of_two_times_was_meant() -> None:
    second = dt.time(2, 30, fold=1)
    assert local(dt.date(2027, 10, 31), second, BERLIN) == _utc("2027-10-31T00:30")


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_times_that_exist_and_come_twice_are_those_the_clock_shows(
    zone: ZoneInfo, day: str
) -> None:
    midnight = dt.datetime.fromisoformat(day)
    began = midnight.replace(tzinfo=zone).astimezone(dt.UTC)
    shown = [_wall(began + n * MINUTE, zone) for n in range(26 * 60)]
    for wall in (midnight + n * MINUTE for n in range(24 * 60)):
        assert (exists(wall, zone), comes_twice(wall, zone)) == (
            wall in shown,
            shown.count(wall) == 2,
        )


def _wall(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)
