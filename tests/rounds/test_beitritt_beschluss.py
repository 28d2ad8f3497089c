"""The council papers of ten cities: what they propose, who consults on them, what they cost."""

import datetime as dt
from typing import Any

import pytest

from survey.collect import collect, flat
from survey.problem import Problem
from survey.questions import Choice, Group
from survey.step import Value
from survey.text import Text
from tests.rounds.ready import Ready, ready

PAPER: dict[str, Any] = {
    "subject": ["accession", "continuation", "development"],
    "welcome": "yes",
    "reaffirm": "yes",
    "topics": ["staff", "service"],
    "paper-number": "0569/2023",
    "paper-subject": "Beitritt, Fortbestand und Weiterentwicklung",
    "paper-lead": "FB56",
    "paper-involved": "FB20",
    "consultation": [
        {"body": "Integration", "day": "2023-08-29", "role": "preliminary", "outcome": "open"},
        {"body": "Soziales", "day": "2023-09-19", "role": "preliminary", "outcome": "open"},
        {"body": "Rat", "day": "2023-09-21", "role": "decision", "outcome": "open"},
    ],
    "effects": "yes",
    "sub-plan": "3640",
    "order": "1364040",
    "cost-type": "531800",
    "years": [
        {"year": "2024", "expense": "2000.00", "own-share": "2000.00", "budgeted": "yes"},
        {"year": "2025", "expense": "2000.00", "own-share": "2000.00", "budgeted": "yes"},
    ],
    "tax": "no",
    "disability": "no",
    "climate": "none",
    "voluntary": "yes",
}
"""A paper that three bodies have dealt with, without a word about the outcome."""

ARABIC = "".join(chr(0x0660 + int(digit)) for digit in "531800")
"""Digits all the same, but none that a cash office can read."""

DECISION = Text({"de": "Entscheidung", "en": "Decision"})


@pytest.fixture(scope="module")
def beschluss() -> Ready:
    return ready("beitritt-beschluss")


def a_course(*roles: str) -> dict[str, Value]:
    """The paper with a sitting for each of these roles."""
    sittings = [
        {"body": "Gremium", "day": "2027-01-12", "role": role, "outcome": "open"} for role in roles
    ]
    return flat({**PAPER, "consultation": sittings})


def test_ten_cities_have_one_mandate_each(beschluss: Ready) -> None:
    assert [(each.key, each.municipality, each.inhabitants) for each in beschluss.mandates] == [
        ("05911000", "Bochum", 364454),
        ("05112000", "Duisburg", 495885),
        ("05913000", "Dortmund", 587696),
        ("05113000", "Essen", 582415),
        ("05117000", "Mülheim an der Ruhr", 170921),
        ("05119000", "Oberhausen", 209566),
        ("05513000", "Gelsenkirchen", 259105),
        ("05916000", "Herne", 156940),
        ("05512000", "Bottrop", 117388),
        ("05914000", "Hagen", 188687),
    ]
    assert {each.counted_on for each in beschluss.mandates} == {dt.date(2020, 12, 31)}
    assert len({each.holders[0].person for each in beschluss.mandates}) == 10


def test_paper_without_effects_is_not_asked_for_amounts(beschluss: Ready) -> None:
    assert beschluss.asked({"reaffirm": "no", "effects": "none"}) == [
        "subject",
        "welcome",
        "reaffirm",
        "paper-number",
        "paper-subject",
        "paper-lead",
        "paper-involved",
        "consultation",
        "effects",
        "tax",
        "disability",
        "climate",
        "voluntary",
    ]


def test_paper_with_effects_is_asked_for_every_year(beschluss: Ready) -> None:
    answers: dict[str, Value] = {"reaffirm": "yes", "consultation": 1, "effects": "yes", "years": 1}
    assert beschluss.asked(answers) == [
        "subject",
        "welcome",
        "reaffirm",
        "topics",
        "paper-number",
        "paper-subject",
        "paper-lead",
        "paper-involved",
        "consultation.1.body",
        "consultation.1.day",
        "consultation.1.role",
        "consultation.1.outcome",
        "consultation",
        "effects",
        "sub-plan",
        "order",
        "cost-type",
        "years.1.year",
        "years.1.expense",
        "years.1.own-share",
        "years.1.budgeted",
        "years",
        "tax",
        "disability",
        "climate",
        "voluntary",
    ]


def test_whole_paper_can_be_submitted(beschluss: Ready) -> None:
    answers = flat(PAPER)
    assert beschluss.against(answers) == []
    assert collect(beschluss.reading.round, answers) == PAPER


@pytest.mark.parametrize("placeholder", ["4nnnnn", "53180", "5318000", "531 800", ARABIC])
def test_placeholder_in_place_of_a_cost_type_is_refused(beschluss: Ready, placeholder: str) -> None:
    answers = flat({**PAPER, "cost-type": placeholder})
    assert beschluss.fitted("cost-type", placeholder, answers) == Problem("text-pattern")
    assert beschluss.against(answers) == [("cost-type", Problem("text-pattern"))]


def test_effects_without_a_year_are_refused(beschluss: Ready) -> None:
    answers = flat({**PAPER, "years": []}) | {"years": 0}
    assert beschluss.against(answers) == [("years", Problem("missing"))]


def test_year_has_four_digits(beschluss: Ready) -> None:
    answers = flat(PAPER)
    assert beschluss.fitted("years.1.year", "27", answers) == Problem("text-pattern")
    assert beschluss.fitted("years.1.year", "2027", answers) == "2027"


def test_amount_is_kept_in_cents_and_never_negative(beschluss: Ready) -> None:
    answers = flat(PAPER)
    assert beschluss.fitted("years.1.expense", "2000", answers) == "2000.00"
    below = beschluss.fitted("years.1.own-share", "-1", answers)
    assert isinstance(below, Problem)
    assert below.code == "money-at-least"


@pytest.mark.parametrize("roles", [("preliminary",), ("decision", "decision")])
def test_course_without_exactly_one_decision_is_refused(
    beschluss: Ready, roles: tuple[str, ...]
) -> None:
    problem = Problem("exactly-one", {"option": DECISION})
    assert beschluss.against(a_course(*roles)) == [("consultation", problem)]


def test_decision_that_is_not_the_last_is_refused(beschluss: Ready) -> None:
    problem = Problem("last", {"option": DECISION})
    assert beschluss.against(a_course("decision", "preliminary")) == [("consultation", problem)]
    assert beschluss.against(a_course("preliminary", "decision")) == []


def test_course_without_a_body_is_refused(beschluss: Ready) -> None:
    answers = flat({**PAPER, "consultation": []}) | {"consultation": 0}
    assert beschluss.against(answers) == [("consultation", Problem("missing"))]


def test_done_is_not_adopted(beschluss: Ready) -> None:
    answers = flat(PAPER)
    outcomes = [f"consultation.{entry}.outcome" for entry in (1, 2, 3)]
    long_after = dt.date(2026, 12, 1)
    assert [answers[key] for key in outcomes] == ["open"] * 3
    assert [beschluss.planned(key, answers, long_after) for key in outcomes] == [None] * 3
    del answers[outcomes[2]]
    assert beschluss.against(answers) == [(outcomes[2], Problem("missing"))]


def test_outcome_has_no_answer_that_means_done(beschluss: Ready) -> None:
    group = beschluss.reading.round.question("consultation")
    assert isinstance(group, Group)
    outcome = group.items[-1]
    assert isinstance(outcome, Choice)
    assert [each.id for each in outcome.options] == ["adopted", "rejected", "postponed", "open"]


def test_outcome_before_the_day_of_its_sitting_is_planned(beschluss: Ready) -> None:
    answers = flat(PAPER) | {"consultation.3.outcome": "adopted"}
    before, day = dt.date(2023, 9, 20), dt.date(2023, 9, 21)
    assert beschluss.planned("consultation.3.outcome", answers, before) == day
    assert beschluss.planned("consultation.2.outcome", answers, before) is None
    assert beschluss.planned("consultation.3.outcome", answers, day) is None


def test_proposal_is_counted_and_no_outcome(beschluss: Ready) -> None:
    rejected = flat(PAPER) | {"consultation.3.outcome": "rejected"}
    votes = beschluss.votes({each.municipality: rejected for each in beschluss.mandates})
    assert {name: (vote.counts.yes, vote.verdict) for name, vote in votes.items()} == {
        "welcome": (10, "consensus"),
        "reaffirm": (10, "consensus"),
    }


def test_one_city_that_does_not_reaffirm_splits(beschluss: Ready) -> None:
    drafts = {each.municipality: flat(PAPER) for each in beschluss.mandates}
    drafts["Hagen"] |= {"reaffirm": "no"}
    votes = beschluss.votes(drafts)
    assert (votes["welcome"].verdict, votes["reaffirm"].verdict) == ("consensus", "split")
    assert "topics" not in beschluss.summary(drafts).answers["05914000"]
