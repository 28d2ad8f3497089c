"""The sheet settings as the keys of a round file."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from rounds.cells import Unfit
from rounds.problems import Finding
from rounds.said import Said
from rounds.workbook_columns import NEEDED
from rounds.workbook_tables import Line, Table

NONE = "none"
"""What stands for a list with nothing in it: an empty cell says nothing at all."""

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?", re.ASCII)
_GERMAN = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4}),? (\d\d?):(\d\d)(?: Uhr)?", re.ASCII)
_CLOCK = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?", re.ASCII)
_PARTED = re.compile(r"\s*[,;]\s*|\s+")


def moment(cell: str) -> str:
    """A local date and time."""
    expected = Said("a-moment")
    if found := _MOMENT.fullmatch(cell):
        year, month, day, *clock = found.groups(default="0")
    elif found := _GERMAN.fullmatch(cell):
        day, month, year, *clock = found.groups()
    else:
        raise Unfit(expected)
    try:
        numbers = [int(each) for each in (year, month, day, *clock)]
        return dt.datetime(*numbers).isoformat()  # type: ignore[arg-type]  # noqa: DTZ001 - local
    except ValueError:
        raise Unfit(expected) from None


def clock(cell: str) -> str:
    """A time of day."""
    found = _CLOCK.fullmatch(cell)
    try:
        if found:
            hour, minute, second = map(int, found.groups(default="0"))
            return dt.time(hour, minute, second).isoformat()
    except ValueError:
        pass
    raise Unfit(Said("a-time"))


def span(cell: str) -> list[str]:
    """Two times of day."""
    times = [each for each in re.split(r"\s*[,;–-]\s*|\s+", cell) if each]
    if len(times) != 2:
        raise Unfit(Said("two-times"))
    return [clock(each) for each in times]


def days(cell: str) -> list[str]:
    """Dates, in ISO form."""
    found = []
    for each in _listed(cell):
        german = re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", each, re.ASCII)
        iso = "{2}-{1:0>2}-{0:0>2}".format(*german.groups()) if german else each
        try:
            found.append(dt.date.fromisoformat(iso).isoformat())
        except ValueError:
            raise Unfit(Said("dates")) from None
    return found


def wholes(cell: str) -> list[int]:
    """Whole numbers, which may be below nought."""
    numbers = _listed(cell)
    if not all(re.fullmatch(r"-?\d{1,18}", each, re.ASCII) for each in numbers):
        raise Unfit(Said("whole-numbers"))
    return [int(each) for each in numbers]


def whole(cell: str) -> int:
    """One whole number."""
    if not re.fullmatch(r"\d{1,9}", cell, re.ASCII):
        raise Unfit(Said("a-whole-number"))
    return int(cell)


def share(cell: str) -> str:
    """A share, which Excel likes to make a date of."""
    if re.match(r"\d{4}-", cell, re.ASCII):
        raise Unfit(Said("a-share"))
    return cell


def table(cell: str) -> Any:
    """A table of one's own, as JSON."""
    try:
        found = json.loads(cell)
        json.dumps(found, allow_nan=False)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Unfit(Said("a-json-table"))
    return found


def _listed(cell: str) -> list[str]:
    return [] if cell.lower() == NONE else [each for each in _PARTED.split(cell) if each]


_READERS: dict[str, Callable[[str], Any]] = {
    "closes": moment,
    "opens": moment,
    "post_to": wholes,
    "letter": table,
    "paper": table,
}
_TABLES: dict[str, dict[str, Callable[[str], Any]]] = {
    "vote": {"rule": str, "basis": str, "quorum": share},
    "reminders": {
        "workdays_before": wholes,
        "at": clock,
        "holidays": str,
        "closed": days,
        "quiet": span,
        "escalate_workdays_before": whole,
    },
}
_PLAIN = ("timezone", "reference", "ballots", "follows")
_STAND_INS = {"id": "stand-in", "title": "?", "purpose": "?", "closes": "2030-06-03T12:00:00"}
"""For what a round cannot do without, so that the rest is looked at in the same run."""


def settings_of(found: Table, findings: list[Finding]) -> tuple[dict[str, Any], Line]:
    """The round's own keys, and the line that they stand in."""
    if not found.lines:
        if found.columns:
            findings.append(Finding("settings!A2", Said("empty"), Said("row-below")))
        return {"format": 1, **_STAND_INS}, Line("settings", 2, {})
    line, *more = found.lines
    for other in more:
        place = f"settings!A{other.number}"
        findings.append(Finding(place, Said("second-settings"), Said("one-row")))
    data: dict[str, Any] = {"format": 1}
    for column, key in (("form_id", "id"), ("form_title", "title"), ("purpose", "purpose")):
        value = line.words(column) if column == "form_id" else line.text(column)
        data[key] = value or _STAND_INS[key]
    data |= {key: line.words(key) for key in _PLAIN if line.words(key)}
    data |= _read(line, _READERS, findings)
    data.setdefault("closes", _STAND_INS["closes"])
    if (flag := line.flag("nil_return", findings)) is not None:
        data["nil_return"] = flag
    for key, readers in _TABLES.items():
        if part := _read(line, readers, findings):
            data[key] = part
    there = {name.partition("::")[0] for name in found.columns}
    findings += [
        line.finding(column, _NEEDS[column])
        for column in NEEDED["settings"]
        if column in there and not line.text(column)
    ]
    return data, line


_NEEDS = {
    "form_id": "what commands call the round, such as cooperation-2026",
    "form_title": Said("called-round"),
    "purpose": Said("purpose-of"),
    "closes": "the deadline, such as 18.12.2026 12:00",
}


def _read(
    line: Line, readers: dict[str, Callable[[str], Any]], findings: list[Finding]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, reader in readers.items():
        if not line.words(column):
            continue
        try:
            values[column] = reader(line.words(column))
        except Unfit as unfit:
            findings.append(line.finding(column, unfit.expected))
    return values
