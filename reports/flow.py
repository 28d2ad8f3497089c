"""The text of a part of a document: paragraphs, and lists whose items begin with "– "."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reports.outline import Items, Words

ITEM = "– "
"""How an item of a list begins."""

_GAP = re.compile(r"\n[^\S\n]*\n")
_TURNS = frozenset(
    map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)


def flow(text: str) -> tuple[Words | Items, ...]:
    """The paragraphs and lists of a text, in their order. Items that follow each other are one
    list, whether or not an empty line is between them."""
    found: list[Words | Items] = []
    for kind, words in _pieces(text):
        if kind == "words":
            found.append(Words(words))
        elif found and isinstance(found[-1], Items):
            found[-1] = Items((*found[-1].items, words))
        else:
            found.append(Items((words,)))
    return tuple(found)


def text_of(flowing: Iterable[Words | Items]) -> str:
    """The way back from `flow`."""
    return "\n\n".join(
        each.words if isinstance(each, Words) else "\n".join(ITEM + item for item in each.items)
        for each in flowing
    )


def tidy(text: str) -> str:
    """The same text as it is read back from a document: without blanks at the ends of lines,
    without more than one empty line, and plain."""
    return text_of(flow(text))


def one_line(words: str) -> str:
    """What somebody wrote, in one line: it cannot become a paragraph or an item by itself."""
    return " ".join(plain(words).split())


def plain(words: str) -> str:
    """The words with each character that no document can hold, or that turns the direction of
    reading round, by its number: [U+202E]. Line breaks stay."""
    whole = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(f"[U+{ord(each):04X}]" if _odd(each) else each for each in whole)


def _odd(character: str) -> bool:
    if character in "\n\t":
        return False
    code = ord(character)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return (
        noncharacter
        or character in _TURNS
        or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    )


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for paragraph in _GAP.split(plain(text)):
        lines = [stripped for line in paragraph.split("\n") if (stripped := _stripped(line))]
        words: list[str] = []
        for line in lines:
            if line.startswith(ITEM):
                if words:
                    yield "words", "\n".join(words)
                    words = []
                yield "item", line.removeprefix(ITEM).strip()
            else:
                words.append(line)
        if words:
            yield "words", "\n".join(words)


def _stripped(line: str) -> str:
    """The line without blanks around it, and with one where there were several."""
    return re.sub("[ \t]+", " ", line).strip()
