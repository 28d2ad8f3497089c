"""The times of a round: deadlines, clock-change nights, reminders, days off."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rounds.problems import Finding, nearest, quoted
from survey.calendar import is_workday, known_holidays
from survey.local_time import YEARS, comes_twice, exists
from survey.round import Reminders, Round


def times(round_: Round) -> Iterator[Finding]:
    """Times that contradict each other or that no clock shows."""
    if round_.opens is not None and round_.opens >= round_.closes:
        yield Finding("", f"opens {_shown(round_.opens)}", f"before closes {_shown(round_.closes)}")
    zone = _zone(round_.timezone)
    if zone is None:
        close = nearest(round_.timezone, available_timezones())
        expected = quoted(close) if close else 'a time zone such as "Europe/Berlin"'
        yield Finding("", f"timezone is {quoted(round_.timezone)}", expected)
    for key, moment in (("opens", round_.opens), ("closes", round_.closes)):
        if moment is not None:
            yield from _shown_once(key, moment, zone)
    yield from _reminders(round_.reminders)


def days_off(round_: Round) -> Iterator[Finding]:
    """A deadline on a day on which offices are closed: allowed, and seldom meant."""
    if not is_workday(round_.closes.date(), round_.reminders):
        yield Finding("", f"closes {_shown(round_.closes)} is on a day off", "a working day")


def passed(round_: Round, now: dt.datetime) -> Iterator[Finding]:
    """A deadline that is not ahead of `now`, an aware instant."""
    if round_.closes_at <= now:
        yield Finding("", f"closes {_shown(round_.closes)} has passed", "a time to come")


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, no name at all, a folder
        return None


def _shown_once(key: str, moment: dt.datetime, zone: ZoneInfo | None) -> Iterator[Finding]:
    if moment.year not in YEARS:
        expected = f"a year from {YEARS.start} to {YEARS.stop - 1}"
        yield Finding("", f"{key} {_shown(moment)}", expected)
    elif zone is not None and not exists(moment, zone):
        found = f"{key} {_shown(moment)} is left out when the clocks go forward"
        yield Finding("", found, "another time")
    elif zone is not None and comes_twice(moment, zone):
        found = f"{key} {_shown(moment)} comes twice when the clocks go back"
        yield Finding("", found, "another time")


def _reminders(reminders: Reminders) -> Iterator[Finding]:
    if len(set(reminders.workdays_before)) < len(reminders.workdays_before):
        found = f"workdays_before is {quoted(list(reminders.workdays_before))}"
        yield Finding("reminders", found, "every number once")
    if reminders.holidays is not None and not known_holidays(reminders.holidays):
        found = f"holidays is {quoted(reminders.holidays)}"
        yield Finding("reminders", found, 'a country or one of its regions, such as "DE-NW"')
    if reminders.quiet is None:
        return
    start, end = reminders.quiet
    span = f"{start:%H:%M} to {end:%H:%M}"
    if start == end:
        yield Finding("reminders", f"quiet is {span}", "two different times")
    elif _between(reminders.at, start, end):
        yield Finding("reminders", f"at {reminders.at:%H:%M} is quiet ({span})", "another time")


def _between(time: dt.time, start: dt.time, end: dt.time) -> bool:
    """Whether `time` lies from `start`, included, to `end`, perhaps past midnight."""
    return start <= time < end if start < end else time >= start or time < end


def _shown(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")
