"""What stands against submitting a draft."""

from survey.collect import is_missing
from survey.fits import fit
from survey.offers import asked
from survey.problem import Problem
from survey.questions import Choice, Choices, Group
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step, Value, chosen_any, entries, entry_key
from survey.steps import visible
from survey.text import Text


def objections(
    round_: Round, roster: Roster, mandate_key: str, answers: Answers
) -> tuple[tuple[Step, Problem], ...]:
    """Each step that keeps the draft from being submitted, with the reason, in the order asked;
    empty when it can be submitted.

    That is what must be answered and is not, what no longer fits because another answer has
    changed since, and a group whose entries break `exactly_one` or `last`.
    """
    steps = asked(round_, roster, mandate_key, answers)
    counted = visible(steps, answers)
    found: list[tuple[Step, Problem]] = []
    for step in steps:
        if is_missing(step, answers):
            found.append((step, Problem("missing")))
        elif step.key in answers:
            fitted = fit(step, answers[step.key], round_, roster, mandate_key, answers)
            problem = fitted if isinstance(fitted, Problem) else _entries_problem(step, counted)
            if problem is not None:
                found.append((step, problem))
    return tuple(found)


def _entries_problem(step: Step, counted: dict[str, Value]) -> Problem | None:
    group = step.question
    if not isinstance(group, Group):
        return None
    count = entries(group, step.key, counted)
    for item, option in group.exactly_one.items():
        having = [
            entry
            for entry in range(1, count + 1)
            if chosen_any(counted.get(entry_key(step.key, entry, item)), (option,))
        ]
        if count and len(having) != 1:
            return Problem("exactly-one", {"option": _label(group, item, option)})
        if group.last and having and having != [count]:
            return Problem("last", {"option": _label(group, item, option)})
    return None


def _label(group: Group, item: str, option: str) -> Text | str:
    for question in group.items:
        if question.id == item and isinstance(question, Choice | Choices):
            return next((each.label for each in question.options if each.id == option), option)
    return option
