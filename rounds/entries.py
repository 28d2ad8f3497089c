"""The rows of a roster with the values of their cells."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from rounds import cells
from rounds.problems import Finding, quoted
from rounds.rows import HOLDER, Row, needed
from rounds.said import Said
from survey.roster import Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with the values of its cells; None where a cell is empty or cannot be read."""

    row: Row
    key: str | None
    municipality: str | None
    inhabitants: int | None
    counted_on: dt.date | None
    office: str | None
    person: str | None
    role: Role | None
    from_: dt.date | None
    to: dt.date | None
    language: str | None
    name: str | None


def entry(row: Row, by_person: bool, findings: list[Finding]) -> Entry:
    """The values in a row. What cannot be read is added to `findings`."""
    if by_person:
        findings += _people(row)

    def read(column: str, reader: Callable[[str], T]) -> T | None:
        cell = row.cells.get(column)
        if cell is None or (not cell and column not in needed(by_person)):
            return None
        try:
            return reader(cell)
        except cells.Unfit as unfit:
            found = quoted(cell) if cell else Said("empty")
            findings.append(row.finding(column, found, unfit.expected))
            return None

    return Entry(
        row,
        key=read("key", cells.key),
        municipality=read("municipality", cells.words(cells.LABEL)),
        inhabitants=read("inhabitants", cells.whole),
        counted_on=read("counted_on", cells.day),
        office=read("office", cells.words(80)),
        person=read("person", cells.words(64)),
        role=read("role", cells.role),
        from_=read("from", cells.day),
        to=read("to", cells.day),
        language=read("language", cells.language),
        name=read("name", cells.words(80)),
    )


def _people(row: Row) -> list[Finding]:
    """People in a roster that lists municipalities only."""
    expected = Said("shared-link")
    return [
        row.finding(column, quoted(row.cells[column]), expected)
        for column in HOLDER
        if row.cells.get(column)
    ]
