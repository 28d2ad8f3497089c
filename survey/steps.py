"""The way through a questionnaire: which questions are asked, in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from survey.questions import Choosing, Group, Item, PolicyField, Question
from survey.round import Round
from survey.step import Answers, Step, Value, answer_key, chosen_any, entries, entry_key
from survey.stops import Conditions, Stop, among, ranked


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
    return tuple(_Walk(round_, answers).all())


def visible(asked: Iterable[Step], answers: Answers) -> dict[str, Value]:
    """The answers that count: those of the steps that are asked, in order."""
    return {step.key: answers[step.key] for step in asked if step.key in answers}


def ranked_fields(round_: Round, rank: Choosing, answers: Answers) -> tuple[PolicyField, ...]:
    """The fields that a rank or choice of fields is about: those that were answered as `among`
    names, by the answers that count. All fields when it names nothing."""
    counted = visible(steps(round_, answers), answers)
    return ranked(among(rank, round_.questions, round_.fields), counted)


Holds = Callable[[Mapping[str, Any]], bool]
"""Tells of a town's answers, put together (survey/collect.py) or flat, whether something holds."""


def asked_when(round_: Round, question: Question, field: PolicyField | None) -> Holds:
    """Tells of answers whether a question (no item of a group) is asked in a field: what `steps`
    says, found by looking only at what its `when` leads back to. Made once for many towns."""
    return _asked(round_, round_.stop(answer_key(question.id, field)))


def _asked(round_: Round, stop: Stop) -> Holds:
    leads_here = _leads_to(round_, stop.when)
    if stop.among is None:
        return leads_here
    fields = [_leads_to(round_, when) for _, when in stop.among]
    return lambda answers: leads_here(answers) and any(holds(answers) for holds in fields)


def _leads_to(round_: Round, when: Conditions) -> Holds:
    return _all_of(
        [_any_of([_through(round_, key, each.wanted) for key in each.keys]) for each in when]
    )


def _through(round_: Round, key: str, wanted: tuple[str, ...]) -> Holds:
    """Tells whether a wanted option was chosen there, and whether that was asked at all."""
    asked = _asked(round_, round_.stop(key))
    return lambda answers: chosen_any(answers.get(key), wanted) and asked(answers)


def _all_of(ways: Sequence[Holds]) -> Holds:
    if not ways:
        return lambda _: True
    return ways[0] if len(ways) == 1 else lambda answers: all(holds(answers) for holds in ways)


def _any_of(ways: Sequence[Holds]) -> Holds:
    return ways[0] if len(ways) == 1 else lambda answers: any(holds(answers) for holds in ways)


class _Walk:
    """One walk through the questions that remembers which answers count so far."""

    def __init__(self, round_: Round, answers: Answers) -> None:
        self._stops = round_.stops
        self._answers = answers
        self._counted: dict[str, Value] = {}

    def all(self) -> Iterator[Step]:
        answers, counted = self._answers, self._counted
        for stop in self._stops:
            if stop.asked(counted):
                for step in self._steps_of(stop):
                    if step.key in answers:
                        counted[step.key] = answers[step.key]
                    yield step

    def _steps_of(self, stop: Stop) -> Iterable[Step]:
        if not (stop.items or stop.asking):
            return (stop.step,)
        if isinstance(stop.step.question, Group):
            return self._entries(stop, stop.step.question)
        return self._with_asked(stop.step, stop)

    def _entries(self, stop: Stop, group: Group) -> Iterator[Step]:
        key, field = stop.step.key, stop.step.field
        for entry in range(1, entries(group, key, self._answers) + 1):
            for item in stop.items:
                if item.asked(self._counted, inside=entry_key(key, entry, "")):
                    question = item.step.question
                    name = entry_key(key, entry, question.id)
                    yield from self._with_asked(
                        Step(name, question, field, group=group, entry=entry), item
                    )
        if group.repeat:
            yield stop.step

    def _with_asked(self, step: Step, stop: Stop) -> Iterator[Step]:
        """The step, and behind it the short texts that the chosen options ask for."""
        yield step
        for option, name in stop.asking:
            if chosen_any(self._answers.get(step.key), (option,)):
                key = f"{step.key}.{name}"
                yield replace(step, key=key, asks=option)
