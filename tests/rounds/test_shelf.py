"""The ready-made rounds."""

import datetime as dt
import re
import tomllib
from typing import Any

import pytest

from rounds.holdings import several_mandates
from rounds.reader import Reading, read_round
from rounds.shelf import path_of, ready_made
from survey.questions import Group
from survey.step import Answers
from survey.steps import steps


def sentences(found: Any) -> list[str]:
    """Everything in a round file that people read, sentence by sentence."""
    if isinstance(found, dict):
        return [each for value in found.values() for each in sentences(value)]
    if isinstance(found, list):
        return [each for value in found for each in sentences(value)]
    return re.split(r"(?<=[.?!:])\s+", found) if isinstance(found, str) else []


@pytest.fixture(scope="module")
def solidarpakt() -> Reading:
    return read_round(path_of("solidarpakt-en"))


@pytest.mark.parametrize("name", ready_made())
def test_ready_made_round_is_clean(name: str) -> None:
    reading = read_round(path_of(name))
    assert reading.warnings == ()
    assert reading.round.id == name


@pytest.mark.parametrize("name", ready_made())
def test_ready_made_round_has_short_sentences(name: str) -> None:
    said = sentences(tomllib.loads(path_of(name).read_text("utf-8")))
    assert [sentence for sentence in said if len(sentence.split()) > 25] == []


@pytest.mark.parametrize("name", ready_made())
def test_ready_made_round_speaks_german_and_english(name: str) -> None:
    assert read_round(path_of(name)).round.title.languages() == {"de", "en"}


def test_unknown_name_names_those_there_are() -> None:
    assert "solidarpakt-en" in ready_made()
    with pytest.raises(
        LookupError, match=r"no ready-made round 'solidarpakt', there are: .*solida"
    ):
        path_of("solidarpakt")


def test_solidarpakt_has_nine_mandates_and_eight_heads(solidarpakt: Reading) -> None:
    roster = solidarpakt.roster
    assert [(each.key, each.inhabitants) for each in roster.mandates] == [
        ("05954004", 8943),
        ("05954008", 30142),
        ("05954012", 30701),
        ("05954016", 54438),
        ("05954020", 22755),
        ("05954024", 28537),
        ("05954028", 24739),
        ("05954032", 27392),
        ("05954036", 96459),
    ]
    assert sum(each.inhabitants for each in roster.mandates) == 324106
    assert {each.counted_on for each in roster.mandates} == {dt.date(2019, 12, 31)}
    assert len({holder.person for each in roster.mandates for holder in each.holders}) == 8
    assert several_mandates(roster) == [
        "2 votes for Breckerfeld and Ennepetal: Amtsleitung Ennepetal"
    ]


def test_solidarpakt_opens_and_closes_in_berlin(solidarpakt: Reading) -> None:
    assert solidarpakt.round.opens_at == dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
    assert solidarpakt.round.closes_at == dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)


def test_solidarpakt_asks_every_field_and_then_once(solidarpakt: Reading) -> None:
    round_ = solidarpakt.round
    fields = [field.id for field in round_.fields]
    assert fields == [
        "engagement",
        "housing",
        "school",
        "training",
        "labour",
        "youth",
        "administration",
    ]
    answers: Answers = {"interest.housing": "if", "form.housing": ["towns", "county-all"]}
    asked = [step.key for step in steps(round_, answers)]
    housing = [f"{question}.housing" for question in ("interest", "form", "partners", "benefit")]
    housing.insert(1, "interest.housing.condition")
    others = [f"interest.{field}" for field in fields if field != "housing"]
    assert asked == [others[0], *housing, *others[1:], "priority", "cooperations", "remarks"]


def test_solidarpakt_takes_no_for_an_answer(solidarpakt: Reading) -> None:
    answers = {f"interest.{field.id}": "no" for field in solidarpakt.round.fields}
    asked = [step.key for step in steps(solidarpakt.round, answers)]
    assert asked == [*answers, "cooperations", "remarks"]


def test_solidarpakt_asks_for_every_part_of_a_cooperation(solidarpakt: Reading) -> None:
    group = solidarpakt.round.question("cooperations")
    assert isinstance(group, Group)
    assert [(item.id, item.kind, item.required) for item in group.items] == [
        ("subject", "text", True),
        ("towns", "municipalities", True),
        ("external", "text", False),
        ("keep", "choice", True),
    ]
