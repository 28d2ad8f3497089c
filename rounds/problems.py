"""What is wrong with a round file or a roster, one plain line each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from rounds.said import Said

SHOWN = 60
"""Characters of a value that a line repeats."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at a place of one file: what was found there, and what is expected instead."""

    place: str
    found: str
    expected: str = ""

    def within(self, file: str) -> "Problem":
        """The finding as a problem of `file`."""
        return Problem(file, self.place, self.found, self.expected)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with the name of its file. As text it is the one line that people read."""

    file: str
    place: str
    found: str
    expected: str = ""

    def __str__(self) -> str:
        line = ": ".join(part for part in (self.file, self.place, self.found) if part)
        return f"{line}, expected {self.expected}" if self.expected else line


class BadRound(Exception):
    """A round file and its roster cannot be used. `problems` holds every reason, and the text of
    the error has a line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def quoted(found: object) -> str:
    """What stands in the file as one short line: text in quotes, nothing unprintable."""
    if isinstance(found, str):
        inside = repr(found)[1:-1]
        return f'"{inside if len(inside) <= SHOWN else inside[: SHOWN - 3] + "..."}"'
    shown = json.dumps(found, default=str)
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 3] + "..."


def one_of(known: Iterable[str]) -> str:
    """The words for what may stand at a place."""
    return Said("one-of", known=", ".join(known))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be; None when none is near."""
    close = get_close_matches(word, list(known), n=1)
    return close[0] if close else None
