"""Numbers beside the votes: how often an option was chosen, which place it got in an order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from survey.collect import Collected
from survey.questions import Choice, Choices, Choosing, Option, Rank
from survey.round import PolicyField, Round
from survey.steps import answer_key, chosen_any
from survey.tally import asked_in


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many towns chose each option (id → number, every option, in the order of the question).
    `answered` towns answered; with several answers allowed the numbers add up to more."""

    question: Choice | Choices
    field: PolicyField | None
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

    question: Rank
    field: PolicyField | None
    answered: int
    places: tuple[Place, ...]


def aggregate(round_: Round, counted: Mapping[str, Collected]) -> tuple[Chosen | Ranked, ...]:
    """The numbers of all choices that are not votes and of all orders, in the order of the round.
    `counted` holds the answers of the valid submissions by municipality key."""
    return tuple(_aggregated(round_, counted))


def chosen(
    round_: Round,
    question: Choice | Choices,
    field: PolicyField | None,
    counted: Mapping[str, Collected],
) -> Chosen:
    """How often each option of one question was chosen."""
    answers = _answers(answer_key(question.id, field), counted)
    counts = {
        each.id: sum(chosen_any(answer, (each.id,)) for answer in answers)
        for each in choices(round_, question)
    }
    return Chosen(question, field, len(answers), counts)


def choices(round_: Round, question: Choosing) -> tuple[Option | PolicyField, ...]:
    """What can be chosen or ranked: the options, or the fields of the round."""
    return round_.fields if question.of == "fields" else question.options


def _aggregated(round_: Round, counted: Mapping[str, Collected]) -> Iterator[Chosen | Ranked]:
    for question in round_.questions:
        for field in asked_in(round_, question):
            if isinstance(question, Rank):
                yield _ranked(round_, question, field, counted)
            elif isinstance(question, Choices) or (
                isinstance(question, Choice) and not question.vote
            ):
                yield chosen(round_, question, field, counted)


def _ranked(
    round_: Round, question: Rank, field: PolicyField | None, counted: Mapping[str, Collected]
) -> Ranked:
    orders = _answers(answer_key(question.id, field), counted)
    places = [place for each in choices(round_, question) if (place := _place(each.id, orders))]
    places.sort(key=lambda place: (-place.first, place.mean))
    return Ranked(question, field, len(orders), tuple(places))


def _place(id_: str, orders: Sequence[list[str]]) -> Place | None:
    got = [order.index(id_) + 1 for order in orders if id_ in order]
    if not got:
        return None
    return Place(id_, len(got), got.count(1), Fraction(sum(got), len(got)))


def _answers(key: str, counted: Mapping[str, Collected]) -> list[list[str]]:
    return [answers[key] for answers in counted.values() if key in answers]
