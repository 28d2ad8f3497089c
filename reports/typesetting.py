"""Pictures and documents by Typst, with the fonts that come along and no others."""

import datetime as dt
import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"


def png(template: str, data: Any, ppi: float) -> bytes:
    """The template filled with `data`, as a PNG of one page; `ppi` is in dots per inch."""
    return _compile(template, data, format="png", ppi=ppi)


def pdf(template: str, data: Any, at: dt.datetime) -> bytes:
    """The template filled with `data`, as a PDF that can be read aloud (PDF/UA-1), dated `at`."""
    second = at.replace(microsecond=0)  # Typst knows no smaller ones
    return _compile(template, data, format="pdf", pdf_standards=["ua-1"], timestamp=second)


def _compile(template: str, data: Any, **how: Any) -> bytes:
    """Fills the template, which reads its data as JSON: text in it is never markup."""
    made: bytes = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_printable(data))},
        **how,
    )
    return made


def _printable(data: Any) -> Any:
    """The data with every text in it as the fonts can show it."""
    match data:
        case str():
            return printable(data)
        case dict():
            return {name: _printable(value) for name, value in data.items()}
        case list() | tuple():
            return [_printable(each) for each in data]
    return data


def printable(words: str) -> str:
    """The words, with the number of each character that the fonts do not have in its place:
    [U+1F600]. What only shapes or joins its neighbours falls away."""
    known = _characters()
    if all(ord(each) in known or each == "\n" for each in words):
        return words
    return "".join(_shown(each, known) for each in unicodedata.normalize("NFC", words))


def _shown(character: str, known: frozenset[int]) -> str:
    if ord(character) in known or character == "\n":
        return character
    shapes = unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"
    return "" if shapes else f"[U+{ord(character):04X}]"


@cache
def _characters() -> frozenset[int]:
    """The characters that all of the fonts have."""
    return frozenset.intersection(*(_characters_of(file) for file in FONTS.glob("*.otf")))


def _characters_of(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
