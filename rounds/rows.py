"""The rows of a roster, whether they come from a file or from tables in the round file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rounds.problems import Finding, nearest, one_of, quoted
from rounds.said import Said

MANDATE = ("key", "municipality", "inhabitants", "counted_on", "office")
HOLDER = ("person", "role", "from", "to", "language", "name")
COLUMNS = (*MANDATE, *HOLDER)
PASSED_ON = "x_"
"""Columns that begin like this are passed through to the invitations."""

_NEEDED = (*MANDATE, "person", "role")
_NEEDED_BY_PERSON = ("key", "municipality", "inhabitants", "counted_on")


@dataclass(frozen=True, slots=True)
class Row:
    """One mandate and person: the cells by column, empty ones as "", and the place of each. A
    column that the roster lacks altogether, though it needs it, is not in the cells."""

    cells: Mapping[str, str]
    places: Mapping[str, str]

    def finding(self, column: str, found: str, expected: str) -> Finding:
        """A mistake in the cell of `column`."""
        return Finding(self.places[column], found, expected)


def row_at(cells: Mapping[str, str], before: str) -> Row:
    """A row from those of its cells that are there; `before` stands before a column in a place."""
    optional = dict.fromkeys((column for column in COLUMNS if column not in _NEEDED), "")
    places = {column: f"{before}{column}" for column in (*COLUMNS, *cells)}
    return Row({**optional, **cells}, places)


def needed(by_person: bool) -> tuple[str, ...]:
    """The columns that cannot be left out; fewer where people answer for themselves."""
    return _NEEDED_BY_PERSON if by_person else _NEEDED


def unknown(place: str, column: str, known: Iterable[str]) -> Finding:
    """What is said of a column, or a key of a table, that no roster has."""
    known = tuple(known)
    close = nearest(column, known)
    expected = quoted(close) if close else Said("known-or-x", known=one_of(known), passed=PASSED_ON)
    return Finding(place, Said("unknown-column", name=quoted(column)), expected)
