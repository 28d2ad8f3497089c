"""Results that are planned: an answer given before the day on which it is decided."""

import datetime as dt

from survey.questions import Choice, Choices
from survey.step import Answers, Step, answer_key, entry_key


def planned_until(step: Step, answers: Answers, today: dt.date) -> dt.date | None:
    """The day until which one town's answer is only planned, as the question's `planned_until`
    asks for it: in the same entry or field if it is asked there, else once for all. None when
    that day has come, or nothing says when it is decided. `today` is local to the round."""
    if not isinstance(step.question, Choice | Choices) or step.question.planned_until is None:
        return None
    keys = _keys(step, step.question.planned_until)
    said = next((answers[key] for key in keys if key in answers), None)
    day = None if said is None else dt.date.fromisoformat(str(said))
    return day if day is not None and today < day else None


def _keys(step: Step, name: str) -> list[str]:
    inside = [entry_key(step.group_key, step.entry, name)] if step.group else []
    return [*inside, answer_key(name, step.field), name]
