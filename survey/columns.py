"""Everything that the answers to a round can hold, column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from survey.collect import Collected
from survey.questions import Choice, Choices, Group, Item, PolicyField, Question
from survey.round import Round
from survey.step import answer_key
from survey.tally import asked_in


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that every town can say: the answer to a question in a field or (None) in none, to
    an item of a group, or the short text called `asks` that an option asks for."""

    question: Question | Item
    field: PolicyField | None
    group: Group | None = None
    asks: str | None = None

    @property
    def key(self) -> str:
        """Under which key a town's answers have it (survey/collect.py): that of the group, where it
        is in one."""
        if self.group is not None:
            return answer_key(self.group.id, self.field)
        return self._asked(answer_key(self.question.id, self.field))

    @property
    def item(self) -> str:
        """What it is called within an entry of its group; empty outside of groups."""
        return "" if self.group is None else self._asked(self.question.id)

    def _asked(self, name: str) -> str:
        return name if self.asks is None else f"{name}.{self.asks}"


@dataclass(frozen=True, slots=True)
class Given:
    """What one town has said in a column; `entry` counts the entries of a group from 1, and is 0
    outside of groups."""

    town: str
    entry: int
    value: Any


def columns(round_: Round) -> Iterator[Column]:
    """Every column of the round, in the order in which it asks."""
    for question in round_.questions:
        for field in asked_in(round_, question):
            if isinstance(question, Group):
                for item in question.items:
                    yield from _with_asked(Column(item, field, question))
            else:
                yield from _with_asked(Column(question, field))


def given(column: Column, counted: Mapping[str, Collected]) -> Iterator[Given]:
    """What the towns have said in this column, in their order. `counted` holds the answers of the
    valid submissions by municipality key."""
    key, item = column.key, column.item
    for town, answers in counted.items():
        if key not in answers:
            continue
        if column.group is None:
            yield Given(town, 0, answers[key])
            continue
        for number, entry in enumerate(answers[key], start=1):
            if item in entry:
                yield Given(town, number, entry[item])


def _with_asked(column: Column) -> Iterator[Column]:
    """The column, and behind it the texts that the options of its question ask for."""
    yield column
    if isinstance(column.question, Choice | Choices):
        for name in dict.fromkeys(o.asks for o in column.question.options if o.asks):
            yield Column(column.question, column.field, column.group, name)
