"""Entries of a repeating group, as changes to flat answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.entries import added, removed

THREE: dict[str, Any] = {
    "a": "yes",
    "g": 3,
    "g.1.what": "eins",
    "g.2.what": "zwei",
    "g.2.why": "darum",
    "g.3.what": "drei",
    "g.10": "not of this group's entries",
    "gg.1.what": "another group",
}


def applied(answers: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The answers after the changes; None takes one out."""
    return {key: value for key, value in {**answers, **changes}.items() if value is not None}


def test_first_entry_is_counted_and_empty() -> None:
    assert added({"a": "yes"}, "g") == {"g": 1}


def test_further_entry_comes_last() -> None:
    assert added(THREE, "g") == {"g": 4}


def test_count_that_is_none_begins_anew() -> None:
    assert added({"g": "x"}, "g") == {"g": 1}
    assert removed({"g": "x"}, "g", 1) == {}


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        (1, {"g.1.what": "zwei", "g.1.why": "darum", "g.2.what": "drei"}),
        (2, {"g.1.what": "eins", "g.2.what": "drei"}),
        (3, {"g.1.what": "eins", "g.2.what": "zwei", "g.2.why": "darum"}),
    ],
)
def test_removed_entry_is_gone_and_those_behind_it_move_up(
    entry: int, left: dict[str, str]
) -> None:
    other = {key: THREE[key] for key in ("a", "g.10", "gg.1.what")}
    assert applied(THREE, removed(THREE, "g", entry)) == {**other, "g": 2, **left}


@pytest.mark.parametrize("entry", [0, 4, -1, 10])
def test_entry_that_is_not_there_changes_nothing(entry: int) -> None:
    assert removed(THREE, "g", entry) == {}


def test_last_entry_leaves_a_list_that_was_emptied() -> None:
    assert applied({"g": 1, "g.1.what": "eins"}, removed({"g": 1, "g.1.what": "eins"}, "g", 1)) == {
        "g": 0
    }


ENTRIES = st.lists(
    st.dictionaries(st.sampled_from(["what", "why", "where"]), st.text(min_size=1)), max_size=12
)


def flat(entries: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "g": len(entries),
        **{f"g.{n}.{k}": v for n, entry in enumerate(entries, 1) for k, v in entry.items()},
    }


@given(ENTRIES, st.integers(1, 12))
def test_flat_answers_change_as_a_list_does(entries: list[dict[str, str]], entry: int) -> None:
    changed = applied(flat(entries), removed(flat(entries), "g", entry))
    assert changed == flat([each for n, each in enumerate(entries, 1) if n != entry])
    assert applied(flat(entries), added(flat(entries), "g")) == flat([*entries, {}])
