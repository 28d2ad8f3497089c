"""The decisions of ten executive boards, which are planned until they are taken."""

import datetime as dt

import pytest

from survey.problem import Problem
from survey.step import Value
from tests.rounds.ready import Ready, ready

SITTING = dt.date(2027, 1, 12)
AGREED: dict[str, Value] = {
    "sitting": "2027-01-12",
    "continuation": "yes",
    "development": "yes",
    "value": "Sie ist ein fester Teil unserer Arbeit.",
    "paper": "yes",
    "shaped": "yes",
}


@pytest.fixture(scope="module")
def vorstand() -> Ready:
    return ready("fortbestand-vorstand")


def test_cities_are_those_of_the_council_papers(vorstand: Ready) -> None:
    assert [
        (each.key, each.municipality, each.inhabitants, each.counted_on)
        for each in vorstand.mandates
    ] == [
        (each.key, each.municipality, each.inhabitants, each.counted_on)
        for each in ready("beitritt-beschluss").mandates
    ]
    assert {each.office for each in vorstand.mandates} == {"Büro des Verwaltungsvorstands"}


def test_board_that_agrees_is_asked_six_questions(vorstand: Ready) -> None:
    assert vorstand.asked(AGREED) == [*AGREED]
    assert vorstand.against(AGREED) == []


def test_board_without_a_paper_is_asked_why(vorstand: Ready) -> None:
    answers = {**AGREED, "paper": "no"}
    assert vorstand.asked(answers) == [*[*AGREED][:5], "paper.reason", "shaped"]
    assert vorstand.against(answers) == [("paper.reason", Problem("missing"))]


@pytest.mark.parametrize("question", ["continuation", "development"])
def test_result_before_the_sitting_is_planned(vorstand: Ready, question: str) -> None:
    eve = SITTING - dt.timedelta(days=1)
    assert vorstand.planned(question, AGREED, eve) == SITTING
    assert vorstand.planned(question, AGREED, SITTING) is None


def test_result_needs_the_day_of_the_sitting(vorstand: Ready) -> None:
    answers = {key: value for key, value in AGREED.items() if key != "sitting"}
    assert vorstand.against(answers) == [("sitting", Problem("missing"))]


def test_postponed_is_no_vote(vorstand: Ready) -> None:
    drafts = {each.municipality: AGREED for each in vorstand.mandates}
    drafts["Hagen"] = {**AGREED, "continuation": "postponed", "development": "no"}
    votes = vorstand.votes(drafts)
    continuation, development = votes["continuation"], votes["development"]
    sides = [(vote.counts.yes, vote.counts.no, vote.counts.abstain) for vote in votes.values()]
    assert sides == [(9, 0, 0), (9, 1, 0)]
    assert (continuation.verdict, development.verdict) == ("consensus", "split")


def test_fewer_than_six_boards_are_no_quorum(vorstand: Ready) -> None:
    five = [each.municipality for each in vorstand.mandates[:5]]
    votes = vorstand.votes(dict.fromkeys(five, AGREED))
    assert [vote.verdict for vote in votes.values()] == ["no-quorum", "no-quorum"]


def test_purpose_says_that_it_is_no_decision_of_a_council(vorstand: Ready) -> None:
    purpose = vorstand.reading.round.purpose
    assert "Seine Entscheidung ist kein Ratsbeschluss" in purpose.in_language("de")
    assert "Its decision is not a council's decision" in purpose.in_language("en")
