"""What one cell of a roster holds, read strictly: nothing is guessed.

Each reader takes the cell's text and gives its value. Unfit says what is expected in its place.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import cast, get_args

from rounds.said import Said
from survey.roster import Role

LABEL = 40
"""Characters of a municipality's name: it becomes a button."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_GERMAN = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})", re.ASCII)


class Unfit(Exception):
    """A cell does not hold what its column needs, which is what is `expected`."""

    def __init__(self, expected: str) -> None:
        self.expected = expected
        super().__init__(expected)


def key(cell: str) -> str:
    """An official municipality key: eight digits."""
    if re.fullmatch(r"\d{8}", cell, re.ASCII):
        return cell
    if re.fullmatch(r"\d{7}", cell, re.ASCII):
        raise Unfit(Said("zero-missing", cell=cell))
    raise Unfit(Said("eight-digits"))


def whole(cell: str) -> int:
    """A number of inhabitants. "30.142" is refused: it could be thirty and a bit."""
    if not re.fullmatch(r"\d{1,9}", cell, re.ASCII):
        raise Unfit(Said("digits-only"))
    return int(cell)


def day(cell: str) -> dt.date:
    """A date as 2019-12-31 or 31.12.2019."""
    try:
        if found := _ISO.fullmatch(cell):
            year, month, day_ = found.groups()
        elif found := _GERMAN.fullmatch(cell):
            day_, month, year = found.groups()
        else:
            raise Unfit(Said("a-day"))
        return dt.date(int(year), int(month), int(day_))
    except ValueError:
        raise Unfit(Said("in-calendar")) from None


def role(cell: str) -> Role:
    """The role in which a person holds a mandate."""
    if cell not in get_args(Role):
        raise Unfit(Said("a-role"))
    return cast("Role", cell)


def language(cell: str) -> str:
    """The language in which a person is addressed."""
    if not re.fullmatch(r"[a-z]{2}", cell):
        raise Unfit(Said("two-letters"))
    return cell


def words(longest: int) -> Callable[[str], str]:
    """A reader of names: one line of at most `longest` characters."""

    def line(cell: str) -> str:
        if not cell or len(cell) > longest or not cell.isprintable():
            raise Unfit(Said("one-line", most=longest))
        return cell

    return line
