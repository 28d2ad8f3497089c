"""Which characters the fonts that come along can show."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


def spelled(words: str) -> str:
    """The words with every character that the fonts lack by its number, such as [U+1F600]: left
    to itself it would vanish from an official document, or keep it from being written."""
    return "".join(each if ord(each) in _known() else f"[U+{ord(each):04X}]" for each in words)


@cache
def _known() -> frozenset[int]:
    """The code points that all of the fonts have, and the line break, which is none of theirs."""
    return frozenset.intersection(*map(_characters, FONTS.glob("*.otf"))) | {ord("\n")}


def _characters(font: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - the first document needs it

    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
