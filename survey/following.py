"""A correction: which answers to an earlier round still hold in the one that follows it.

An answer is carried over where its question is unchanged, and only as the new round itself would
take it. So nothing gets into a draft that nobody could have answered there.
"""

from typing import Any

from survey.collect import Collected, flat, is_missing
from survey.fits import fit
from survey.problem import Problem
from survey.questions import Choosing, Group, Item, PolicyField, Question
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step, Value, entries
from survey.steps import question_under

TOLD_OTHERWISE = {"short", "help", "required", "min", "max", "pattern", "planned_until"}
"""What may change about a question without making another one of it. Whether an answer still fits
is looked at answer by answer."""


def unchanged(before: Round, after: Round, key: str) -> bool:
    """Whether the question of the answer under this key is the same in both rounds: id, kind, text,
    options and conditions; and of a field its name."""
    id_, *rest = key.split(".")
    if not (before.has_question(id_) and after.has_question(id_)):
        return False
    question = after.question(id_)
    if _shape(before, before.question(id_)) != _shape(after, question):
        return False
    field = rest[0] if question.per and rest else None
    return field is None or _field(before, field) == _field(after, field)


def changed(before: Round, after: Round) -> tuple[Question, ...]:
    """The questions of the later round that are asked anew: for every field, or for some."""
    return tuple(
        question
        for question in after.questions
        if not unchanged(before, after, question.id)
        or (question.per and any(each not in before.fields for each in after.fields))
    )


def carried_over(
    before: Round, after: Round, roster: Roster, mandate_key: str, answers: Answers
) -> dict[str, Value]:
    """The answers of a draft of the earlier round, by key, as they hold for the same mandate in the
    later one, whose roster this is. Answers that are hidden there are kept as in any draft."""
    steps = {key: _step(after, key) for key in answers if unchanged(before, after, key)}
    asked = {key: step for key, step in steps.items() if step is not None}
    found = {key: answers[key] for key in asked}
    while True:
        fitted: dict[str, Value] = {}
        for key, value in found.items():
            held = fit(asked[key], value, after, roster, mandate_key, found)
            if not isinstance(held, Problem) and not is_missing(asked[key], {key: held}):
                fitted[key] = held
        fitted = {key: held for key, held in fitted.items() if _in_entries(asked[key], fitted)}
        if fitted == found:
            return found
        found = fitted


def answers_of(round_: Round, collected: Collected) -> dict[str, Value]:
    """The answers of a submission as a draft holds them. An empty list is what remains of a group
    without entries (survey/collect.py), and of it alone a number is made."""
    found = flat(collected)
    for key, value in collected.items():
        if value == [] and isinstance(question_under(round_, key), Group):
            found[key] = 0
    return found


def _shape(round_: Round, question: Question | Item) -> dict[str, Any]:
    shape = question.model_dump(exclude=TOLD_OTHERWISE)
    if isinstance(question, Group):
        shape["items"] = [_shape(round_, item) for item in question.items]
    if isinstance(question, Choosing) and question.of == "fields":
        shape["fields"] = [field.model_dump() for field in round_.fields]
    return shape


def _field(round_: Round, id_: str) -> PolicyField | None:
    return next((field for field in round_.fields if field.id == id_), None)


def _step(round_: Round, key: str) -> Step | None:
    """The step under this key, whether or not it is asked; None where there can be none."""
    id_, *rest = key.split(".")
    question, field = round_.question(id_), None
    if question.per:
        field = _field(round_, rest.pop(0)) if rest else None
        if field is None:
            return None
    if not isinstance(question, Group):
        return _with_asked(Step(key, question, field), rest)
    if not rest:
        return Step(key, question, field) if question.repeat else None
    number, *inside = rest
    item = next((each for each in question.items if inside[:1] == [each.id]), None)
    if item is None or not number.isdecimal():
        return None
    step = Step(key, item, field, group=question, entry=int(number))
    return _with_asked(step, inside[1:])


def _with_asked(step: Step, rest: list[str]) -> Step | None:
    """The step itself, or the short text that one of its options asks for."""
    if not rest:
        return step
    options = step.question.options if isinstance(step.question, Choosing) else ()
    asking = next((option.id for option in options if [option.asks] == rest), None)
    if asking is None:
        return None
    return Step(step.key, step.question, step.field, asking, step.group, step.entry)


def _in_entries(step: Step, answers: Answers) -> bool:
    """Whether the entry to which the step belongs, if any, is there."""
    if step.group is None:
        return True
    return 1 <= step.entry <= entries(step.group, step.group_key, answers)
