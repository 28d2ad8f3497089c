"""The expressions in a workbook's cells, as XLSForm writes them: cut into tokens.

A reader of expressions raises Inexpressible for whatever a round cannot say.
"""

import re
from dataclasses import dataclass

from rounds.said import Said

DEEPEST = 20
"""Brackets within brackets that are followed: more is no condition that people write."""

_TOKEN = re.compile(
    r"""\s*(?:
        \$\{\s*(?P<question>[^{}]*?)\s*\}
      | '(?P<single>[^']*)' | "(?P<double>[^"]*)"
      | (?P<number>-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+))
      | (?P<word>[A-Za-z][A-Za-z-]*)
      | (?P<sign>!=|<=|>=|[=(),<>.+*/|-])
    )""",
    re.VERBOSE,
)


class Inexpressible(Exception):
    """A round cannot say what the cell says. The text names what was found."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression: its kind (question, text, number, word or sign) and its words."""

    kind: str
    words: str


END = Token("end", Said("the-end"))


class Tokens:
    """An expression, read from left to right."""

    def __init__(self, expression: str) -> None:
        self._left = _cut(expression)

    @property
    def next(self) -> Token:
        """The token to be read next; END behind the last."""
        return self._left[0] if self._left else END

    def take(self) -> Token:
        """Reads a token."""
        return self._left.pop(0) if self._left else END

    def taken(self, words: str) -> bool:
        """Reads the sign or word if it comes next, and says whether it did."""
        if self.next.kind in ("sign", "word") and self.next.words == words:
            self.take()
            return True
        return False

    def need(self, words: str) -> None:
        """Reads the sign or word. Inexpressible when something else comes."""
        if not self.taken(words):
            raise Inexpressible(shown(self.next))

    def need_kind(self, kind: str) -> str:
        """Reads a token of this kind. Inexpressible when another comes."""
        if self.next.kind != kind:
            raise Inexpressible(shown(self.next))
        return self.take().words


def shown(token: Token) -> str:
    """The token as it stands in the cell."""
    match token.kind:
        case "question":
            return f"${{{token.words}}}"
        case "text":
            return f"'{token.words}'"
    return token.words


def _cut(expression: str) -> list[Token]:
    tokens, at = list[Token](), 0
    expression = expression.rstrip()
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if found is None:
            raise Inexpressible(expression[at:].split()[0][:20])
        kind = str(found.lastgroup)
        words = found[kind]
        tokens.append(Token("text" if kind in ("single", "double") else kind, words))
        at = found.end()
    return tokens
