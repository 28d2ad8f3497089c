"""Local times as instants, with one rule for the nights on which the clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

YEARS = range(2000, 2100)
"""The years in which a round can be."""

_MINUTE = dt.timedelta(minutes=1)


def local(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """The instant, in UTC, at which the clocks of `zone` show `time` on `day`.

    A time that is left out on a clock-change night moves forward to the first one that exists; of
    a time that comes twice the first is meant.
    """
    wanted = dt.datetime.combine(day, time.replace(fold=0, tzinfo=None))
    while not exists(wanted, zone):
        wanted = wanted.replace(second=0, microsecond=0) + _MINUTE
    return _instant(wanted, zone)


def exists(wall: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks of `zone` ever show this naive time: there and back it is the same."""
    return _instant(wall, zone).astimezone(zone).replace(tzinfo=None, fold=0) == wall


def comes_twice(wall: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks of `zone` show this naive time twice, when they go back."""
    return _instant(wall, zone) < _instant(wall, zone, fold=1)


def _instant(wall: dt.datetime, zone: ZoneInfo, fold: int = 0) -> dt.datetime:
    return wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC)
