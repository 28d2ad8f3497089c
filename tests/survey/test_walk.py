"""Forward and back through the steps: past the entries of lists, and through one from within."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.round import Round
from survey.step import Answers, Step
from survey.steps import steps
from survey.walk import following, preceding, step_at

ITEMS = [{"kind": "text", "id": name, "text": "?"} for name in ("one", "two")]


def group(**settings: Any) -> dict[str, Any]:
    return {"kind": "group", "id": "g", "text": "?", "items": ITEMS, **settings}


def a_round(*questions: dict[str, Any]) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "small",
            "title": "-",
            "purpose": "-",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}],
            "questions": questions,
        }
    )


def text(id_: str, **settings: Any) -> dict[str, Any]:
    return {"kind": "text", "id": id_, "text": "?", **settings}


LISTED = a_round(text("a"), group(repeat=True), text("z"))
TWO_ENTRIES: Answers = {"g": 2}


def way(round_: Round, answers: Answers, start: str) -> list[str]:
    """The keys from here to the end."""
    asked = steps(round_, answers)
    here, keys = step_at(asked, start), []
    while here is not None:
        keys.append(here.key)
        here = following(asked, here.key)
    return keys


def key_of(step: Step | None) -> str | None:
    return None if step is None else step.key


def test_step_that_is_not_asked_is_none() -> None:
    asked = steps(LISTED, {})
    assert step_at(asked, "nowhere") is None
    assert (following(asked, "nowhere"), preceding(asked, "nowhere")) == (None, None)


def test_way_leads_through_every_question_to_the_end() -> None:
    assert way(LISTED, {}, "a") == ["a", "g", "z"]


def test_way_leads_past_the_entries_to_their_list() -> None:
    assert way(LISTED, TWO_ENTRIES, "a") == ["a", "g", "z"]


def test_from_within_an_entry_the_way_leads_through_it_to_the_list() -> None:
    assert way(LISTED, TWO_ENTRIES, "g.1.one") == ["g.1.one", "g.1.two", "g", "z"]
    assert way(LISTED, TWO_ENTRIES, "g.2.two") == ["g.2.two", "g", "z"]


def test_group_that_does_not_repeat_is_a_part_of_the_way() -> None:
    assert way(a_round(text("a"), group(), text("z")), {}, "a") == ["a", "g.1.one", "g.1.two", "z"]


@pytest.mark.parametrize(
    ("here", "before"),
    [
        ("a", None),
        ("g.1.one", "g"),
        ("g.1.two", "g.1.one"),
        ("g.2.one", "g"),
        ("g.2.two", "g.2.one"),
        ("g", "a"),
        ("z", "g"),
    ],
)
def test_back_leads_out_of_an_entry_to_its_list(here: str, before: str | None) -> None:
    assert key_of(preceding(steps(LISTED, TWO_ENTRIES), here)) == before


def test_back_from_an_entry_leads_to_the_list_even_at_the_beginning() -> None:
    only = a_round(group(repeat=True))
    assert key_of(preceding(steps(only, {"g": 1}), "g.1.one")) == "g"
    assert preceding(steps(only, {"g": 1}), "g") is None


def test_lists_of_several_fields_are_kept_apart() -> None:
    round_ = a_round(group(repeat=True, per="field"))
    answers: Answers = {"g.x": 1, "g.y": 2}
    assert way(round_, answers, "g.x.1.one") == ["g.x.1.one", "g.x.1.two", "g.x", "g.y"]
    assert key_of(preceding(steps(round_, answers), "g.y.1.one")) == "g.y"
    assert key_of(preceding(steps(round_, answers), "g.y")) == "g.x"


@given(st.integers(0, 4), st.integers(0, 4))
def test_back_undoes_forward_everywhere_but_out_of_an_entry(first: int, second: int) -> None:
    round_ = a_round(text("a"), group(repeat=True), text("m"), {**group(repeat=True), "id": "h"})
    asked = steps(round_, {"g": first, "h": second})
    for step in asked:
        after = following(asked, step.key)
        if after is None:
            assert step.key == "h"
        elif step.entry == 0 or after.entry:
            assert key_of(preceding(asked, after.key)) == step.key
        else:
            assert after.question == step.group
