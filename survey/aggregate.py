"""Choices and orders put together: how often an option was chosen, which place it got."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from survey.collect import Collected
from survey.columns import Column, given
from survey.questions import Choosing, Option, PolicyField
from survey.round import Round
from survey.step import chosen_any

Answer = str | list[str]
"""What was chosen: one id, or several in their order."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many towns (in a group: entries) chose each option (id → number, every option, in the
    order of the question). `answered` of them answered; with several answers allowed the numbers
    add up to more."""

    column: Column
    answered: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Place:
    """What an option or field got in the orders of `ranked` towns: `first` times the first place,
    and the mean place among these towns (1 is best)."""

    id: str
    ranked: int
    first: int
    mean: Fraction


@dataclass(frozen=True, slots=True)
class Ranked:
    """The orders of `answered` towns put together: most first places first, then the better mean
    place. What nobody ranked is left out."""

    column: Column
    answered: int
    places: tuple[Place, ...]


def count_chosen(round_: Round, column: Column, answers: Sequence[Answer]) -> Chosen:
    """How often each option was chosen; the column's question is one of choosing."""
    counts = {
        each.id: sum(chosen_any(answer, (each.id,)) for answer in answers)
        for each in choices(round_, column)
    }
    return Chosen(column, len(answers), counts)


def count_ranked(round_: Round, column: Column, orders: Sequence[list[str]]) -> Ranked:
    """The orders put together; the column's question is a rank."""
    places = [place for each in choices(round_, column) if (place := _place(each.id, orders))]
    places.sort(key=lambda place: (-place.first, place.mean))
    return Ranked(column, len(orders), tuple(places))


def who_chose(
    round_: Round, column: Column, counted: Mapping[str, Collected]
) -> dict[str, tuple[str, ...]]:
    """Which towns chose each option (id → municipality keys, every option, in the order of the
    question)."""
    found = tuple(given(column, counted))
    return {
        each.id: _once(one.town for one in found if chosen_any(one.value, (each.id,)))
        for each in choices(round_, column)
    }


def choices(round_: Round, column: Column) -> tuple[Option | PolicyField, ...]:
    """What can be chosen or ranked: the options, or the fields of the round; nothing where the
    column's question is none of choosing."""
    if not isinstance(column.question, Choosing):
        return ()
    return round_.fields if column.question.of == "fields" else column.question.options


def _place(id_: str, orders: Sequence[list[str]]) -> Place | None:
    got = [order.index(id_) + 1 for order in orders if id_ in order]
    if not got:
        return None
    return Place(id_, len(got), got.count(1), Fraction(sum(got), len(got)))


def _once(towns: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(towns))
