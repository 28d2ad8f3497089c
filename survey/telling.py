"""What may be told of each question of a round by person: `grouping.py` for one question after the
other, each with a view to those before it on which it depends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from survey.aggregate import choices
from survey.collect import Collected
from survey.columns import Column
from survey.grouping import NOBODY, Part, People, any_number, classes, hides, one_each
from survey.questions import (
    Choice,
    Choices,
    Choosing,
    Group,
    Money,
    Municipalities,
    Number,
    PolicyField,
    Question,
    Rank,
)
from survey.roster import Roster
from survey.round import Round
from survey.step import answer_key
from survey.steps import steps
from survey.tally import asked_in


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of one question in one field, or of the text that its option `asks` asks
    for. With `exclusive` everybody is in one of the parts."""

    question: Question
    field: PolicyField | None
    asks: str | None = None
    asked: int | None = None
    answered: int | None = None
    parts: tuple[Part, ...] = ()
    texts: tuple[str, ...] = ()
    withheld: bool = False
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class _Base:
    """The people among whom a question is told: those who were asked and, with `blur`, others who
    were not and must not be told from them."""

    asked: People
    not_asked: People = NOBODY
    blur: bool = False


class Telling:
    """Goes through the questions of a round in their order."""

    def __init__(self, round_: Round, roster: Roster, ballots: Sequence[Collected]) -> None:
        self._round = round_
        self._roster = roster
        self._ballots = ballots
        self._asked: dict[str, set[int]] = {}
        self._told: dict[str, Told] = {}
        self.everyone: People = frozenset(range(len(ballots)))
        for person, answers in enumerate(ballots):
            for step in steps(round_, answers):
                self._asked.setdefault(step.key, set()).add(person)

    def all(self) -> Iterator[Told]:
        """Every question in every field, and behind it the texts that its options ask for."""
        for question in self._round.questions:
            for field in asked_in(self._round, question):
                told = self._tell(question, field)
                self._told[answer_key(question.id, field)] = told
                yield told
                yield from self._asked_for(told)

    def _tell(self, question: Question, field: PolicyField | None) -> Told:
        key = answer_key(question.id, field)
        base = self._base(question, field, frozenset(self._asked.get(key, ())))
        if base is None or isinstance(question, Group):
            return Told(question, field, withheld=True)
        if isinstance(question, Choice | Rank) or _is_one(question):
            return self._one(question, field, key, base)
        if base.blur:
            return Told(question, field, withheld=True)
        if isinstance(question, Choices | Municipalities):
            return self._several(question, field, key, base.asked)
        return self._written(question, field, key, base.asked)

    # -- each kind of question ------------------------------------------------

    def _one(self, question: Question, field: PolicyField | None, key: str, base: _Base) -> Told:
        chosen = self._chosen(question, key, lambda value: value[:1])
        nothing = base.asked - NOBODY.union(*chosen.values())
        parts = one_each(chosen, nothing, base.not_asked, blur=base.blur)
        silent = any(part.no_answer and part.options for part in parts)
        asked = None if base.blur else len(base.asked)
        answered = None if silent or asked is None else asked - len(nothing)
        return Told(question, field, None, asked, answered, parts, exclusive=True)

    def _several(
        self, question: Choices | Municipalities, field: PolicyField | None, key: str, asked: People
    ) -> Told:
        chosen = self._chosen(question, key, lambda value: value)
        parts = any_number(chosen, asked, (question.min, question.max))
        answered = self._answered(key)
        return Told(question, field, None, len(asked), _open(len(answered), len(asked)), parts)

    def _written(
        self, question: Question, field: PolicyField | None, key: str, asked: People
    ) -> Told:
        """Words, numbers and days. That some have written nothing is no answer of theirs: so the
        texts are told unless they are fewer than five themselves."""
        texts = self._texts(question, key)
        if hides(len(texts)):
            return Told(question, field, None, len(asked), withheld=True)
        answered = _open(len(texts), len(asked))
        return Told(question, field, None, len(asked), answered, texts=texts)

    def _asked_for(self, told: Told) -> Iterator[Told]:
        """The texts that options ask for, where so many have chosen the option that it is told."""
        if not isinstance(told.question, Choosing):
            return
        key = answer_key(told.question.id, told.field)
        alone = {part.options[0] for part in told.parts if _alone(part)}
        for option in told.question.options:
            if option.asks is None:
                continue
            texts = self._texts(told.question, f"{key}.{option.asks}")
            if option.id not in alone or hides(len(texts)):
                yield Told(told.question, told.field, option.id, withheld=True)
            elif texts:
                count = len(texts)
                yield Told(told.question, told.field, option.id, count, count, texts=texts)

    # -- who was asked --------------------------------------------------------

    def _base(self, question: Question, field: PolicyField | None, asked: People) -> _Base | None:
        """Among whom the question is told; None where it cannot be."""
        if isinstance(question, Choosing) and question.among:
            return None  # what is offered differs from person to person
        conditions = [
            (self._told[key], wanted)
            for name, wanted in question.when.items()
            for key in self._keys(name, field)
        ]
        sets = [_holding(told, wanted) for told, wanted in conditions]
        if all(each is not None for each in sets):
            cells = classes(chain.from_iterable(filter(None, sets)), self.everyone)
            return None if any(hides(len(cell)) for cell in cells) else _Base(asked)
        return self._blurred(*conditions[0], asked) if len(conditions) == 1 else None

    def _blurred(self, told: Told, wanted: tuple[str, ...], asked: People) -> _Base | None:
        """Behind an answer that is told together with others: among all who are told with it, so
        that nobody can tell how many of them were asked. None where more would come together."""
        touched = [part for part in told.parts if set(part.options) & set(wanted)]
        if not told.exclusive or len(touched) != 1 or touched[0].not_asked:
            return None
        return _Base(asked, touched[0].people - asked, blur=True)

    def _keys(self, name: str, field: PolicyField | None) -> tuple[str, ...]:
        """The answers that a condition looks at: in the same field, if both are asked per field."""
        named = self._round.question(name)
        fields = (field,) if named.per and field else asked_in(self._round, named)
        return tuple(answer_key(name, each) for each in fields)

    # -- what was answered ----------------------------------------------------

    def _answered(self, key: str) -> People:
        return frozenset(n for n, answers in enumerate(self._ballots) if key in answers)

    def _chosen(
        self, question: Question, key: str, of: Callable[[list[str]], Sequence[str]]
    ) -> dict[str, People]:
        """Who chose each option, in the order of the question."""
        found: dict[str, set[int]] = {id_: set() for id_ in self._options(question)}
        for person, answers in enumerate(self._ballots):
            value = answers.get(key, [])
            for id_ in of(value if isinstance(value, list) else [value]):
                found[id_].add(person)
        return {id_: frozenset(people) for id_, people in found.items()}

    def _options(self, question: Question) -> tuple[str, ...]:
        if isinstance(question, Choosing):
            return tuple(each.id for each in choices(self._round, Column(question, None)))
        return tuple(self._roster.by_key)

    def _texts(self, question: Question, key: str) -> tuple[str, ...]:
        """In an order that tells nothing of when or by whom they were written."""
        values = [answers[key] for answers in self._ballots if key in answers]
        if isinstance(question, Number | Money):
            return tuple(str(each) for each in sorted(values, key=lambda each: Decimal(str(each))))
        return tuple(sorted(map(str, values), key=lambda each: (each.casefold(), each)))


def _is_one(question: Question) -> bool:
    return isinstance(question, Choices | Municipalities) and question.max == 1


def _alone(part: Part) -> bool:
    """Whether just those who chose one option are told."""
    return part.told and len(part.options) == 1 and not (part.no_answer or part.not_asked)


def _open(answered: int, asked: int) -> int | None:
    """How many have answered, unless it tells of a few who have or have not."""
    return None if hides(answered) or hides(asked - answered) else answered


def _holding(told: Told, wanted: tuple[str, ...]) -> list[People] | None:
    """The groups for whom a condition holds, as they are told; None where they are not told apart
    from others."""
    if told.withheld:
        return None
    touched = [part for part in told.parts if set(part.options) & set(wanted)]
    clean = all(
        part.told and set(part.options) <= set(wanted) and not (part.no_answer or part.not_asked)
        for part in touched
    )
    if not clean:
        return None
    return (
        [NOBODY.union(*(part.people for part in touched))]
        if told.exclusive
        else [part.people for part in touched]
    )
