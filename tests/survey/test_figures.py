"""Numbers, amounts, days, texts and names put together."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from survey.aggregate import Chosen
from survey.collect import Collected
from survey.columns import Column, columns
from survey.figures import Dated, Figure, Named, Said, Summed, figures
from survey.round import Round

WITTEN, HERDECKE, WETTER = "05954036", "05954020", "05954032"
YES_NO = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]
REASONED = [
    {"id": "yes", "label": "Ja", "counts": "yes", "asks": "condition"},
    {"id": "no", "label": "Nein", "counts": "no", "asks": "reason"},
]


def asking(*questions: dict[str, Any]) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "figures",
            "title": "Zahlen",
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
            "questions": [{"text": "?", **question} for question in questions],
        }
    )


def found(round_: Round, **answers: Collected) -> tuple[Figure, ...]:
    """The figures of what Witten, Herdecke and Wetter have said."""
    keys = {"witten": WITTEN, "herdecke": HERDECKE, "wetter": WETTER}
    return tuple(figures(round_, {keys[town]: said for town, said in answers.items()}))


def test_figures_sum_amounts_to_the_cent() -> None:
    # 0.10 + 0.20 + 2,000.00 = 2,000.30; as binary floats 0.1 + 0.2 is 0.30000000000000004
    round_ = asking({"id": "share", "kind": "money"})
    assert found(
        round_, witten={"share": "0.10"}, herdecke={"share": "0.20"}, wetter={"share": "2000.00"}
    ) == (
        Summed(
            Column(round_.questions[0], None),
            3,
            Decimal("2000.30"),
            Decimal("0.10"),
            Decimal("2000.00"),
        ),
    )


def test_figures_sum_numbers_with_and_without_decimals() -> None:
    # 12.5 + 3 - 0.125 = 15.375
    round_ = asking({"id": "posts", "kind": "number"})
    (summed,) = found(
        round_, witten={"posts": 12.5}, herdecke={"posts": 3}, wetter={"posts": -0.125}
    )
    assert isinstance(summed, Summed)
    assert (summed.answered, str(summed.total)) == (3, "15.375")
    assert (str(summed.least), str(summed.most)) == ("-0.125", "12.5")


@given(st.lists(st.integers(-(10**14) + 1, 10**14 - 1), min_size=1, max_size=30))
def test_figures_lose_no_cent_of_the_largest_amounts(cents: list[int]) -> None:
    round_ = asking({"id": "share", "kind": "money"})
    counted = {
        f"{town:08}": {"share": str(Decimal(each).scaleb(-2))} for town, each in enumerate(cents)
    }
    (summed,) = figures(round_, counted)
    assert isinstance(summed, Summed)
    assert summed.total * 100 == sum(cents)
    assert [summed.least * 100, summed.most * 100] == [Decimal(min(cents)), Decimal(max(cents))]


def test_figures_of_days_are_the_first_and_the_last() -> None:
    round_ = asking({"id": "again", "kind": "date", "per": "field"})
    days = {"again.housing": "2027-05-03", "again.youth": "2026-12-01"}
    column = Column(round_.questions[0], round_.fields[0])
    assert found(round_, witten=days, wetter={"again.housing": "2027-01-15"})[0] == Dated(
        column, 2, dt.date(2027, 1, 15), dt.date(2027, 5, 3)
    )


def test_figures_collect_texts_with_their_town() -> None:
    round_ = asking({"id": "remarks", "kind": "text"})
    assert found(round_, witten={"remarks": "Bald."}, herdecke={}, wetter={"remarks": "Gern."}) == (
        Said(Column(round_.questions[0], None), ((WITTEN, "Bald."), (WETTER, "Gern."))),
    )


def test_figures_have_the_reasons_of_a_vote_and_leave_its_conditions_to_it() -> None:
    round_ = asking({"id": "vote", "kind": "choice", "vote": True, "options": REASONED})
    said = {"vote": "no", "vote.reason": "Kosten"}
    assert found(round_, witten=said, wetter={"vote": "yes", "vote.condition": "Geld"}) == (
        Said(Column(round_.questions[0], None, asks="reason"), ((WITTEN, "Kosten"),)),
    )


def test_figures_count_how_often_a_town_is_named() -> None:
    round_ = asking({"id": "visit", "kind": "municipalities"})
    assert found(round_, witten={"visit": [WETTER]}, herdecke={"visit": [WITTEN, WETTER]}) == (
        Named(Column(round_.questions[0], None), 2, {WETTER: 2, WITTEN: 1}),
    )


def test_figures_of_a_group_are_those_of_its_entries() -> None:
    # two entries of Witten, one of Wetter: 100 + 250.50 + 0.50 = 351.00, budgeted yes, no, yes
    round_ = asking(
        {
            "id": "years",
            "kind": "group",
            "repeat": True,
            "items": [
                {"id": "year", "kind": "text", "text": "?"},
                {"id": "expense", "kind": "money", "text": "?"},
                {"id": "budgeted", "kind": "choice", "text": "?", "options": YES_NO},
            ],
        }
    )
    _, expense, budgeted = columns(round_)
    witten = [
        {"year": "2027", "expense": "100.00", "budgeted": "yes"},
        {"year": "2028", "expense": "250.50", "budgeted": "no"},
    ]
    wetter = [{"year": "2027", "expense": "0.50", "budgeted": "yes"}]
    assert found(round_, witten={"years": witten}, wetter={"years": wetter}) == (
        Summed(expense, 3, Decimal("351.00"), Decimal("0.50"), Decimal("250.50")),
        Chosen(budgeted, 3, {"yes": 2, "no": 1}),
    )


def test_figures_leave_out_what_nobody_has_answered() -> None:
    round_ = asking({"id": "share", "kind": "money"}, {"id": "again", "kind": "date"})
    assert found(round_, witten={}, wetter={}) == ()
