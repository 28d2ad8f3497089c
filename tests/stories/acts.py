"""The language of the scripts: who does what, and what is seen before and after it.

A script is data. It says nothing of hands: the same acts are played by tapping and by typing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

GROUP = "Lenkungskreis"
COORDINATOR = "Koordination"


@dataclass(frozen=True)
class Act:
    """One thing that somebody does.

    `asked` stands on the newest message before it. After it a message shows the first of `shows`;
    the others stand there too, and `hides` do not. With `refused` nothing comes of it but these
    words.
    """

    kind: Literal["tap", "choose", "write", "see", "change", "submit"]
    words: tuple[str, ...] = ()
    asked: str = ""
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    refused: str = ""


def tap(asked: str, label: str, *shows: str, hides: tuple[str, ...] = ()) -> Act:
    """A button, on the card that asks so."""
    return Act("tap", (label,), asked, shows, hides)


def refused(asked: str, label: str, words: str) -> Act:
    """A button that may not be pressed yet, which these words tell."""
    return Act("tap", (label,), asked, refused=words)


def choose(asked: str, *labels: str) -> Act:
    """Just these of a list, in this order, and on. Without any the question is skipped."""
    return Act("choose", labels, asked)


def write(asked: str, words: str, *shows: str) -> Act:
    """Words, whatever the hand."""
    return Act("write", (words,), asked, shows)


def see(*words: str, hides: tuple[str, ...] = ()) -> Act:
    """Nothing is done: the newest message with the first words has the others too."""
    return Act("see", shows=words, hides=hides)


def skip(asked: str) -> Act:
    """On without an answer."""
    return tap(asked, "Überspringen")


def change(name: str, title: str = "") -> Act:
    """From the review to the question that is listed under this name, below a title that begins so:
    a field, an entry of a group."""
    return Act("change", (name, title))


def submit(number: int = 1) -> Act:
    """From the review to a receipt for each town."""
    return Act("submit", (str(number),))


ENTER = tap("", "Jetzt antworten")
"""By the button of the newest letter."""

BEGIN = (ENTER, tap("", "Weiter"))
"""To the first question."""


@dataclass(frozen=True)
class Part:
    """What one person does before somebody else's turn."""

    who: str
    acts: tuple[Act, ...]


Acts = Act | tuple["Acts", ...]
"""An act, or some that belong together, which may be put together again."""


def part(who: str, *acts: Acts) -> Part:
    """All the acts in a row."""
    return Part(who, tuple(_flat(acts)))


def _flat(acts: Acts) -> Iterator[Act]:
    if isinstance(acts, Act):
        yield acts
        return
    for each in acts:
        yield from _flat(each)


@dataclass(frozen=True)
class Chapter:
    """What happens between two moves of the clock. `reminded` have just got a reminder."""

    parts: tuple[Part, ...] = ()
    reminded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """A whole round: everybody is invited and joins, it opens, the chapters are played, the first
    of them at the opening, and it closes.

    `heads` hold the towns of an `office`, guests hold none; `opens` is told to them. Whoever is
    asked `asks` says `joins`. `records` is what each town has on record at the end. `told` is read
    by everybody in the group; `private` by the coordinators alone, and `drafts` by nobody who did
    not write it.
    """

    round: str
    office: str
    opens: str
    heads: Mapping[str, tuple[str, ...]]
    chapters: tuple[Chapter, ...]
    records: Mapping[str, str]
    told: tuple[str, ...]
    asks: str = "Sind Sie das?"
    joins: str = "Ja, das bin ich"
    private: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
