"""Everything that is counted beside the votes: chosen, ranked, named, summed up, dated, said.

Within groups each entry counts by itself. What is written there in words or names towns is not
pulled out of its entry (survey/merged.py puts entries together).
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from survey.aggregate import Chosen, Ranked, count_chosen, count_ranked
from survey.collect import Collected
from survey.columns import Column, Given, columns, given
from survey.questions import Choice, Choices, Date, FreeText, Money, Municipalities, Number, Rank
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Summed:
    """Numbers, or amounts in euros, of `answered` towns or entries. All arithmetic is decimal."""

    column: Column
    answered: int
    total: Decimal
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Dated:
    """Days that `answered` towns or entries have named."""

    column: Column
    answered: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Said:
    """What each town has written, by municipality key."""

    column: Column
    said: tuple[tuple[str, str], ...]

    @property
    def answered(self) -> int:
        """How many towns have written something."""
        return len(self.said)


@dataclass(frozen=True, slots=True)
class Named:
    """How often each town was named by `answered` towns (municipality key → number, most often
    named first); those that nobody named are left out."""

    column: Column
    answered: int
    counts: dict[str, int]


Figure = Chosen | Ranked | Summed | Dated | Said | Named


def figures(round_: Round, counted: Mapping[str, Collected]) -> Iterator[Figure]:
    """The figures of every column that is no vote, in the order of the round. What nobody has
    answered is left out, and so are the conditions of votes (survey/tally.py). `counted` holds the
    answers of the valid submissions by municipality key."""
    for column in columns(round_):
        found = tuple(given(column, counted))
        figure = _figure(round_, column, found) if found else None
        if figure is not None:
            yield figure


def _figure(round_: Round, column: Column, found: Sequence[Given]) -> Figure | None:
    if column.asks is not None:
        return None if column.group or _is_condition(column) else _said(column, found)
    if column.group is None and isinstance(column.question, FreeText | Municipalities):
        written = isinstance(column.question, FreeText)
        return _said(column, found) if written else _named(column, found)
    return _counted(round_, column, [each.value for each in found])


def _counted(round_: Round, column: Column, answers: list[Any]) -> Figure | None:
    match column.question:
        case Choice(vote=False) | Choices():
            return count_chosen(round_, column, answers)
        case Rank():
            return count_ranked(round_, column, answers)
        case Number() | Money():
            return _summed(column, [Decimal(str(answer)) for answer in answers])
        case Date():
            days = [dt.date.fromisoformat(answer) for answer in answers]
            return Dated(column, len(days), min(days), max(days))
    return None


def _is_condition(column: Column) -> bool:
    """Whether the text is the condition of a yes in a vote."""
    question = column.question
    return (
        isinstance(question, Choice)
        and question.vote
        and all(each.counts == "yes" for each in question.options if each.asks == column.asks)
    )


def _summed(column: Column, amounts: Sequence[Decimal]) -> Summed:
    return Summed(column, len(amounts), sum(amounts, Decimal(0)), min(amounts), max(amounts))


def _said(column: Column, found: Sequence[Given]) -> Said:
    return Said(column, tuple((each.town, each.value) for each in found))


def _named(column: Column, found: Sequence[Given]) -> Named:
    counts = Counter(town for each in found for town in each.value)
    return Named(column, len(found), dict(counts.most_common()))
