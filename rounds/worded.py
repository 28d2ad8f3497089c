"""A text of a round where it stands, and how long such texts may be."""

from typing import NamedTuple

from survey.text import Text

LONGEST = {
    "title": 120,
    "purpose": 1500,
    "text": 800,
    "short": 40,
    "help": 400,
    "label": 40,
    "line": 120,
    "subject": 200,
    "that": 400,
    "part": 4000,
}
"""Characters that fit: a label on a button, a short name in a line, the rest on one card. `line`
is a heading or another single line of a document, `part` the text of one of its parts."""

LINES = ("title", "short", "label", "line", "subject", "that")
"""What has no line breaks."""


class Worded(NamedTuple):
    """A text of the round, and where it stands. `fills` are the braces that may stand in it, such
    as `{field}`. `sort` is what it is in LONGEST, where its key does not say so; an address has its
    own rule."""

    place: str
    key: str
    text: Text
    fills: tuple[str, ...] = ()
    sort: str = ""

    @property
    def longest(self) -> int | None:
        """Characters that fit."""
        return LONGEST.get(self.sort or self.key)

    @property
    def is_line(self) -> bool:
        """Whether it has no line breaks."""
        return (self.sort or self.key) in LINES
