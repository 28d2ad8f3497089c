"""The texts of a round file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rounds.problems import BadRound
from rounds.reader import read_round

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

HOUSING = 'label = { de = "Wohnen", en = "Housing" }'
FORM = 'text = { de = "Welche Form, {field}?", en = "Which form, {field}?" }'


def test_plain_text_serves_every_language(small: Small) -> None:
    assert small.problems((HOUSING, 'label = "Housing"')) == []


def test_text_that_lacks_a_language(small: Small) -> None:
    assert small.problems((HOUSING, 'label = { de = "Wohnen" }')) == [
        'round.toml: fields[1] "housing": label is in de, expected de, en as elsewhere'
    ]


def test_text_in_a_language_of_its_own(small: Small) -> None:
    change = (HOUSING, 'label = { de = "Wohnen", en = "Housing", fr = "Logement" }')
    assert small.problems(change) == [
        'round.toml: fields[1] "housing": label is in de, en, fr, expected de, en as elsewhere'
    ]


def test_texts_without_german(small: Small) -> None:
    small.read()
    file = small.folder / "round.toml"
    file.write_text(file.read_text("utf-8").replace("{ de =", "{ fr ="), "utf-8")
    with pytest.raises(BadRound) as bad:
        read_round(file)
    assert str(bad.value) == f"{file}: the texts are in en, fr, expected de among them"


@pytest.mark.parametrize("words", ["", " ", "\\n"])
def test_text_without_words(small: Small, words: str) -> None:
    assert small.problems((HOUSING, f'label = {{ de = "Wohnen", en = "{words}" }}')) == [
        'round.toml: fields[1] "housing": label.en is empty, expected words'
    ]


def test_label_of_two_lines(small: Small) -> None:
    assert small.problems((HOUSING, 'label = { de = "Wohnen", en = "Hou\\nsing" }')) == [
        'round.toml: fields[1] "housing": label.en is "Hou\\nsing", expected one line'
    ]


@pytest.mark.parametrize(
    ("old", "place", "key", "longest"),
    [
        ('"Survey"', "", "title.en", 120),
        ('"What it is good for."', "", "purpose.en", 1500),
        ('"Housing"', ' fields[1] "housing":', "label.en", 40),
        ('"Towns"', ' questions[2] "form", options[1] "towns":', "label.en", 40),
        ('"When was the sitting?"', ' questions[3] "sitting":', "text.en", 800),
    ],
)
def test_text_that_does_not_fit(small: Small, old: str, place: str, key: str, longest: int) -> None:
    assert small.problems((old, f'"{"x" * longest}"')) == []
    assert small.problems((old, f'"{"x" * (longest + 1)}"')) == [
        f"round.toml:{place} {key} has {longest + 1} characters, expected at most {longest}"
    ]


def test_help_that_does_not_fit(small: Small) -> None:
    assert small.problems((FORM, f'{FORM}\nhelp = "{"x" * 401}"')) == [
        'round.toml: questions[2] "form": help has 401 characters, expected at most 400'
    ]


@pytest.mark.parametrize("found", ["{Feld}", "{", "}", "{}"])
def test_placeholder_that_is_none(small: Small, found: str) -> None:
    assert small.problems((FORM, FORM.replace("Form, {field}", f"Form, {{field}} {found}"))) == [
        f'round.toml: questions[2] "form": text.de holds "{found}", expected {{field}} only'
    ]


def test_field_named_in_a_question_that_is_asked_once(small: Small) -> None:
    assert small.problems(("Wann war die Sitzung?", "Wann war {field}?")) == [
        'round.toml: questions[3] "sitting": text.de holds "{field}", expected no braces'
    ]


def test_field_named_inside_a_group_per_field(small: Small) -> None:
    named = ("Wie heißt es?", "Wie heißt es in {field}?")
    per_field = ("repeat = true", 'repeat = true\nper = "field"')
    assert small.problems(named, per_field) == []


def test_labels_that_read_the_same(small: Small) -> None:
    assert small.problems(('en = "County"', 'en = " towns"')) == [
        (
            'round.toml: questions[2] "form", options[2] "county": '
            "label.en is that of options[1], expected its own"
        )
    ]


def test_field_labels_that_read_the_same(small: Small) -> None:
    assert small.problems(('"Jugendhilfe"', '"Wohnen"')) == [
        'round.toml: fields[2] "youth": label.de is that of fields[1], expected its own'
    ]


def test_question_per_field_that_does_not_name_it_is_doubtful(small: Small) -> None:
    assert small.warnings(("Which form, {field}?", "Which form?")) == [
        'round.toml: questions[2] "form": text.en names no field, expected {field}'
    ]
