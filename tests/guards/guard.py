"""A guard: a line that keeps something from going wrong, and what it looks like without it."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class AnchorGone(Exception):
    """The text that is to be taken out is not there, or more than once: the guard has moved, and
    nobody knows any more whether a test would miss it."""


@dataclass(frozen=True)
class Guard:
    """`name` is what it guards, `taken_out` says what is taken out. In `file`, `anchor` is replaced
    by `instead`. Of `tests` at least one must fail then. `loss` names what is counted, if anything
    (`losses.py`); `elsewhere` says what counts it instead."""

    name: str
    taken_out: str
    file: str
    anchor: str
    instead: str
    tests: tuple[str, ...]
    loss: str = ""
    elsewhere: str = ""

    def without(self, source: str) -> str:
        """The file's text without the guard. AnchorGone."""
        found = source.count(self.anchor)
        if found != 1:
            raise AnchorGone(f"{self.name}: {self.file} has {self.anchor!r} {found} times")
        return source.replace(self.anchor, self.instead)

    def take_out(self, tree: Path) -> str:
        """Takes the guard out of the tree, and returns the file as it was. AnchorGone."""
        file = tree / self.file
        before = file.read_text("utf-8")
        file.write_text(self.without(before), "utf-8")
        return before


SEED = 7
"""Of everything that is random in what is counted."""


class Loss(NamedTuple):
    """How much of how many goes wrong."""

    lost: int
    of: int
