"""What one cell of a roster holds, read strictly: nothing is guessed.

Each reader takes the cell's text and gives its value. Unfit says what is expected in its place.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import cast, get_args

from survey.roster import Role

LABEL = 40
"""Characters of a municipality's name: it becomes a button."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_GERMAN = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})", re.ASCII)


class Unfit(Exception):
    """A cell does not hold what its column needs. The text says what is expected."""


def key(cell: str) -> str:
    """An official municipality key: eight digits."""
    if re.fullmatch(r"\d{8}", cell, re.ASCII):
        return cell
    if re.fullmatch(r"\d{7}", cell, re.ASCII):
        raise Unfit(f"eight digits; a leading zero is missing: 0{cell}")
    raise Unfit("eight digits, such as 05954008")


def whole(cell: str) -> int:
    """A number of inhabitants. "30.142" is refused: it could be thirty and a bit."""
    if not re.fullmatch(r"\d{1,9}", cell, re.ASCII):
        raise Unfit("digits only, without a point, comma or space between thousands")
    return int(cell)


def day(cell: str) -> dt.date:
    """A date as 2019-12-31 or 31.12.2019."""
    try:
        if found := _ISO.fullmatch(cell):
            year, month, day_ = found.groups()
        elif found := _GERMAN.fullmatch(cell):
            day_, month, year = found.groups()
        else:
            raise Unfit("a date as 2019-12-31 or 31.12.2019")
        return dt.date(int(year), int(month), int(day_))
    except ValueError:
        raise Unfit("a day that is in the calendar") from None


def role(cell: str) -> Role:
    """The role in which a person holds a mandate."""
    if cell not in get_args(Role):
        raise Unfit("head, deputy or preparer")
    return cast("Role", cell)


def language(cell: str) -> str:
    """The language in which a person is addressed."""
    if not re.fullmatch(r"[a-z]{2}", cell):
        raise Unfit("two letters, such as de")
    return cell


def words(longest: int) -> Callable[[str], str]:
    """A reader of names: one line of at most `longest` characters."""

    def line(cell: str) -> str:
        if not cell or len(cell) > longest or not cell.isprintable():
            raise Unfit(f"one line of at most {longest} characters")
        return cell

    return line
