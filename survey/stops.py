"""The way through a questionnaire as far as it is the same for everybody: each question in each
field, and what must have been chosen for it to be asked. Made once for a round."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from survey.questions import Choice, Choices, Choosing, Group, PolicyField, Question, When
from survey.step import Step, Value, answer_key, chosen_any, entry_key

Counted = Mapping[str, Value]
"""The flat answers that count so far, by key."""

FRESH = 0
"""The number of an entry that is still to be begun: entries begin with 1."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One of these answers, or in an entry of a group the one of that name beside it, must have one
    of the wanted options."""

    keys: tuple[str, ...]
    name: str
    wanted: tuple[str, ...]

    def holds(self, counted: Counted, inside: str) -> bool:
        """Whether it does. `inside` is what the keys of the entry begin with; empty outside."""
        if any(chosen_any(counted.get(key), self.wanted) for key in self.keys):
            return True
        return bool(inside) and chosen_any(counted.get(inside + self.name), self.wanted)


Conditions = tuple[Condition, ...]
"""All of them must hold."""

Among = tuple[tuple[PolicyField, Conditions], ...]
"""The fields that a rank or choice of fields could be about, each with what makes it one."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A question in a field, or in none. `asking` are its options that ask for a short text, with
    the names of these; `among` is None but for a rank or choice of fields; `items` is what is asked
    in each entry of a group, whose steps are those of a fresh entry."""

    step: Step
    when: Conditions
    asking: tuple[tuple[str, str], ...] = ()
    among: Among | None = None
    items: tuple["Stop", ...] = ()

    def asked(self, counted: Counted, inside: str = "") -> bool:
        """Whether it is asked, by the answers that count so far. A rank or choice of fields is not
        when it is left none, nor a group of which nothing would be asked in a fresh entry."""
        if self.among is not None and not ranked(self.among, counted):
            return False
        if self.items and not self._asks_anything(counted):
            return False
        return not self.when or _hold(self.when, counted, inside)

    def _asks_anything(self, counted: Counted) -> bool:
        fresh = entry_key(self.step.key, FRESH, "")
        return any(item.asked(counted, fresh) for item in self.items)


def stops(questions: Sequence[Question], fields: Sequence[PolicyField]) -> tuple[Stop, ...]:
    """Every question in every field, in the order in which they are asked: consecutive questions
    with `per = "field"` field by field."""
    return tuple(_Making(questions, fields).all())


def among(rank: Choosing, questions: Sequence[Question], fields: Sequence[PolicyField]) -> Among:
    """The same for a rank or choice of fields alone."""
    return _Making(questions, fields).among(rank)


def ranked(fields: Among, counted: Counted) -> tuple[PolicyField, ...]:
    """Those fields that were answered as the `among` of the question names."""
    return tuple(field for field, when in fields if _hold(when, counted, ""))


def _hold(when: Conditions, counted: Counted, inside: str) -> bool:
    return all(each.holds(counted, inside) for each in when)


class _Making:
    def __init__(self, questions: Sequence[Question], fields: Sequence[PolicyField]) -> None:
        self._questions = questions
        self._by_id = {each.id: each for each in questions}
        self._fields = tuple(fields)

    def all(self) -> Iterator[Stop]:
        for per, block in groupby(self._questions, key=lambda question: question.per):
            questions = tuple(block)
            for field in self._fields if per else (None,):
                for question in questions:
                    yield self._stop(Step(answer_key(question.id, field), question, field))

    def _stop(self, step: Step) -> Stop:
        question = step.question
        of_fields = isinstance(question, Choosing) and question.of == "fields"
        return Stop(
            step,
            self._conditions(question.when, step.field),
            _asking(question),
            self.among(question) if isinstance(question, Choosing) and of_fields else None,
            tuple(self._items(step, question)) if isinstance(question, Group) else (),
        )

    def _items(self, step: Step, group: Group) -> Iterator[Stop]:
        for item in group.items:
            key = entry_key(step.key, FRESH, item.id)
            yield self._stop(Step(key, item, step.field, group=group))

    def among(self, rank: Choosing) -> Among:
        return tuple((field, self._conditions(rank.among, field)) for field in self._fields)

    def _conditions(self, when: When, field: PolicyField | None) -> Conditions:
        return tuple(
            Condition(self._keys(name, field), name, wanted) for name, wanted in when.items()
        )

    def _keys(self, name: str, field: PolicyField | None) -> tuple[str, ...]:
        """Where the answer that a `when` names can stand: in the same field if both are asked so,
        in any field otherwise."""
        named = self._by_id.get(name)
        if named is None or not named.per:
            return (name,)
        fields = self._fields if field is None else (field,)
        return tuple(answer_key(name, each) for each in fields)


def _asking(question: Question) -> tuple[tuple[str, str], ...]:
    if not isinstance(question, Choice | Choices):
        return ()
    return tuple((option.id, option.asks) for option in question.options if option.asks)
