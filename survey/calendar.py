"""When a round may speak: working days and quiet hours.

Days and times are meant in the round's time zone, instants are aware datetimes.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from survey.local_time import local
from survey.round import Reminders

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


def is_workday(day: dt.date, reminders: Reminders) -> bool:
    """Whether `day` is neither on a weekend, nor a public holiday, nor closed by the round."""
    if day.weekday() >= _SATURDAY or day in reminders.closed:
        return False
    return reminders.holidays is None or day not in _holidays(reminders.holidays, day.year)


@cache
def known_holidays(code: str) -> bool:
    """Whether there is a calendar of public holidays for `code`: a country as in ISO 3166-1
    ("DE"), or one of its regions as in ISO 3166-2 ("DE-NW")."""
    import holidays  # noqa: PLC0415 - takes most of a second, and only time needs it

    country = code.partition("-")[0]
    regions = holidays.list_supported_countries().get(country)
    return regions is not None and code in {country, *(f"{country}-{each}" for each in regions)}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days and hours of a round: its reminders' settings, meant in the time zone `zone`."""

    reminders: Reminders
    zone: ZoneInfo

    def day(self, instant: dt.datetime) -> dt.date:
        """The local date at `instant`."""
        return instant.astimezone(self.zone).date()

    def is_workday(self, day: dt.date) -> bool:
        """Whether `day` is neither on a weekend, nor a public holiday, nor closed by the round."""
        return is_workday(day, self.reminders)

    def workdays_before(self, deadline_day: dt.date, n: int) -> dt.date:
        """The n-th working day before `deadline_day`, which itself is not counted, whatever day
        it is; 0 gives it back."""
        day = deadline_day
        for _ in range(n):
            day = self._last_workday_before(day)
        return day

    def workday_after(self, day: dt.date) -> dt.date:
        """The first working day after `day`."""
        day += _DAY
        while not self.is_workday(day):
            day += _DAY
        return day

    def quiet(self, instant: dt.datetime) -> bool:
        """Whether `instant` lies in the quiet hours: from their start, included, to their end,
        excluded. Days off are not looked at."""
        return self._quiet_until(instant) is not None

    def allowed(self, instant: dt.datetime) -> bool:
        """Whether the bot may speak on its own at `instant`."""
        return self.is_workday(self.day(instant)) and not self.quiet(instant)

    def next_allowed(self, instant: dt.datetime) -> dt.datetime:
        """The first instant from `instant` on, in UTC, that is neither quiet nor on a day off."""
        while True:
            day = self.day(instant)
            if not self.is_workday(day):
                instant = local(day + _DAY, dt.time.min, self.zone)
            elif (until := self._quiet_until(instant)) is not None:
                instant = until
            else:
                return instant.astimezone(dt.UTC)

    def _last_workday_before(self, day: dt.date) -> dt.date:
        day -= _DAY
        while not self.is_workday(day):
            day -= _DAY
        return day

    def _quiet_until(self, instant: dt.datetime) -> dt.datetime | None:
        """The end of the quiet hours that `instant` lies in. They may have begun the day before;
        where start and end are the same there are none."""
        if self.reminders.quiet is None:
            return None
        start, end = self.reminders.quiet
        today = self.day(instant)
        for day in (today - _DAY, today):
            until = local(day + _DAY if end < start else day, end, self.zone)
            if local(day, start, self.zone) <= instant < until:
                return until
        return None


@cache
def _holidays(code: str, year: int) -> frozenset[dt.date]:
    """The public holidays of one year. NotImplementedError when the code is not known."""
    import holidays  # noqa: PLC0415 - takes most of a second, and only time needs it

    country, _, region = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year))
