"""Flat answers of a draft put together as a submission keeps them, and what is still missing."""

from typing import Any

from survey.questions import Group
from survey.round import Round
from survey.step import Answers, Step, Value, entries, entry_key
from survey.steps import steps

Collected = dict[str, Any]
"""Answers by key as the summary shows them (design §8): groups are lists of objects, hidden
answers are left out."""


def collect(round_: Round, answers: Answers) -> Collected:
    """The answers that count, with each group as a list of its entries. An entry in which nothing
    was answered is left out; a repeating group without entries is an empty list."""
    collected: Collected = {}
    begun: dict[tuple[str, int], dict[str, Value]] = {}
    for step in steps(round_, answers):
        if isinstance(step.question, Group):
            collected.setdefault(step.key, [])
        elif step.key in answers and step.group is None:
            collected[step.key] = answers[step.key]
        elif step.key in answers:
            entry = begun.setdefault((step.group_key, step.entry), {})
            if not entry:
                collected.setdefault(step.group_key, []).append(entry)
            entry[step.item] = answers[step.key]
    return collected


def flat(collected: Collected) -> dict[str, Value]:
    """The answers of a submission as a draft holds them: the way back from `collect`."""
    answers: dict[str, Value] = {}
    for key, value in collected.items():
        if not _is_entries(value):
            answers[key] = value
            continue
        answers[key] = len(value)
        for number, entry in enumerate(value, start=1):
            answers.update({entry_key(key, number, item): held for item, held in entry.items()})
    return answers


def is_missing(step: Step, answers: Answers) -> bool:
    """Whether the step must be answered and is not. A repeating group that must be answered has at
    least one entry; a text that an option asks for is always needed."""
    if isinstance(step.question, Group):
        return step.question.required and entries(step.question, step.key, answers) == 0
    needed = step.question.required or step.asks is not None
    return needed and step.key not in answers


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)
