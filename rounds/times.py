"""The times of a round: deadlines, clock-change nights, reminders, days off."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rounds.problems import Finding, nearest, quoted
from rounds.said import Said
from survey.calendar import is_workday, known_holidays
from survey.local_time import YEARS, comes_twice, exists
from survey.round import Reminders, Round


def times(round_: Round) -> Iterator[Finding]:
    """Times that contradict each other or that no clock shows."""
    if round_.opens is not None and round_.opens >= round_.closes:
        yield Finding(
            "",
            Said("opens-at", at=_shown(round_.opens)),
            Said("before-closes", at=_shown(round_.closes)),
        )
    zone = _zone(round_.timezone)
    if zone is None:
        close = nearest(round_.timezone, available_timezones())
        expected = quoted(close) if close else Said("a-zone")
        yield Finding("", Said("is", what="timezone", value=quoted(round_.timezone)), expected)
    for key, moment in (("opens", round_.opens), ("closes", round_.closes)):
        if moment is not None:
            yield from _shown_once(key, moment, zone)
    yield from _reminders(round_.reminders)


def days_off(round_: Round) -> Iterator[Finding]:
    """A deadline on a day on which offices are closed: allowed, and seldom meant."""
    if not is_workday(round_.closes.date(), round_.reminders):
        yield Finding("", Said("closes-off", at=_shown(round_.closes)), Said("a-working-day"))


def passed(round_: Round, now: dt.datetime) -> Iterator[Finding]:
    """A deadline that is not ahead of `now`, an aware instant."""
    if round_.closes_at <= now:
        yield Finding("", Said("closes-passed", at=_shown(round_.closes)), Said("to-come"))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, no name at all, a folder
        return None


def _shown_once(key: str, moment: dt.datetime, zone: ZoneInfo | None) -> Iterator[Finding]:
    if moment.year not in YEARS:
        expected = Said("a-year", first=YEARS.start, last=YEARS.stop - 1)
        yield Finding("", Said("at-key", key=key, at=_shown(moment)), expected)
    elif zone is not None and not exists(moment, zone):
        found = Said("left-out", key=key, at=_shown(moment))
        yield Finding("", found, Said("another-time"))
    elif zone is not None and comes_twice(moment, zone):
        found = Said("comes-twice", key=key, at=_shown(moment))
        yield Finding("", found, Said("another-time"))


def _reminders(reminders: Reminders) -> Iterator[Finding]:
    if len(set(reminders.workdays_before)) < len(reminders.workdays_before):
        found = Said("is", what="workdays_before", value=quoted(list(reminders.workdays_before)))
        yield Finding("reminders", found, Said("every-once"))
    if reminders.holidays is not None and not known_holidays(reminders.holidays):
        found = Said("is", what="holidays", value=quoted(reminders.holidays))
        yield Finding("reminders", found, Said("a-region"))
    if reminders.quiet is None:
        return
    start, end = reminders.quiet
    span = Said("span", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    if start == end:
        yield Finding("reminders", Said("is", what="quiet", value=span), Said("different-times"))
    elif _between(reminders.at, start, end):
        yield Finding(
            "reminders",
            Said("at-quiet", at=f"{reminders.at:%H:%M}", span=span),
            Said("another-time"),
        )


def _between(time: dt.time, start: dt.time, end: dt.time) -> bool:
    """Whether `time` lies from `start`, included, to `end`, perhaps past midnight."""
    return start <= time < end if start < end else time >= start or time < end


def _shown(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")
