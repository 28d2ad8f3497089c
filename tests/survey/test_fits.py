"""Whether a value fits the question it answers."""

import datetime as dt
import json
import math
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.fits import fit
from survey.problem import Problem
from survey.roster import Roster
from survey.round import Round
from survey.steps import Answers, Value, steps
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


def test_text_is_trimmed_and_composed_and_its_line_breaks_are_one_kind() -> None:
    text = " \n Für die Sta\u0308dte:\r\nerstens\tzweitens\u2028drittens\r \u00a0"
    assert fitted({"kind": "text"}, text) == "Für die Städte:\nerstens zweitens\ndrittens"


@pytest.mark.parametrize("value", ["", "  \n ", "\u200b", "\u2003\u00a0\ufeff"])
def test_text_refuses_what_nobody_can_see(value: str) -> None:
    assert fitted({"kind": "text"}, value) == Problem("empty")


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202a", "\u202e", "\u2066", "\udc80"]
)
def test_text_refuses_characters_that_hide_or_turn_words_round(character: str) -> None:
    assert fitted({"kind": "text"}, f"Ja{character}Nein") == Problem("text-hidden")


@pytest.mark.parametrize("value", [1, None, ["Text"], True])
def test_text_refuses_what_is_no_text(value: object) -> None:
    assert fitted({"kind": "text"}, value) == Problem("form-text")


def test_text_is_counted_in_characters_after_trimming() -> None:
    assert fitted({"kind": "text", "max": 3}, " äöü ") == "äöü"
    assert fitted({"kind": "text", "max": 3}, "äöüß") == Problem(
        "text-long", {"max": 3, "length": 4}
    )


def test_text_matches_its_pattern_as_a_whole() -> None:
    cost_type = {"kind": "text", "pattern": "[0-9]{6}"}
    assert fitted(cost_type, "531800") == "531800"
    assert fitted(cost_type, "4nnnnn") == Problem("text-pattern")
    assert fitted(cost_type, "5318001") == Problem("text-pattern")


def test_short_text_that_an_option_asks_for_is_a_text() -> None:
    assert fitted(CHOICE, " wenn alle zahlen ", key="q.condition") == "wenn alle zahlen"
    assert fitted(CHOICE, "a" * 1001, key="q.condition") == Problem(
        "text-long", {"max": 1000, "length": 1001}
    )


@pytest.mark.parametrize(
    ("value", "kept"), [(7, 7), (7.0, 7), (-0.0, 0), (2.5, 2.5), (999_999_999_999, 999_999_999_999)]
)
def test_number_is_whole_where_it_can_be(value: float, kept: float) -> None:
    found = fitted({"kind": "number"}, value)
    assert (found, type(found)) == (kept, type(kept))


@pytest.mark.parametrize("value", ["7", True, None, [7], math.nan, math.inf, -math.inf])
def test_number_refuses_what_is_no_finite_number(value: object) -> None:
    assert fitted({"kind": "number"}, value) == Problem("form-number")


@pytest.mark.parametrize("value", [10**12, -(10**12), 1e300, 0.1234, 1e-300])
def test_number_refuses_more_digits_than_are_kept(value: float) -> None:
    assert fitted({"kind": "number"}, value) == Problem("digits", {"whole": 12, "decimals": 3})


@pytest.mark.parametrize(
    ("limits", "value", "problem"),
    [
        ({"min": 0.5}, 0.4, Problem("number-at-least", {"min": Decimal("0.5")})),
        ({"max": 3}, 4, Problem("number-at-most", {"max": Decimal(3)})),
        (
            {"min": 1, "max": 3},
            0,
            Problem("number-between", {"min": Decimal(1), "max": Decimal(3)}),
        ),
    ],
)
def test_number_refuses_what_is_beyond_its_limits(
    limits: dict[str, float], value: float, problem: Problem
) -> None:
    assert fitted({"kind": "number", **limits}, value) == problem


def test_number_fits_at_both_limits() -> None:
    assert [fitted({"kind": "number", "min": 1, "max": 3}, value) for value in (1, 3)] == [1, 3]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2000.00", "2000.00"),
        ("2000", "2000.00"),
        (2000, "2000.00"),
        ("2000.5", "2000.50"),
        (0.1, "0.10"),
        ("-0", "0.00"),
        ("007.50", "7.50"),
        ("-3.25", "-3.25"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_money_is_kept_with_two_decimals(value: object, kept: str) -> None:
    assert fitted({"kind": "money"}, value) == kept


@pytest.mark.parametrize(
    "value", ["2.000,00", "1e3", "٢", " 5", "5 EUR", "", "NaN", "1_000", True, None, [], math.inf]
)
def test_money_refuses_what_is_no_plain_amount(value: object) -> None:
    assert fitted({"kind": "money"}, value) == Problem("form-money")


@pytest.mark.parametrize("value", ["2000.005", "1000000000000", 0.001, 10**12])
def test_money_refuses_more_digits_than_cents_have(value: object) -> None:
    assert fitted({"kind": "money"}, value) == Problem("digits", {"whole": 12, "decimals": 2})


@pytest.mark.parametrize(
    ("limits", "value", "problem"),
    [
        ({"min": 0}, "-0.01", Problem("money-at-least", {"min": Decimal("0.00")})),
        ({"max": 2000}, "2000.01", Problem("money-at-most", {"max": Decimal("2000.00")})),
        (
            {"min": 1, "max": 2},
            "3",
            Problem("money-between", {"min": Decimal("1.00"), "max": Decimal("2.00")}),
        ),
    ],
)
def test_money_refuses_what_is_beyond_its_limits(
    limits: dict[str, int], value: str, problem: Problem
) -> None:
    found = fitted({"kind": "money", **limits}, value)
    assert found == problem
    assert str(found) == str(problem)  # Decimal("0") equals Decimal("0.00"), but is not told alike


def test_date_is_an_iso_day() -> None:
    assert fitted({"kind": "date"}, "2023-09-21") == "2023-09-21"


@pytest.mark.parametrize(
    "value",
    ["21.09.2023", "20230921", "2023-W38-4", "2023-02-30", "23-09-21", "2023-9-21", 20230921, None],
)
def test_date_refuses_what_is_no_iso_day(value: object) -> None:
    assert fitted({"kind": "date"}, value) == Problem("form-date")


@pytest.mark.parametrize(
    ("limits", "value", "problem"),
    [
        ({"min": "2024-01-01"}, "2023-12-31", Problem("date-from", {"min": dt.date(2024, 1, 1)})),
        ({"max": "2024-01-01"}, "2024-01-02", Problem("date-until", {"max": dt.date(2024, 1, 1)})),
        (
            {"min": "2024-01-01", "max": "2024-12-31"},
            "2025-01-01",
            Problem("date-between", {"min": dt.date(2024, 1, 1), "max": dt.date(2024, 12, 31)}),
        ),
    ],
)
def test_date_refuses_what_is_beyond_its_limits(
    limits: dict[str, str], value: str, problem: Problem
) -> None:
    assert fitted({"kind": "date", **limits}, value) == problem


def test_amount_longer_than_python_writes_out_is_refused() -> None:
    codes = [fitted({"kind": kind}, 10**6000) for kind in ("number", "money")]
    assert codes == [
        Problem("digits", {"whole": 12, "decimals": 3}),
        Problem("digits", {"whole": 12, "decimals": 2}),
    ]


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


@settings(max_examples=300)
@given(question=st.sampled_from(KINDS), value=JSON)
def test_fit_never_raises_and_changes_nothing_the_second_time(
    question: dict[str, Any], value: object
) -> None:
    kept = fitted(question, value)
    if not isinstance(kept, Problem):
        again = fitted(question, json.loads(json.dumps(kept)))
        assert (again, type(again)) == (kept, type(kept))
