"""Flat answers of a draft put together as a submission keeps them, and what is still missing."""

from typing import Any

from survey.questions import Group
from survey.round import Round
from survey.steps import Answers, Step, Value, entries, steps

Collected = dict[str, Any]
"""Answers by key as the summary shows them (design §8): groups are lists of objects, hidden
answers are left out."""


def collect(round_: Round, answers: Answers) -> Collected:
    """The answers that count, with each group as a list of its entries."""
    collected: Collected = {}
    for step in steps(round_, answers):
        if step.group is not None:
            _entry_of(collected, step)[_item_key(step)] = answers.get(step.key)
        elif isinstance(step.question, Group):
            collected.setdefault(step.key, [])
        elif step.key in answers:
            collected[step.key] = answers[step.key]
    return {
        key: [_answered(entry) for entry in value] if _is_entries(value) else value
        for key, value in collected.items()
    }


def flat(collected: Collected) -> dict[str, Value]:
    """The answers of a submission as a draft holds them: the way back from `collect`."""
    answers: dict[str, Value] = {}
    for key, value in collected.items():
        if not _is_entries(value):
            answers[key] = value
            continue
        answers[key] = len(value)
        for number, entry in enumerate(value, start=1):
            answers.update({f"{key}.{number}.{item}": held for item, held in entry.items()})
    return answers


def missing(round_: Round, answers: Answers) -> tuple[Step, ...]:
    """The steps that must be answered and are not. A repeating group that must be answered has at
    least one entry; a text that an option asks for is always needed."""
    return tuple(step for step in steps(round_, answers) if _lacks(step, answers))


def _lacks(step: Step, answers: Answers) -> bool:
    if isinstance(step.question, Group):
        return step.question.required and entries(step.question, step.key, answers) == 0
    needed = step.question.required or step.asks is not None
    return needed and step.key not in answers


def _entry_of(collected: Collected, step: Step) -> dict[str, Value | None]:
    key = step.key.rsplit(f".{step.entry}.", 1)[0]
    listed: list[dict[str, Value | None]] = collected.setdefault(key, [])
    if len(listed) < step.entry:
        listed.append({})
    return listed[-1]


def _item_key(step: Step) -> str:
    return step.key.rsplit(f".{step.entry}.", 1)[1]


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)


def _answered(entry: dict[str, Value | None]) -> dict[str, Value]:
    return {item: value for item, value in entry.items() if value is not None}
