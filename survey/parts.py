"""The parts of a questionnaire, numbered as on paper: a part has the same number for everyone.

A part is a question, or a field with everything that is asked about it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from survey.questions import Group, PolicyField
from survey.round import Round
from survey.step import Step


@dataclass(frozen=True, slots=True)
class Part:
    """Where in the questionnaire somebody is: part `place` (1 for the first) of `total`. Answers
    hide parts and never renumber them, so the way forward never leads to a lower number."""

    place: int
    total: int
    field: PolicyField | None


def part_of(round_: Round, step: Step) -> Part:
    """The part to which the step belongs. LookupError when it is not of this round."""
    parts = tuple(_parts(round_))
    asked = (step.question if step.group is None else step.group).id
    for place, (field, questions) in enumerate(parts, start=1):
        if field == step.field and asked in questions:
            return Part(place, len(parts), field)
    raise LookupError(step.key)


def _parts(round_: Round) -> Iterator[tuple[PolicyField | None, frozenset[str]]]:
    """Each part's field and the ids of its questions, in the order asked."""
    for per, block in groupby(round_.questions, key=lambda question: question.per):
        ids = [question.id for question in block]
        if per:
            yield from ((field, frozenset(ids)) for field in round_.fields)
        else:
            yield from ((None, frozenset({id_})) for id_ in ids)


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that are read together: those about one field, those of one entry of a group (1 for
    the first; 0 outside of groups), or questions that stand on their own one after another."""

    field: PolicyField | None
    group: Group | None
    entry: int
    steps: tuple[Step, ...]


def sections(steps: Sequence[Step]) -> tuple[Section, ...]:
    """The steps in the order in which a list of answers shows and numbers them. It is the order
    asked, but a repeating group's own step, which says how many entries there are, comes before
    them."""
    return tuple(
        Section(field, group, entry, tuple(together))
        for (field, group, entry), together in groupby(_read(steps), key=_belongs)
    )


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps in the order of their sections: the n-th is the one that a list numbers n."""
    return tuple(_read(steps))


def _belongs(step: Step) -> tuple[PolicyField | None, Group | None, int]:
    return step.field, step.group, step.entry


def _read(steps: Sequence[Step]) -> Iterator[Step]:
    own = {step.key: step for step in steps if isinstance(step.question, Group)}
    for step in steps:
        before = own.pop(step.group_key, None) if step.group else None
        if before is not None:
            yield before
        if not isinstance(step.question, Group) or own.pop(step.key, None) is not None:
            yield step
