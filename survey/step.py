"""One thing to answer, and under which key its answer is kept.

The key of an answer is `question[.field][.asks]`. Inside a group's n-th entry it is
`question[.field].n.item[.asks]`, and a repeating group's own key holds how many entries there
are: so every answer of a draft is one flat value, and going back works the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.questions import Group, PolicyField, Question

Value = str | int | float | list[str]
"""What one step can hold: option id, text, date or money as string, number, list of ids or keys;
for a repeating group the number of its entries."""

Answers = Mapping[str, Value]
"""Flat answers of a draft by key."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to answer. With `asks` it is the short text that this option of `question` asks
    for; with `entry` (1 for the first) it belongs to an entry of `group`."""

    key: str
    question: Question
    field: PolicyField | None = None
    asks: str | None = None
    group: Group | None = None
    entry: int = 0

    @property
    def group_key(self) -> str:
        """The key of the group; empty where the step belongs to none."""
        return "" if self.group is None else answer_key(self.group.id, self.field)

    @property
    def item(self) -> str:
        """What the step is called within its entry: `item[.asks]`; empty outside of groups."""
        if self.group is None:
            return ""
        return self.key.removeprefix(entry_key(self.group_key, self.entry, ""))


def answer_key(question: str, field: PolicyField | None) -> str:
    """The key of the answer to a question, which is named by its id: `question[.field]`."""
    return question if field is None else f"{question}.{field.id}"


def entry_key(group_key: str, entry: int, item: str) -> str:
    """The key of an item's answer in an entry of a group, 1 for the first."""
    return f"{group_key}.{entry}.{item}"


def entries(group: Group, key: str, answers: Answers) -> int:
    """How many entries the group under `key` has: exactly one when it does not repeat."""
    if not group.repeat:
        return 1
    count = answers.get(key, 0)
    return count if isinstance(count, int) else 0


def chosen_any(value: Value | None, wanted: tuple[str, ...]) -> bool:
    """Whether the answer is, or for lists contains, one of the wanted options."""
    if isinstance(value, list):
        return not set(wanted).isdisjoint(value)
    return value in wanted
