"""Typed words as an answer, and what to say when they are none."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from babel.numbers import NumberFormatError, parse_decimal

from chat import format as formats
from chat.names import Names, folded
from chat.texts import Argument as Filling
from chat.texts import Texts, texts
from survey.fits import FORMS, WHOLE_DIGITS, blank, kept_number
from survey.limits import MONEY_DECIMALS
from survey.offers import Offer
from survey.problem import Argument, Problem
from survey.questions import (
    Choice,
    Choices,
    Date,
    Group,
    Money,
    Municipalities,
    Number,
    Question,
    Rank,
)
from survey.step import Step, Value

# Digits are written as [0-9]: \d would take those of every alphabet.
AMOUNT = re.compile(r"[+-]?[0-9]([0-9.,]*[0-9])?")
AMOUNT_LIMIT = 40
CURRENCY = re.compile(r"^(euro?|€)\s*|\s*(euro?|€)$", re.IGNORECASE)
DAYS = (
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
)

FOUND_ONLY = frozenset({"date-unreal", "not-offered"})
"""Problems whose sentence says what was found, and not what is expected."""


def read(step: Step, words: str, offers: Sequence[Offer], language: str) -> Value | Problem:
    """The value that the words stand for, which `survey.fits.fit` has still to judge, or the
    problem with them. It never raises, whatever the words are.

    Offers are named as `chat.names` says. Amounts are read in the form of the language, else in
    the plain one (2000.00): 2.000 is two thousand in German. Days are 21.09.2023 or 2023-09-21.
    """
    question, words = step.question, words.strip()
    if blank(words):
        return Problem("empty")
    if step.asks is not None:
        return words
    if isinstance(question, Choice):
        return Names(offers, language).one(words)
    if isinstance(question, Choices | Municipalities | Rank):
        return _several(question, words, offers, language)
    return written(question, words, language)


def expected(step: Step, texts: Texts) -> str:
    """What an answer to the step looks like, in a sentence."""
    kind = "text" if step.asks is not None else step.question.kind
    return texts(f"problem-{FORMS[kind]}")


def refusal(problem: Problem, expected: str, texts: Texts) -> str:
    """What is wrong with an answer, and what is `expected` instead, where the first does not say
    it."""
    if problem.code == "empty":
        return expected
    found = explain(problem, texts)
    return f"{found} {expected}" if problem.code in FOUND_ONLY else found


def explain(problem: Problem, texts: Texts) -> str:
    """What is wrong with an answer, in words that hold on a list of problems too."""
    told = {name: _told(value, texts.language) for name, value in problem.arguments.items()}
    return texts(f"problem-{problem.code}", **told)


def _told(value: Argument, language: str) -> Filling:
    match value:
        case str() | int():
            return value
        case Decimal():
            return formats.number(value, language)
        case dt.date():
            return formats.date(value, language)
    return value.in_language(language)


def _several(
    question: Choices | Municipalities | Rank, words: str, offers: Sequence[Offer], language: str
) -> list[str] | Problem:
    ordered = isinstance(question, Rank)
    found = Names(offers, language).several(words, ordered=ordered)
    none = folded(words) == folded(texts(language)("value-none"))
    return [] if none and not ordered and isinstance(found, Problem) else found


def written(question: Question, words: str, language: str) -> Value | Problem:
    """As `read`, for a question that is not answered by choosing."""
    match question:
        case Number():
            amount = _amount(words, language)
            return Problem("form-number") if amount is None else kept_number(amount)
        case Money():
            return _money(words, language)
        case Date():
            return _day(words)
        case Group():
            return Problem("form-group")
    return words


def _amount(words: str, language: str) -> Decimal | None:
    plain = words.replace("\N{MINUS SIGN}", "-")
    if len(plain) > AMOUNT_LIMIT or not AMOUNT.fullmatch(plain):
        return None
    try:
        return parse_decimal(plain, formats.locale(language), strict=True)
    except NumberFormatError:
        return Decimal(plain) if "," not in plain and plain.count(".") < 2 else None


def _money(words: str, language: str) -> str | Problem:
    bare = CURRENCY.sub("", words) if len(words) <= AMOUNT_LIMIT else words
    amount = _amount(bare, language)
    if amount is None:
        return Problem("form-money")
    # Cents are counted as written: a third decimal is more likely a thousand of another language.
    if _decimals(amount) > MONEY_DECIMALS:
        return Problem("digits", {"whole": WHOLE_DIGITS, "decimals": MONEY_DECIMALS})
    return f"{amount:.2f}"


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _day(words: str) -> str | Problem:
    found = next((match for form in DAYS if (match := form.fullmatch(words))), None)
    if found is None:
        return Problem("form-date")
    try:
        return dt.date(*(int(found[part]) for part in ("year", "month", "day"))).isoformat()
    except ValueError:
        return Problem("date-unreal")
