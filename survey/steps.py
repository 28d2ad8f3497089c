"""The way through a questionnaire: which questions are asked, in which order.

The key of an answer is `question[.field][.asks]`. Inside a group's n-th entry it is
`question[.field].n.item[.asks]`, and a repeating group's own key holds how many entries there
are: so every answer of a draft is one flat value, and going back works the same everywhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from survey.questions import Choice, Choices, Choosing, Group, Item, Question, When
from survey.round import PolicyField, Round

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


def question_under(round_: Round, key: str) -> Question | Item | None:
    """The question or item to which the answer under this key belongs; None where the round has
    none such."""
    id_, *inside = key.split(".")
    if not round_.has_question(id_):
        return None
    question = round_.question(id_)
    if not isinstance(question, Group):
        return question
    item = inside[2:] if question.per else inside[1:]
    return next((each for each in question.items if each.id == item[0]), None) if item else question


def steps(round_: Round, answers: Answers) -> tuple[Step, ...]:
    """Every step that is asked, given the answers so far, in order.

    Consecutive questions with `per = "field"` are asked field by field. An entry's items come
    before the group's own step, which asks whether there is another one. A rank or choice of
    fields is not asked when `among` leaves it none; with a single field it is, since nothing is
    answered on anybody's behalf. Nor is a group of which nothing would be asked in a fresh entry. A
    hidden question's answer stays in `answers` but shows nothing else.
    """
    walk = _Walk(round_, answers)
    return tuple(walk.all())


def visible(asked: Iterable[Step], answers: Answers) -> dict[str, Value]:
    """The answers that count: those of the steps that are asked, in order."""
    return {step.key: answers[step.key] for step in asked if step.key in answers}


def ranked_fields(round_: Round, rank: Choosing, answers: Answers) -> tuple[PolicyField, ...]:
    """The fields that a rank or choice of fields is about: those that were answered as `among`
    names, by the answers that count. All fields when it names nothing."""
    walk = _Walk(round_, answers)
    tuple(walk.all())  # which answers count is known at the end of the way
    return walk.ranked_fields(rank)


Holds = Callable[[Mapping[str, Any]], bool]
"""Tells of a town's answers, put together (survey/collect.py) or flat, whether something holds."""


def asked_when(round_: Round, question: Question, field: PolicyField | None) -> Holds:
    """Tells of answers whether a question (no item of a group) is asked in a field: what `steps`
    says, found by looking only at what its `when` leads back to. Made once for many towns."""
    leads_here = _leads_to(round_, question.when, field)
    if not isinstance(question, Choosing) or question.of != "fields":
        return leads_here
    among = [_leads_to(round_, question.among, each) for each in round_.fields]
    return lambda answers: leads_here(answers) and any(holds(answers) for holds in among)


def _leads_to(round_: Round, when: When, field: PolicyField | None) -> Holds:
    ways = [
        _any_of([_through(round_, name, wanted, place) for place in _places(round_, name, field)])
        for name, wanted in when.items()
    ]
    return _all_of(ways)


def _through(round_: Round, name: str, wanted: tuple[str, ...], place: PolicyField | None) -> Holds:
    """Tells whether a wanted option was chosen there, and whether that was asked at all."""
    key, asked = answer_key(name, place), asked_when(round_, round_.question(name), place)
    return lambda answers: chosen_any(answers.get(key), wanted) and asked(answers)


def _all_of(ways: Sequence[Holds]) -> Holds:
    if not ways:
        return lambda _: True
    return ways[0] if len(ways) == 1 else lambda answers: all(holds(answers) for holds in ways)


def _any_of(ways: Sequence[Holds]) -> Holds:
    return ways[0] if len(ways) == 1 else lambda answers: any(holds(answers) for holds in ways)


def _places(round_: Round, name: str, field: PolicyField | None) -> tuple[PolicyField | None, ...]:
    """Where the answer that a `when` names can stand: in the same field if both are asked so, in
    any field otherwise."""
    if not round_.question(name).per:
        return (None,)
    return round_.fields if field is None else (field,)


class _Walk:
    """One walk through the questions that remembers which answers count so far."""

    def __init__(self, round_: Round, answers: Answers) -> None:
        self._round = round_
        self._answers = answers
        self._counted: dict[str, Value] = {}

    def all(self) -> Iterator[Step]:
        for step in self._questions():
            if step.key in self._answers:
                self._counted[step.key] = self._answers[step.key]
            yield step

    def _questions(self) -> Iterator[Step]:
        for per, block in groupby(self._round.questions, key=lambda question: question.per):
            questions = tuple(block)
            for field in self._round.fields if per else (None,):
                for question in questions:
                    if self._asks(question, field):
                        yield from self._steps_of(question, field)

    def _steps_of(self, question: Question, field: PolicyField | None) -> Iterator[Step]:
        key = answer_key(question.id, field)
        if not isinstance(question, Group):
            yield from self._with_asked(Step(key, question, field))
            return
        for entry in range(1, entries(question, key, self._answers) + 1):
            for item in question.items:
                if self._asks(item, field, inside=entry_key(key, entry, "")):
                    name = entry_key(key, entry, item.id)
                    yield from self._with_asked(
                        Step(name, item, field, group=question, entry=entry)
                    )
        if question.repeat:
            yield Step(key, question, field)

    def _with_asked(self, step: Step) -> Iterator[Step]:
        """The step, and behind it the short texts that the chosen options ask for."""
        yield step
        if isinstance(step.question, Choice | Choices):
            for option in step.question.options:
                if option.asks and chosen_any(self._answers.get(step.key), (option.id,)):
                    yield Step(
                        f"{step.key}.{option.asks}",
                        step.question,
                        step.field,
                        asks=option.id,
                        group=step.group,
                        entry=step.entry,
                    )

    def ranked_fields(self, rank: Choosing) -> tuple[PolicyField, ...]:
        """The fields that were answered as `among` names, by what counts so far."""
        return tuple(each for each in self._round.fields if self._holds(rank.among, each))

    def _asks(self, question: Question, field: PolicyField | None, inside: str = "") -> bool:
        if isinstance(question, Choosing) and question.of == "fields":
            return bool(self.ranked_fields(question)) and self._holds(question.when, field, inside)
        if isinstance(question, Group):
            fresh = entry_key(answer_key(question.id, field), 0, "")  # entries begin with 1
            asked = any(self._asks(item, field, inside=fresh) for item in question.items)
            return asked and self._holds(question.when, field)
        return self._holds(question.when, field, inside)

    def _holds(self, when: When, field: PolicyField | None, inside: str = "") -> bool:
        """Whether every named question has one of its answers: of the same entry or field if both
        are asked so, of any field otherwise."""
        return all(
            any(chosen_any(self._counted.get(key), wanted) for key in self._keys(name, field))
            or (bool(inside) and chosen_any(self._counted.get(inside + name), wanted))
            for name, wanted in when.items()
        )

    def _keys(self, name: str, field: PolicyField | None) -> tuple[str, ...]:
        if not self._round.has_question(name) or not self._round.question(name).per:
            return (name,)
        fields = self._round.fields if field is None else (field,)
        return tuple(answer_key(name, each) for each in fields)


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
