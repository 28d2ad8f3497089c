"""What is said when an answer cannot stand (`explain` in chat/typed.py)."""

import datetime as dt
import re
from decimal import Decimal
from importlib import resources
from typing import get_args

import pytest

from chat.texts import LANGUAGES, texts
from chat.typed import explain
from survey.problem import Argument, Code, Problem
from survey.text import Text

SAMPLES: dict[str, Argument] = {
    "words": "Hattngen",
    "name": Text({"de": "Wohnen", "en": "Housing"}),
    "option": Text({"de": "Entscheidung", "en": "Decision"}),
    "count": 2,
    "length": 1200,
    "whole": 12,
    "decimals": 2,
}


def sample(code: Code) -> Problem:
    """A problem of this code, with every argument that any problem has."""
    limits: dict[str, Argument] = {"min": 2, "max": 4}
    if code.startswith("money-"):
        limits = {"min": Decimal("0.50"), "max": Decimal("2000.00")}
    if code.startswith("date-"):
        limits = {"min": dt.date(2023, 9, 21), "max": dt.date(2024, 9, 21)}
    return Problem(code, {**SAMPLES, **limits})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", get_args(Code))
def test_every_problem_is_explained_in_short_sentences(code: Code, language: str) -> None:
    for sentence in re.split(r"(?<=[.?!]) ", explain(sample(code), texts(language))):
        assert sentence.endswith(".")
        assert 3 <= len(sentence.split()) <= 25


def test_no_sentence_is_left_of_a_problem_that_does_not_exist() -> None:
    for language in LANGUAGES:
        file = resources.files("chat") / "locales" / f"{language}.ftl"
        said = re.findall(r"^problem-([a-z-]+) =", file.read_text("utf-8"), re.MULTILINE)
        assert sorted(said) == sorted(get_args(Code))


@pytest.mark.parametrize(
    ("problem", "german", "english"),
    [
        (
            Problem("choose-between", {"min": 2, "max": 4}),
            "Bitte wählen Sie mindestens 2 und höchstens 4.",
            "Please choose at least 2 and at most 4.",
        ),
        (
            Problem("choose-at-least", {"min": 1}),
            "Bitte wählen Sie mindestens eine Antwort.",
            "Please choose at least one answer.",
        ),
        (
            Problem("not-offered", {"name": Text({"de": "Wohnen", "en": "Housing"})}),
            "„Wohnen“ steht hier nicht zur Wahl.",
            "“Housing” cannot be chosen here.",
        ),
        (
            Problem("money-between", {"min": Decimal("0.50"), "max": Decimal("2000.00")}),
            "Bitte geben Sie einen Betrag von 0,50 bis 2.000,00 EUR ein.",
            "Please enter an amount from 0.50 to 2,000.00 EUR.",
        ),
        (
            Problem("number-at-most", {"max": Decimal("12.5")}),
            "Bitte geben Sie eine Zahl bis 12,5 ein.",
            "Please enter a number up to 12.5.",
        ),
        (
            Problem("date-from", {"min": dt.date(2023, 9, 21)}),
            "Bitte nennen Sie einen Tag ab dem 21.09.2023.",
            "Please name a day from 2023-09-21 onwards.",
        ),
        (
            Problem("text-long", {"max": 1000, "length": 1204}),
            "Der Text hat 1.204 Zeichen. Bitte kürzen Sie ihn auf höchstens 1.000 Zeichen.",
            "The text has 1,204 characters. Please shorten it to at most 1,000 characters.",
        ),
    ],
)
def test_problem_is_told_in_the_words_of_the_language(
    problem: Problem, german: str, english: str
) -> None:
    assert explain(problem, texts("de")) == german
    assert explain(problem, texts("en")) == english
