"""What a question demands, said in the words of the problem that goes beyond it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from survey.limits import limit
from survey.problem import Problem
from survey.questions import Question

QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
OPTIONS = [{"id": id_, "label": id_} for id_ in "abc"]


@pytest.mark.parametrize(
    ("kind", "settings", "demanded"),
    [
        ("choices", {}, Problem("choose-at-least", {"min": 1})),
        ("choices", {"min": 0}, None),
        ("choices", {"min": 0, "max": 2}, Problem("choose-at-most", {"max": 2})),
        ("choices", {"max": 1}, Problem("choose-exactly", {"count": 1})),
        ("choices", {"min": 9}, Problem("choose-at-least", {"min": 3})),
        ("municipalities", {"max": 2}, Problem("choose-between", {"min": 1, "max": 2})),
        ("number", {}, None),
        ("number", {"min": 0}, Problem("number-at-least", {"min": Decimal(0)})),
        (
            "money",
            {"min": 1, "max": 2},
            Problem("money-between", {"min": Decimal("1.00"), "max": Decimal("2.00")}),
        ),
        ("date", {"max": "2026-12-31"}, Problem("date-until", {"max": dt.date(2026, 12, 31)})),
        ("text", {"max": 40}, None),
    ],
)
def test_limit_of_a_question(kind: str, settings: dict[str, Any], demanded: Problem | None) -> None:
    options = {"options": OPTIONS} if kind == "choices" else {}
    given = {"kind": kind, "id": "q", "text": "?", **options, **settings}
    assert limit(QUESTION.validate_python(given), offered=3) == demanded
