"""Which fields could come first: an order for a committee to decide on, with its reasons.

It compares, in this order: the verdict, the first places, the mean place, the inhabitants behind
the yes, and how much stands against (conditions and no). Nothing is weighed against anything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from survey.aggregate import Place, count_ranked
from survey.collect import Collected
from survey.columns import columns, given
from survey.questions import PolicyField, Rank
from survey.round import Round
from survey.summary import VoteResult

Standing = tuple[int, int, bool, Fraction, int, int]


@dataclass(frozen=True, slots=True)
class Priority:
    """A field at its place in the proposed order (1 first; equal fields share a place), and why.

    `votes` are the results of its vote questions. `first` is how often it was put first, `mean` its
    mean place among the `ranked` orders that have it (None where nobody ranked it). `yes` are the
    inhabitants behind the yes, the fewest where there are several votes; `against` counts
    conditions and no.
    """

    place: int
    field: PolicyField
    votes: tuple[VoteResult, ...]
    first: int
    ranked: int
    mean: Fraction | None
    yes: int
    against: int


def priorities(
    round_: Round, votes: Sequence[VoteResult], counted: Mapping[str, Collected]
) -> tuple[Priority, ...]:
    """The fields of the round in the proposed order; none where there is nothing to compare: fewer
    than two fields, or neither votes per field nor an order of fields. `counted` holds the answers
    of the valid submissions by municipality key."""
    places = list(_places(round_, counted))
    if len(round_.fields) < 2 or not (places or any(vote.field for vote in votes)):
        return ()
    found = sorted((_priority(field, votes, places) for field in round_.fields), key=_standing)
    return tuple(_placed(found))


def _places(round_: Round, counted: Mapping[str, Collected]) -> Iterator[Place]:
    """What each field got in every order of fields that was asked for."""
    for column in columns(round_):
        if isinstance(column.question, Rank) and column.question.of == "fields":
            orders = [each.value for each in given(column, counted)]
            yield from count_ranked(round_, column, orders).places


def _priority(field: PolicyField, votes: Sequence[VoteResult], places: Sequence[Place]) -> Priority:
    mine = tuple(vote for vote in votes if vote.field == field.id)
    got = [place for place in places if place.id == field.id]
    ranked = sum(place.ranked for place in got)
    return Priority(
        place=0,
        field=field,
        votes=mine,
        first=sum(place.first for place in got),
        ranked=ranked,
        mean=sum((p.mean * p.ranked for p in got), Fraction(0)) / ranked if ranked else None,
        yes=min((vote.inhabitants.yes for vote in mine), default=0),
        against=sum(vote.with_condition + vote.counts.no for vote in mine),
    )


def _standing(each: Priority) -> Standing:
    """What is compared, the smaller the further in front."""
    last = each.mean is None
    return (_verdict(each), -each.first, last, each.mean or Fraction(0), -each.yes, each.against)


def _verdict(each: Priority) -> int:
    """0 where every vote passed, 1 without a verdict for want of a quorum or votes, else 2."""
    verdicts = {vote.verdict for vote in each.votes}
    if not verdicts or "no-quorum" in verdicts:
        return 1
    return 0 if verdicts <= {"adopted", "consensus"} else 2


def _placed(found: Sequence[Priority]) -> Iterator[Priority]:
    place = 1
    for _, equal in groupby(found, key=_standing):
        fields = list(equal)
        yield from (replace(field, place=place) for field in fields)
        place += len(fields)
