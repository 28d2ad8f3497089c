"""What is wrong with a file, as a value: a code and what it is about. As text it is the English
sentence that the command line prints; other languages say it from the same value."""

from collections.abc import Callable
from typing import Self

from rounds.said_de import GERMAN
from rounds.said_en import ENGLISH

TABLES = {"en": ENGLISH, "de": GERMAN}
"""The words of each code, by language. What is in braces is filled in."""


class Said(str):
    """Words about a file: their `code` in the tables, and the arguments that fill them."""

    __slots__ = ("arguments", "code", "ways")
    code: str
    arguments: dict[str, str | int]
    ways: tuple[Callable[[str], str], ...]

    def __new__(cls, code: str, **arguments: str | int) -> Self:
        """The English words, which are the text of the value. KeyError for an unknown code."""
        made = super().__new__(cls, ENGLISH[code].format(**arguments))
        made.code, made.arguments, made.ways = code, arguments, ()
        return made

    def through(self, way: Callable[[str], str]) -> "Said":
        """The same told of another kind of file: `way` replaces what is called otherwise there, in
        whatever language it is said."""
        made = str.__new__(Said, way(str(self)))
        made.code, made.arguments, made.ways = self.code, self.arguments, (*self.ways, way)
        return made


def in_language(words: str, language: str) -> str:
    """The words in a language, as far as they are a value; as they stand where they are not."""
    if not isinstance(words, Said) or language not in TABLES:
        return str(words)
    filled = {
        name: in_language(each, language) if isinstance(each, str) else each
        for name, each in words.arguments.items()
    }
    told = TABLES[language][words.code].format(**filled)
    for way in words.ways:
        told = way(told)
    return told
