"""Adding and removing the entries of a repeating group, as changes to a draft's flat answers."""

from survey.step import Answers, Value, entry_key

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
        changes |= {entry_key(key, number, item): None for item in _entry(answers, key, number)}
    for number in range(entry + 1, count + 1):
        for item, value in _entry(answers, key, number).items():
            changes[entry_key(key, number - 1, item)] = value
    return changes


def _entry(answers: Answers, key: str, number: int) -> dict[str, Value]:
    """The answers of one entry, by what they are called within it."""
    start = entry_key(key, number, "")
    return {
        name.removeprefix(start): value for name, value in answers.items() if name.startswith(start)
    }


def _count(answers: Answers, key: str) -> int:
    count = answers.get(key, 0)
    return count if isinstance(count, int) else 0
