"""Whether a value fits the question it answers."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.fits import fit
from survey.problem import Problem
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Value
from survey.steps import steps
from survey.text import Text

WITTEN, HERDECKE, WETTER = "05954036", "05954020", "05954032"

ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": name,
                "inhabitants": 1000,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
            for key, name in ((WETTER, "Wetter (Ruhr)"), (WITTEN, "Witten"), (HERDECKE, "Herdecke"))
        ]
    }
)
OPTIONS = [
    {"id": "yes", "label": "Ja"},
    {"id": "if", "label": "Ja, unter Vorbehalt", "asks": "condition"},
    {"id": "no", "label": "Nein"},
    {"id": "open", "label": "Offen"},
]
CHOICE = {"kind": "choice", "options": OPTIONS}
CHOICES = {"kind": "choices", "options": OPTIONS}
RANK = {"kind": "rank", "options": OPTIONS}
TOWNS = {"kind": "municipalities"}
KINDS: tuple[dict[str, Any], ...] = (
    CHOICE,
    CHOICES,
    RANK,
    {"kind": "rank", "of": "fields"},
    TOWNS,
    {"kind": "text", "pattern": "[^x]*"},
    {"kind": "number", "min": -5, "max": 1000},
    {"kind": "money", "min": 0},
    {"kind": "date", "max": "2030-12-31"},
    {"kind": "group", "repeat": True, "items": [{"id": "note", "text": "?", "kind": "text"}]},
)


def asking(*questions: dict[str, Any]) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "abfrage",
            "title": "Abfrage",
            "purpose": "Wozu",
            "closes": "2026-12-18T12:00:00",
            "fields": [
                {"id": "housing", "label": "Wohnen"},
                {"id": "youth", "label": "Jugendhilfe"},
            ],
            "questions": [{"text": "Was?", **question} for question in questions],
        }
    )


@cache
def round_of(question: str) -> Round:
    return asking({"id": "q", **json.loads(question)})


def fitted(question: dict[str, Any], value: object, key: str = "q") -> Value | Problem:
    round_ = round_of(json.dumps(question))
    answers: Answers = {"q": "if"} if key != "q" else {}
    step = next(step for step in steps(round_, answers) if step.key == key)
    return fit(step, value, round_, ROSTER, WITTEN, answers)


def test_choice_fits_an_option() -> None:
    assert fitted(CHOICE, "if") == "if"


def test_choice_refuses_what_is_no_option() -> None:
    assert fitted(CHOICE, "maybe") == Problem("not-offered", {"name": "maybe"})


@pytest.mark.parametrize("value", [["yes"], 1, True, None, {"yes": 1}])
def test_choice_refuses_what_is_no_id(value: object) -> None:
    assert fitted(CHOICE, value) == Problem("form-choice")


def test_refusal_repeats_a_long_id_shortened() -> None:
    assert fitted(CHOICE, "ab " * 50) == Problem("not-offered", {"name": "ab " * 13 + "…"})


def test_choices_are_kept_in_the_order_of_the_options() -> None:
    assert fitted(CHOICES, ["no", "yes"]) == ["yes", "no"]


def test_choices_refuse_one_named_twice() -> None:
    assert fitted(CHOICES, ["no", "yes", "no"]) == Problem("twice", {"name": Text("Nein")})


@pytest.mark.parametrize(("kind"), ["choices", "rank", "municipalities"])
@pytest.mark.parametrize("value", ["yes", ["yes", 1], [["yes"]], None, 7, {}])
def test_list_refuses_what_is_no_list_of_ids(kind: str, value: object) -> None:
    options = {} if kind == "municipalities" else {"options": OPTIONS}
    code = {
        "choices": "form-choices",
        "rank": "form-rank",
        "municipalities": "form-municipalities",
    }
    found = fitted({"kind": kind, **options}, value)
    assert isinstance(found, Problem)
    assert (found.code, found.arguments) == (code[kind], {})


@pytest.mark.parametrize(
    ("limits", "value", "problem"),
    [
        ({}, [], Problem("choose-at-least", {"min": 1})),
        ({"min": 2}, ["yes"], Problem("choose-at-least", {"min": 2})),
        ({"max": 2}, ["yes", "if", "no"], Problem("choose-between", {"min": 1, "max": 2})),
        ({"max": 1}, ["yes", "if"], Problem("choose-exactly", {"count": 1})),
        ({"min": 2, "max": 3}, ["yes"], Problem("choose-between", {"min": 2, "max": 3})),
        ({"min": 2, "max": 2}, ["yes"], Problem("choose-exactly", {"count": 2})),
        ({"min": 0, "max": 1}, ["yes", "no"], Problem("choose-at-most", {"max": 1})),
    ],
)
def test_choices_refuse_too_few_and_too_many(
    limits: dict[str, int], value: list[str], problem: Problem
) -> None:
    assert fitted({**CHOICES, **limits}, value) == problem


@pytest.mark.parametrize("value", [["yes", "if"], ["yes", "if", "no"]])
def test_choices_fit_at_both_limits(value: list[str]) -> None:
    assert fitted({**CHOICES, "min": 2, "max": 3}, value) == value


def test_choices_fit_none_where_none_is_allowed() -> None:
    assert fitted({**CHOICES, "min": 0}, []) == []


def test_minimum_never_asks_for_more_than_there_is() -> None:
    both = [WETTER, HERDECKE]
    assert fitted({**TOWNS, "min": 3}, both) == both
    assert fitted({**TOWNS, "min": 3}, [WETTER]) == Problem("choose-at-least", {"min": 2})


def test_rank_keeps_the_order_given() -> None:
    assert fitted(RANK, ["no", "yes", "if"]) == ["no", "yes", "if"]


def test_rank_fits_when_partial_but_not_when_empty() -> None:
    assert fitted(RANK, ["no"]) == ["no"]
    assert fitted(RANK, []) == Problem("choose-at-least", {"min": 1})


def test_rank_refuses_one_named_twice() -> None:
    assert fitted({"kind": "rank", "of": "fields"}, ["youth", "youth"]) == Problem(
        "twice", {"name": Text("Jugendhilfe")}
    )


def test_municipalities_are_kept_in_the_order_of_the_roster() -> None:
    assert fitted(TOWNS, [HERDECKE, WETTER]) == [WETTER, HERDECKE]


def test_municipalities_refuse_the_own_one_by_its_name() -> None:
    assert fitted(TOWNS, [WITTEN]) == Problem("not-offered", {"name": Text("Witten")})
    assert fitted({**TOWNS, "own": True}, [WITTEN]) == [WITTEN]


def test_short_text_that_an_option_asks_for_is_a_text() -> None:
    assert fitted(CHOICE, " wenn alle zahlen ", key="q.condition") == "wenn alle zahlen"
    assert fitted(CHOICE, "a" * 1001, key="q.condition") == Problem(
        "text-long", {"max": 1000, "length": 1001}
    )


def test_group_keeps_how_many_entries_there_are() -> None:
    items = [{"id": "note", "text": "?", "kind": "text"}]
    group = {"kind": "group", "repeat": True, "max": 3, "items": items}
    assert [fitted(group, count) for count in (0, 3)] == [0, 3]
    assert fitted(group, 4) == Problem("entries-at-most", {"max": 3})
    others: tuple[object, ...] = (-1, 1.0, True, "1", None, [])
    assert [fitted(group, value) for value in others] == [Problem("form-group")] * 6


def test_problem_is_the_same_when_code_and_arguments_are() -> None:
    assert Problem("digits", {"whole": 1}) != Problem("digits", {"whole": 2})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates().map(str)
    | st.decimals(places=2, allow_nan=False, allow_infinity=False).map(str)
    | st.sampled_from(["yes", "if", "no", "housing", "youth", WITTEN, HERDECKE, WETTER]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=6,
)


@settings(max_examples=200)
@given(question=st.sampled_from(KINDS), value=JSON)
def test_fit_never_raises_and_changes_nothing_the_second_time(
    question: dict[str, Any], value: object
) -> None:
    kept = fitted(question, value)
    if not isinstance(kept, Problem):
        again = fitted(question, json.loads(json.dumps(kept)))
        assert (again, type(again)) == (kept, type(kept))
