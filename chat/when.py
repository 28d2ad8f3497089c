"""A typed instant: a deadline as somebody in charge of a round writes it."""

import datetime as dt
import re
from typing import Literal
from zoneinfo import ZoneInfo

from survey.local_time import YEARS, comes_twice, exists, local

# Digits are written as [0-9]: \\d would take those of every alphabet.
FORMS = (
    re.compile(
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
        r"[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    ),
    re.compile(
        r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}),? "
        r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?: Uhr)?"
    ),
)

NoInstant = Literal["form", "unreal", "left-out", "twice"]
"""Why words are no instant: they have another form; no calendar or clock shows that; the clocks of
the zone leave it out, or show it twice. Each has its sentence in `chat/locales/`."""


def read_when(words: str, zone: ZoneInfo) -> dt.datetime | NoInstant:
    """The instant, in UTC, that the words name on the clocks of `zone`, or why they name none:
    2026-12-21T12:00 or 21.12.2026 12:00, and 24:00 is the end of the day."""
    found = next((match for form in FORMS if (match := form.fullmatch(words.strip()))), None)
    if found is None:
        return "form"
    wall = _wall({name: int(number) for name, number in found.groupdict().items()})
    if wall is None:
        return "unreal"
    if not exists(wall, zone):
        return "left-out"
    return "twice" if comes_twice(wall, zone) else local(wall.date(), wall.time(), zone)


def _wall(parts: dict[str, int]) -> dt.datetime | None:
    """The naive local time; None where there is no such day or time."""
    midnight = (parts["hour"], parts["minute"]) == (24, 0)
    if midnight:
        parts = {**parts, "hour": 0}
    if parts["year"] not in YEARS:
        return None
    try:
        wall = dt.datetime(**parts)  # type: ignore[arg-type]  # noqa: DTZ001 - local to a zone
    except ValueError:
        return None
    return wall + dt.timedelta(days=midnight)
