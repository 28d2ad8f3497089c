"""What a question demands of its answer: how many, how much, from when until when.

It is said before anything is answered and again when an answer goes beyond, in the same words: so
each limit is the problem that such an answer has.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from survey.problem import Code, Problem
from survey.questions import Choices, Date, Money, Municipalities, Number, Question

MONEY_DECIMALS = 2

_RANGES: Mapping[str, tuple[Code, Code, Code]] = {
    "number": ("number-at-least", "number-at-most", "number-between"),
    "money": ("money-at-least", "money-at-most", "money-between"),
    "date": ("date-from", "date-until", "date-between"),
}
"""By kind of question: where it has a least, a most, or both."""


def limit(question: Question, offered: int) -> Problem | None:
    """What is demanded of the answer, with `offered` things to choose from; None for no limit."""
    match question:
        case Choices() | Municipalities():
            return _count(*counts(question, offered))
        case Money():
            return _range(question.kind, cents(question.min), cents(question.max))
        case Number() | Date():
            return _range(question.kind, question.min, question.max)
    return None


def counts(question: Choices | Municipalities, offered: int) -> tuple[int, int | None]:
    """How many must be chosen and how many can be, None for any number. The least is one unless
    the question says otherwise, and never more than there is to choose."""
    return min(1 if question.min is None else question.min, offered), question.max


def cents(amount: Decimal | None) -> Decimal | None:
    """An amount of money with two decimals."""
    return None if amount is None else round(amount, MONEY_DECIMALS)


def _count(least: int, most: int | None) -> Problem | None:
    if most is None:
        return Problem("choose-at-least", {"min": least}) if least else None
    if least == most:
        return Problem("choose-exactly", {"count": least})
    if least == 0:
        return Problem("choose-at-most", {"max": most})
    return Problem("choose-between", {"min": least, "max": most})


def _range(
    kind: str, least: Decimal | dt.date | None, most: Decimal | dt.date | None
) -> Problem | None:
    at_least, at_most, between = _RANGES[kind]
    if least is not None and most is not None:
        return Problem(between, {"min": least, "max": most})
    if least is not None:
        return Problem(at_least, {"min": least})
    return None if most is None else Problem(at_most, {"max": most})
