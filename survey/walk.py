"""Going forward and back through the steps of a questionnaire.

The way leads past the entries of a repeating group to the group's own step, which lists them; only
from within an entry it leads through that entry's items.
"""

from collections.abc import Sequence

from survey.step import Step


def step_at(steps: Sequence[Step], key: str) -> Step | None:
    """The step with this key; None when it is not asked (any more)."""
    return next((step for step in steps if step.key == key), None)


def following(steps: Sequence[Step], key: str) -> Step | None:
    """The step after `key`; None behind the last one."""
    way, place = _way(steps, key)
    return way[place + 1] if 0 <= place < len(way) - 1 else None


def preceding(steps: Sequence[Step], key: str) -> Step | None:
    """The step before `key`; None before the first one. From an entry's first item the way leads
    back to the list of entries."""
    way, place = _way(steps, key)
    if place >= 0 and _in_list(way[place]) and not same_entry(way[place - 1], way[place]):
        return next(step for step in way[place:] if step.key == way[place].group_key)
    return way[place - 1] if place > 0 else None


def _way(steps: Sequence[Step], key: str) -> tuple[list[Step], int]:
    """The steps as they are walked from `key`, and its place among them (-1 when not asked)."""
    here = step_at(steps, key)
    if here is None:
        return [], -1
    way = [step for step in steps if not _in_list(step) or same_entry(step, here)]
    return way, way.index(here)


def _in_list(step: Step) -> bool:
    return step.group is not None and step.group.repeat


def same_entry(step: Step, other: Step) -> bool:
    """Whether two steps of groups belong to the same entry."""
    return (step.group_key, step.entry) == (other.group_key, other.entry)
