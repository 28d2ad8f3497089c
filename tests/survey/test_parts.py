"""The numbered parts of a questionnaire, and the sections in which answers are read."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.parts import Part, in_order, part_of, sections
from survey.round import Round
from survey.step import Answers, Step
from survey.steps import steps
from survey.walk import following, step_at

OPTIONS = [{"id": "yes", "label": "Ja", "asks": "why"}, {"id": "no", "label": "Nein"}]
ITEMS = [{"kind": "text", "id": name, "text": "?"} for name in ("one", "two")]


def choice(id_: str, **settings: Any) -> dict[str, Any]:
    return {"kind": "choice", "id": id_, "text": "?", "options": OPTIONS, **settings}


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


WHOLE = a_round(
    choice("first"),
    choice("interest", per="field"),
    choice("more", per="field", when={"interest": ["yes"]}),
    group(repeat=True),
    choice("hidden", when={"first": ["no"]}),
    choice("last"),
)
"""Six parts: a question, two fields, a list, a question that may be hidden, and another one."""


def places(answers: Answers) -> dict[str, int]:
    return {step.key: part_of(WHOLE, step).place for step in steps(WHOLE, answers)}


def test_field_is_one_part_with_all_that_is_asked_about_it() -> None:
    x, y = WHOLE.fields
    asked = steps(WHOLE, {"interest.x": "yes"})
    found = [(step.key, part_of(WHOLE, step)) for step in asked if step.field]
    assert found == [
        ("interest.x", Part(2, 6, x)),
        ("interest.x.why", Part(2, 6, x)),
        ("more.x", Part(2, 6, x)),
        ("interest.y", Part(3, 6, y)),
    ]


def test_list_is_one_part_with_its_entries() -> None:
    found = places({"g": 2})
    assert {key: place for key, place in found.items() if key.startswith("g")} == {
        "g.1.one": 4,
        "g.1.two": 4,
        "g.2.one": 4,
        "g.2.two": 4,
        "g": 4,
    }


def test_part_keeps_its_number_whatever_is_hidden() -> None:
    assert places({"first": "yes"})["last"] == places({"first": "no"})["last"] == 6


def test_questions_per_field_that_are_parted_are_parts_of_their_own() -> None:
    round_ = a_round(choice("a", per="field"), choice("b"), choice("c", per="field"))
    found = [part_of(round_, step).place for step in steps(round_, {})]
    assert found == [1, 2, 3, 4, 5]


def test_step_of_another_round_is_no_part() -> None:
    (step,) = steps(a_round(choice("other")), {})
    with pytest.raises(LookupError, match="other"):
        part_of(WHOLE, step)


@given(st.data())
def test_progress_never_goes_back_on_the_way_forward(data: st.DataObject) -> None:
    """Whoever answers anything at each step, or nothing, and adds entries."""
    answers: dict[str, Any] = {}
    here: Step | None = steps(WHOLE, answers)[0]
    before = Part(0, 6, None)
    while here is not None:
        part = part_of(WHOLE, here)
        assert (part.total, part.place >= before.place) == (6, True)
        before = part
        match here.question.kind:
            case "choice" if here.asks is None:
                answers[here.key] = data.draw(st.sampled_from(["yes", "no"]))
            case "group" if answers.get("g", 0) < 3 and data.draw(st.booleans()):
                answers["g"] = answers.get("g", 0) + 1
                here = step_at(steps(WHOLE, answers), f"g.{answers['g']}.one")
                continue
            case _:
                answers[here.key] = answers.get(here.key, "-")
        here = following(steps(WHOLE, answers), here.key)


def read(answers: Answers) -> list[tuple[str, int, list[str]]]:
    """Each section's field, its entry, and what is in it."""
    return [
        (section.field.id if section.field else "", section.entry, [s.key for s in section.steps])
        for section in sections(steps(WHOLE, answers))
    ]


def test_answers_are_read_by_field_and_entry_with_the_list_before_its_entries() -> None:
    assert read({"interest.x": "yes", "g": 2}) == [
        ("", 0, ["first"]),
        ("x", 0, ["interest.x", "interest.x.why", "more.x"]),
        ("y", 0, ["interest.y"]),
        ("", 0, ["g"]),
        ("", 1, ["g.1.one", "g.1.two"]),
        ("", 2, ["g.2.one", "g.2.two"]),
        ("", 0, ["last"]),
    ]


def test_questions_on_their_own_are_read_one_after_another() -> None:
    assert read({"first": "no"})[-1] == ("", 0, ["g", "hidden", "last"])


def test_group_that_does_not_repeat_is_a_section() -> None:
    round_ = a_round(choice("a"), group())
    assert [len(section.steps) for section in sections(steps(round_, {}))] == [1, 2]


@given(st.integers(0, 3), st.sampled_from(["yes", "no"]))
def test_every_step_is_read_once(count: int, first: str) -> None:
    asked = steps(WHOLE, {"g": count, "first": first})
    assert sorted(step.key for step in in_order(asked)) == sorted(step.key for step in asked)
