"""A forum of many people from ten cities and others: an opinion, and no verdict."""

import re

import pytest

from survey.opinions import opinions
from survey.problem import Problem
from survey.questions import Choice
from survey.step import Value
from survey.submission import Chain, RoundState
from tests.rounds.ready import AT, Ready, ready

GUEST: dict[str, Value] = {
    "from": "listed",
    "municipality": ["05913000"],
    "sector": "science",
    "continue": "yes",
}
TEXTS = ["matters", "by-municipalities", "by-companies", "by-civil-society", "achieved", "open"]


@pytest.fixture(scope="module")
def forum() -> Ready:
    return ready("forum-auswertung")


def test_cities_are_those_of_the_council_papers(forum: Ready) -> None:
    assert [
        (each.key, each.municipality, each.inhabitants, each.counted_on) for each in forum.mandates
    ] == [
        (each.key, each.municipality, each.inhabitants, each.counted_on)
        for each in ready("beitritt-beschluss").mandates
    ]
    assert {each.holders for each in forum.mandates} == {()}


def test_everybody_answers_for_themselves_and_nothing_is_voted_on(forum: Ready) -> None:
    round_ = forum.reading.round
    assert round_.ballots == "person"
    assert not any(isinstance(each, Choice) and each.vote for each in round_.questions)
    assert forum.reading.warnings == ()


def test_guest_is_asked_four_questions_and_six_texts(forum: Ready) -> None:
    assert forum.asked(GUEST) == [*GUEST, *TEXTS]
    assert forum.against(GUEST) == []


def test_guest_from_elsewhere_names_the_municipality(forum: Ready) -> None:
    answers: dict[str, Value] = {**GUEST, "from": "other"}
    assert forum.asked(answers) == ["from", "from.name", "sector", "continue", *TEXTS]
    assert forum.against(answers) == [("from.name", Problem("missing"))]


def test_one_comes_from_one_city(forum: Ready) -> None:
    assert forum.fitted("municipality", ["05913000"], GUEST) == ["05913000"]
    two = forum.fitted("municipality", ["05913000", "05914000"], GUEST)
    assert isinstance(two, Problem)
    every = forum.fitted("municipality", [forum.mandates[0].key], GUEST)
    assert every == [forum.mandates[0].key]


def test_fields_and_sectors_are_those_of_the_forum(forum: Ready) -> None:
    sector = forum.reading.round.question("sector")
    assert isinstance(sector, Choice)
    assert [option.id for option in sector.options] == [
        "administration", "business", "science", "politics", "civil-society",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_number_of_guests_is_stated_that_was_not_counted(forum: Ready, language: str) -> None:
    round_ = forum.reading.round
    said = [round_.title, round_.purpose, *(each.text for each in round_.questions)]
    assert [re.findall(r"\d+", each.in_language(language)) for each in said if re.search(
        r"\d", each.in_language(language))] == []  # fmt: skip


def test_result_sets_people_and_cities_side_by_side(forum: Ready) -> None:
    round_, roster = forum.reading.round, forum.reading.roster
    keys = [each.key for each in forum.mandates]
    people = [
        {**GUEST, "municipality": [keys[n % 5]], "continue": "yes" if n % 3 else "no"}
        for n in range(24)
    ]
    people += [{"from": "other", "from.name": "Unna", "sector": "politics", "continue": "unknown"}]
    state = RoundState("closed", AT, round_.closes_at, AT)
    told = opinions(round_, roster, state, people, Chain(2, "0" * 64))
    assert told.turnout.model_dump() == {"people": 25, "municipalities": 5, "of": 10}
    (continued,) = [each for each in told.questions if each.question == "continue"]
    assert [(each.options, each.people) for each in continued.groups] == [
        (("yes",), 16),
        (("no", "unknown"), 9),
    ]
