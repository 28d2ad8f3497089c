"""Whether a text, a number, an amount or a day fits the question it answers."""

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import pytest

from survey.fits import fit
from survey.problem import Problem
from survey.roster import Roster
from survey.round import Round
from survey.step import Value
from survey.steps import steps

WITTEN = "05954036"
ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": WITTEN,
                "municipality": "Witten",
                "inhabitants": 96459,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
        ]
    }
)


def fitted(question: dict[str, Any], value: object) -> Value | Problem:
    round_ = Round.model_validate(
        {
            "format": 1,
            "id": "abfrage",
            "title": "Abfrage",
            "purpose": "Wozu",
            "closes": "2026-12-18T12:00:00",
            "questions": [{"id": "q", "text": "Was?", **question}],
        }
    )
    (step,) = steps(round_, {})
    return fit(step, value, round_, ROSTER, WITTEN, {})


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
