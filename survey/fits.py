"""Whether a value fits the question it answers, and the one form in which it is kept."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeGuard, TypeVar

from survey.limits import MONEY_DECIMALS, cents, counts, limit
from survey.offers import Offer, every_offer, offers
from survey.problem import Code, Problem
from survey.questions import (
    Choice,
    Choices,
    Date,
    FreeText,
    Group,
    Money,
    Municipalities,
    Number,
    Rank,
)
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step, Value
from survey.text import Text

TEXT_LIMIT = 1000
"""Characters of the short text that an option asks for, the same as of a text by default."""

WHOLE_DIGITS = 12
NUMBER_DECIMALS = 3
"""Digits before and behind the decimal point: 15 in all, what a JSON number carries exactly."""

FORMS: Mapping[str, Code] = {
    "choice": "form-choice",
    "choices": "form-choices",
    "rank": "form-rank",
    "municipalities": "form-municipalities",
    "text": "form-text",
    "number": "form-number",
    "money": "form-money",
    "date": "form-date",
    "group": "form-group",
}
"""By kind of question: the value is something else altogether."""

# Control characters but the line break, embeddings and overrides of the writing direction, and
# halves of surrogate pairs: what hides or turns round the words of an official vote.
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
INVISIBLE = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})
PLAIN_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Ordered = TypeVar("Ordered", Decimal, dt.date)


def fit(
    step: Step,
    value: object,
    round_: Round,
    roster: Roster,
    mandate_key: str,
    answers: Answers,
) -> Value | Problem:
    """The value in the form in which it is kept, or the problem with it. It never raises, whatever
    the value is.

    Texts are kept trimmed and composed (NFC), lists of choices in the order of the offers, whole
    numbers as int, money as "2000.00". Fitting what is kept changes nothing. A rank may be
    partial, with one entry at least. A list is empty only where the question says `min = 0`, or
    offers nothing; `min` never asks for more than there is to choose.
    """
    question = step.question
    if step.asks is not None:
        return _text(value, TEXT_LIMIT, None)
    if isinstance(question, Choice | Choices | Rank | Municipalities):
        names = {offer.id: offer.label for offer in every_offer(step, round_, roster)}
        offered = offers(step, round_, roster, mandate_key, answers)
        return _chosen(question, value, offered, names)
    return written(question, value)


def _chosen(
    question: Choice | Choices | Rank | Municipalities,
    value: object,
    offered: tuple[Offer, ...],
    names: Mapping[str, Text],
) -> Value | Problem:
    ids = [value] if isinstance(question, Choice) else value
    if not _is_ids(ids):
        return Problem(FORMS[question.kind])
    places = {offer.id: place for place, offer in enumerate(offered)}
    for id_, count in Counter(ids).items():
        if id_ not in places:
            return Problem("not-offered", {"name": names.get(id_, shortened(id_))})
        if count > 1:
            return Problem("twice", {"name": names[id_]})
    if isinstance(question, Choice):
        return ids[0]
    if isinstance(question, Rank):
        return list(ids) if ids else Problem("choose-at-least", {"min": 1})
    return _miscounted(question, len(ids), len(offered)) or sorted(ids, key=places.__getitem__)


def _is_ids(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _miscounted(question: Choices | Municipalities, count: int, offered: int) -> Problem | None:
    least, most = counts(question, offered)
    fits = least <= count and (most is None or count <= most)
    return None if fits else limit(question, offered)


def written(question: FreeText | Number | Money | Date | Group, value: object) -> Value | Problem:
    """As `fit`, for a question that is not answered by choosing."""
    match question:
        case FreeText():
            return _text(value, question.max, question.pattern)
        case Number():
            return _number(question, value)
        case Money():
            return _money(question, value)
        case Date():
            return _date(question, value)
        case Group():
            return _entries(question, value)


def _text(value: object, limit: int, pattern: str | None) -> str | Problem:
    if not isinstance(value, str):
        return Problem("form-text")
    tidy = LINE_BREAK.sub("\n", value).replace("\t", " ")
    text = unicodedata.normalize("NFC", tidy).strip()
    if HIDDEN.search(text):
        return Problem("text-hidden")
    if blank(text):
        return Problem("empty")
    if len(text) > limit:
        return Problem("text-long", {"max": limit, "length": len(text)})
    if pattern is not None and not re.fullmatch(pattern, text):
        return Problem("text-pattern")
    return text


def _number(question: Number, value: object) -> int | float | Problem:
    amount = _decimal(value)
    if amount is None:
        return Problem("form-number")
    return _beyond(question, amount, question.min, question.max) or kept_number(amount)


def kept_number(amount: Decimal) -> int | float | Problem:
    """The finite number as it is kept: int where it is whole, else float. A problem where it has
    more digits than are kept."""
    if not _fits_digits(amount, NUMBER_DECIMALS):
        return Problem("digits", {"whole": WHOLE_DIGITS, "decimals": NUMBER_DECIMALS})
    return int(amount) if amount == int(amount) else float(amount)


def _money(question: Money, value: object) -> str | Problem:
    plain = isinstance(value, str) and PLAIN_AMOUNT.fullmatch(value)
    amount = Decimal(value) if isinstance(value, str) and plain else _decimal(value)
    if amount is None:
        return Problem("form-money")
    if not _fits_digits(amount, MONEY_DECIMALS):
        return Problem("digits", {"whole": WHOLE_DIGITS, "decimals": MONEY_DECIMALS})
    beyond = _beyond(question, amount, cents(question.min), cents(question.max))
    return beyond or f"{amount + 0:.2f}"  # adding 0 turns -0 into 0


def _date(question: Date, value: object) -> str | Problem:
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        return Problem("form-date")
    return _beyond(question, day, question.min, question.max) or day.isoformat()


def _entries(question: Group, value: object) -> int | Problem:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return Problem("form-group")
    return value if value <= question.max else Problem("entries-at-most", {"max": question.max})


def _beyond(
    question: Number | Money | Date, value: Ordered, least: Ordered | None, most: Ordered | None
) -> Problem | None:
    fits = (least is None or least <= value) and (most is None or value <= most)
    return None if fits else limit(question, 0)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    amount = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    return amount if amount.is_finite() else None


def _fits_digits(amount: Decimal, decimals: int) -> bool:
    return amount.adjusted() < WHOLE_DIGITS and amount == round(amount, decimals)


def blank(words: str) -> bool:
    """Whether there is nothing to see in the words."""
    return all(unicodedata.category(character) in INVISIBLE for character in words)


def shortened(words: str) -> str:
    """The words as a sentence can repeat them: at most 40 characters in one line, without those
    that are invisible or turn the writing round."""
    line = " ".join(HIDDEN.sub("", " ".join(words.split())).split())
    return line if len(line) <= 40 else f"{line[:39]}…"
