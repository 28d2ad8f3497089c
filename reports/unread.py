"""Why a letter that somebody has edited cannot be read back (`letter_reading.py`)."""

from dataclasses import dataclass
from typing import Literal

from chat.texts import Texts

Code = Literal[
    "no-docx", "too-large", "macros", "missing", "twice", "unknown", "outside", "object", "too-long"
]  # fmt: skip

LARGEST = 5_000_000
"""Bytes of a file."""

LONGEST = 100_000
"""Characters of one part: heads read it in messages of four thousand."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a document cannot be read back. `words` say where: what the part is called, or what
    stands there."""

    code: Code
    words: str = ""


def unread_words(problem: Unread, texts: Texts) -> str:
    """The problem in one or two sentences."""
    return texts(
        f"joint-unread-{problem.code}",
        words=problem.words,
        megabytes=LARGEST // 1_000_000,
        most=LONGEST,
    )
