"""The `constraint` of a workbook, as far as a question's bounds and pattern can express it."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from rounds.expressions import END, Inexpressible, Tokens, shown
from rounds.said import Said
from survey.questions import (
    Choices,
    Date,
    FreeText,
    Item,
    Money,
    Municipalities,
    Number,
    Question,
)

_COUNTED = "count-selected(.) >= 1 and count-selected(.) <= 3"
EXPECTED = {
    "choices": _COUNTED,
    "municipalities": _COUNTED,
    "text": Said("text-bounds"),
    "number": ". >= 0 and . <= 99.5",
    "money": ". >= 0 and . <= 2000.00",
    "date": ". >= date('2026-01-01') and . <= date('2026-12-31')",
}
"""What can stand there, by kind of question; nothing in all others."""

_MEASURES = {
    "choices": "count-selected",
    "municipalities": "count-selected",
    "text": "string-length",
}
"""What is measured of the answer; in all other kinds it is the answer itself."""

_BOUNDS = {">=": ("min",), "<=": ("max",), "=": ("min", "max")}


def bounds(expression: str, kind: str) -> dict[str, Any]:
    """The keys `min`, `max` and `pattern` of a question of this kind. Inexpressible when a round
    cannot say it."""
    if kind not in EXPECTED:
        raise Inexpressible(Said("a-constraint"))
    tokens, found = Tokens(expression), dict[str, Any]()
    while True:
        for key, value in _bound(tokens, kind).items():
            if key in found:
                raise Inexpressible(Said("two-bounds", key=key))
            found[key] = value
        if not tokens.taken("and"):
            break
    if tokens.next is not END:
        raise Inexpressible(shown(tokens.next))
    return found


def _bound(tokens: Tokens, kind: str) -> dict[str, Any]:
    if kind == "text" and tokens.taken("regex"):
        tokens.need("(")
        tokens.need(".")
        tokens.need(",")
        pattern = tokens.need_kind("text")
        tokens.need(")")
        return {"pattern": pattern}
    _measured(tokens, kind)
    sign = tokens.need_kind("sign")
    keys = ("max",) if (kind, sign) == ("text", "<=") else _BOUNDS.get(sign, ())
    if not keys or (kind == "text" and keys != ("max",)):
        raise Inexpressible(sign)
    return dict.fromkeys(keys, _value(tokens, kind))


def _measured(tokens: Tokens, kind: str) -> None:
    if kind in _MEASURES:
        tokens.need(_MEASURES[kind])
        tokens.need("(")
        tokens.need(".")
        tokens.need(")")
    else:
        tokens.need(".")


def _value(tokens: Tokens, kind: str) -> int | str:
    """A count as a whole number; an amount and a day as text, which keeps them exact."""
    if kind == "date":
        return _day(tokens)
    number = tokens.need_kind("number")
    if kind not in _MEASURES:
        return number
    if not re.fullmatch(r"[0-9]{1,6}", number):
        raise Inexpressible(number)
    return int(number)


def _day(tokens: Tokens) -> str:
    called = tokens.taken("date")
    if called:
        tokens.need("(")
    day = tokens.need_kind("text")
    if called:
        tokens.need(")")
    try:
        return dt.date.fromisoformat(day).isoformat()
    except ValueError:
        raise Inexpressible(f"'{day}'") from None


def bounds_words(question: Question | Item) -> tuple[str, str]:
    """The expression that `bounds` reads as what the question demands, and the pattern where it
    cannot stand in one; each empty where there is none."""
    given = {key: getattr(question, key) for key in ("min", "max") if _has(question, key)}
    parts = [_written(question, key, value) for key, value in given.items()]
    pattern = question.pattern if isinstance(question, FreeText) else None
    if pattern is None:
        return " and ".join(parts), ""
    quote = next((each for each in ("'", '"') if each not in pattern), None)
    if quote is None:
        return " and ".join(parts), pattern
    return " and ".join([*parts, f"regex(., {quote}{pattern}{quote})"]), ""


def _has(question: Question | Item, key: str) -> bool:
    bounded = isinstance(question, Choices | Municipalities | FreeText | Number | Money | Date)
    return bounded and key in question.model_fields_set and getattr(question, key) is not None


def _written(question: Question | Item, key: str, value: Any) -> str:
    measures: Mapping[str, str] = _MEASURES
    what = f"{measures[question.kind]}(.)" if question.kind in measures else "."
    words = f"date('{value}')" if isinstance(value, dt.date) else format(value, "f")
    if isinstance(value, int):
        words = str(value)
    return f"{what} {'>=' if key == 'min' else '<='} {words}"
