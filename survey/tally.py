"""Counting: who voted how on each vote question, per field where it is asked per field."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from survey.collect import Collected
from survey.questions import Choice, Counts, Option, PolicyField, Question
from survey.roster import Mandate, Roster
from survey.round import Round
from survey.step import answer_key
from survey.verdict import Count


class Ballot(NamedTuple):
    """One mandate's vote on one question. `condition` is its text where the yes has one."""

    mandate: Mandate
    option: Option
    condition: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of one vote question, in one field or in none. Ballots stand in roster order."""

    question: Choice
    field: PolicyField | None
    ballots: tuple[Ballot, ...]

    @property
    def mandates(self) -> Count:
        """How many mandates voted how."""
        return _on_sides(Counter(ballot.option.counts for ballot in self.ballots))

    @property
    def inhabitants(self) -> Count:
        """How many inhabitants stand behind each side."""
        sums: Counter[Counts] = Counter()
        for ballot in self.ballots:
            sums[ballot.option.counts] += ballot.mandate.inhabitants
        return _on_sides(sums)

    @property
    def conditions(self) -> dict[str, str]:
        """The conditions by municipality key. Each belongs to a yes."""
        return {
            ballot.mandate.key: ballot.condition
            for ballot in self.ballots
            if ballot.condition is not None
        }


def _on_sides(sums: Mapping[Counts, int]) -> Count:
    return Count(sums["yes"], sums["no"], sums["abstain"])


def asked_in(round_: Round, question: Question) -> tuple[PolicyField | None, ...]:
    """The fields in which a question is asked: each field of the round, or None for once."""
    return round_.fields if question.per else (None,)


def vote_questions(round_: Round) -> Iterator[Choice]:
    """The questions that decide a verdict."""
    for question in round_.questions:
        if isinstance(question, Choice) and question.vote:
            yield question


def tallies(round_: Round, roster: Roster, counted: Mapping[str, Collected]) -> Iterator[Tally]:
    """One tally for each vote question and field, in the order of the round.

    `counted` holds the answers of the valid submissions by municipality key. A question that a
    town was not shown is no vote, nor is a nil return. An option that counts "none" (such as
    postponed) stands among the ballots and on no side.
    """
    for question in vote_questions(round_):
        for field in asked_in(round_, question):
            yield Tally(question, field, tuple(_ballots(question, field, roster, counted)))


def _ballots(
    question: Choice, field: PolicyField | None, roster: Roster, counted: Mapping[str, Collected]
) -> Iterator[Ballot]:
    options = {option.id: option for option in question.options}
    key = answer_key(question.id, field)
    for mandate in roster.mandates:
        answers = counted.get(mandate.key, {})
        if key in answers:
            option = options[answers[key]]
            yield Ballot(mandate, option, _condition(option, key, answers))


def _condition(option: Option, key: str, answers: Collected) -> str | None:
    """A yes whose option asks for a text is a yes with a condition."""
    if option.counts != "yes" or option.asks is None:
        return None
    return str(answers.get(f"{key}.{option.asks}", ""))
