"""What holds for every ready-made round: words short enough, in both languages, and sane times."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from rounds.shelf import ready_made
from survey.calendar import is_workday
from survey.questions import Option, PolicyField
from survey.text import Text
from tests.rounds.ready import ready

LANGUAGES = ("de", "en")
WORDS = 25
LABEL = 40
TODAY = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)

every_round = pytest.mark.parametrize("name", ready_made())
every_language = pytest.mark.parametrize("language", LANGUAGES)


def texts(found: object) -> Iterator[Text]:
    """Every text of a round, wherever it stands."""
    if isinstance(found, Text):
        yield found
    elif isinstance(found, BaseModel):
        for name in type(found).model_fields:
            yield from texts(getattr(found, name))
    elif isinstance(found, tuple):
        for each in found:
            yield from texts(each)


def labels(found: object) -> Iterator[Text]:
    """Every text of a round that becomes a button or the head of a column."""
    if isinstance(found, Option | PolicyField):
        yield found.label
    elif isinstance(found, BaseModel):
        for name in type(found).model_fields:
            yield from labels(getattr(found, name))
    elif isinstance(found, tuple):
        for each in found:
            yield from labels(each)


def sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", words.strip())


def test_round_on_the_shelf_is_found_by_the_walk_through_its_texts() -> None:
    round_ = ready("fortbestand-vorstand").reading.round
    assert next(texts(round_)) == round_.title
    assert [each.in_language("en") for each in labels(round_)][:3] == ["Yes", "No", "Postponed"]


@every_round
def test_texts_are_in_german_and_english(name: str) -> None:
    found = {each.languages() for each in texts(ready(name).reading.round)}
    assert found == {frozenset(LANGUAGES)}


@every_round
@every_language
def test_sentences_have_at_most_25_words(name: str, language: str) -> None:
    said = [each.in_language(language) for each in texts(ready(name).reading.round)]
    found = [sentence for words in said for sentence in sentences(words)]
    assert [each for each in found if len(each.split()) > WORDS] == []


@every_round
@every_language
def test_labels_have_at_most_40_characters(name: str, language: str) -> None:
    said = [each.in_language(language) for each in labels(ready(name).reading.round)]
    assert [each for each in said if len(each) > LABEL] == []


@every_round
def test_round_opens_on_a_working_day_at_nine(name: str) -> None:
    round_ = ready(name).reading.round
    assert round_.opens is not None
    assert round_.opens.time() == dt.time(9)
    assert is_workday(round_.opens.date(), round_.reminders)


@every_round
def test_deadline_is_ahead_and_on_a_working_day(name: str) -> None:
    round_ = ready(name).reading.round
    assert round_.closes_at > TODAY
    assert is_workday(round_.closes.date(), round_.reminders)


@every_round
def test_people_are_named_by_their_role(name: str) -> None:
    holders = [holder for each in ready(name).mandates for holder in each.holders]
    assert {holder.role for holder in holders} <= {"head"}
    assert bool(holders) == (ready(name).reading.round.ballots == "mandate")
    assert [each.shown for each in holders if "leitung " not in each.shown] == []


def test_rounds_have_the_documents_that_their_field_has() -> None:
    found = {name: ready(name).reading.round for name in ready_made()}
    assert [name for name, round_ in found.items() if round_.letter] == ["jugendhilfe-votum"]
    assert {name: round_.paper.of for name, round_ in found.items() if round_.paper} == {
        "beitritt-beschluss": "mandate",
        "fortbestand-vorstand": "mandate",
        "solidarpakt-en": "count",
    }
