"""The questions of a round one by one, each with its place and what it may refer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from rounds.places import element
from survey.questions import Group, Question
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its place. For an item of a group, `group` is that group. `before` are the
    questions asked before it, in the order of the file."""

    place: str
    question: Question
    group: Group | None
    before: tuple[Question, ...]


def everything_asked(round_: Round) -> Iterator[Asked]:
    """Every question in the order of the file, each group followed by its items."""
    before: tuple[Question, ...] = ()
    for index, question in enumerate(round_.questions):
        place = element("questions", index, question.id)
        yield Asked(place, question, None, before)
        if isinstance(question, Group):
            yield from _items(place, question, before)
        before = (*before, question)


def _items(place: str, group: Group, before: tuple[Question, ...]) -> Iterator[Asked]:
    for index, item in enumerate(group.items):
        yield Asked(f"{place}, {element('items', index, item.id)}", item, group, before)
        before = (*before, item)
