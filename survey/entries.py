"""Adding and removing the entries of a repeating group, as changes to a draft's flat answers."""

from survey.steps import Answers, Value

Changes = dict[str, Value | None]
"""New values by key; None takes an answer out."""


def added(answers: Answers, key: str) -> Changes:
    """One more entry of the group under `key`, empty so far."""
    return {key: _count(answers, key) + 1}


def removed(answers: Answers, key: str, entry: int) -> Changes:
    """Entry `entry` (1 for the first) is gone, and those behind it move up. Nothing changes when
    there is no such entry."""
    count = _count(answers, key)
    if not 1 <= entry <= count:
        return {}
    changes: Changes = {key: count - 1}
    for number in range(entry, count + 1):
        changes |= {name: None for name in answers if name.startswith(f"{key}.{number}.")}
    for number in range(entry + 1, count + 1):
        prefix = f"{key}.{number}."
        for name, value in answers.items():
            if name.startswith(prefix):
                changes[f"{key}.{number - 1}.{name.removeprefix(prefix)}"] = value
    return changes


def _count(answers: Answers, key: str) -> int:
    count = answers.get(key, 0)
    return count if isinstance(count, int) else 0
