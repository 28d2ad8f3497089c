"""Typed words as an answer, and what is said when they are none."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.format import value_words
from chat.names import folded
from chat.texts import LANGUAGES, texts
from chat.typed import explain, read
from survey.fits import fit
from survey.offers import Offer, every_offer, offers
from survey.problem import Problem
from survey.roster import Roster
from survey.round import Round
from survey.step import Step, Value
from survey.steps import steps
from survey.text import Text

TOWNS = {"05954016": "Hattingen", "05954020": "Herdecke", "05954032": "Wetter (Ruhr)"}
OWN = "05954036"
ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": name,
                "inhabitants": 1000,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
            for key, name in {**TOWNS, OWN: "Witten"}.items()
        ]
    }
)
OPTIONS = [
    {"id": "yes", "label": {"de": "Ja", "en": "Yes"}},
    {
        "id": "if",
        "label": {"de": "Ja, unter Vorbehalt", "en": "Yes, on condition"},
        "asks": "condition",
    },
    {"id": "no", "label": {"de": "Nein", "en": "No"}},
]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "choice", "kind": "choice", "options": OPTIONS},
    {"id": "choices", "kind": "choices", "options": OPTIONS, "min": 0},
    {"id": "towns", "kind": "municipalities"},
    {"id": "rank", "kind": "rank", "of": "fields"},
    {"id": "text", "kind": "text"},
    {"id": "number", "kind": "number"},
    {"id": "money", "kind": "money"},
    {"id": "date", "kind": "date"},
    {
        "id": "list",
        "kind": "group",
        "repeat": True,
        "items": [{"id": "note", "kind": "text", "text": "?"}],
    },
]
ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "abfrage",
        "title": "Abfrage",
        "purpose": "Wozu",
        "closes": "2026-12-18T12:00:00",
        "fields": [
            {"id": "housing", "label": {"de": "Wohnen", "en": "Housing"}},
            {"id": "youth", "label": {"de": "Jugendhilfe", "en": "Youth welfare"}},
            {"id": "school", "label": {"de": "Schule", "en": "School"}},
        ],
        "questions": [{"text": "?", **question} for question in QUESTIONS],
    }
)


def step_at(key: str) -> Step:
    return next(step for step in steps(ROUND, {"choice": "if"}) if step.key == key)


@cache
def offered(key: str) -> tuple[Offer, ...]:
    return offers(step_at(key), ROUND, ROSTER, OWN, {})


def typed(key: str, words: str, language: str = "de") -> Value | Problem:
    return read(step_at(key), words, offered(key), language)


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("choice", "2", "if"),
        ("choice", "ja, unter vorbehalt", "if"),
        ("choices", "3 1", ["no", "yes"]),
        ("choices", "Ja, unter Vorbehalt; Nein", ["if", "no"]),
        ("choices", "keine", []),
        ("towns", "Herdecke\n1", ["05954020", "05954016"]),
        ("towns", "Keine", []),
        ("rank", "2, 1", ["youth", "housing"]),
        ("rank", "1. Schule, 2. Wohnen", ["school", "housing"]),
        ("text", "  selbst, 1; 2 ", "selbst, 1; 2"),
        ("choice.condition", "wenn 1, dann 2", "wenn 1, dann 2"),
    ],
)
def test_words_are_read(key: str, words: str, value: Value) -> None:
    assert typed(key, words) == value


@pytest.mark.parametrize("key", [step.key for step in steps(ROUND, {"choice": "if"})])
def test_blank_words_are_no_answer(key: str) -> None:
    assert typed(key, " \n ") == Problem("empty")


@pytest.mark.parametrize(
    ("key", "words", "problem"),
    [
        ("choice", "vielleicht", Problem("unknown", {"words": "vielleicht"})),
        ("choice", "1 2", Problem("form-choice")),
        ("towns", "Witten", Problem("unknown", {"words": "Witten"})),
        ("rank", "keine", Problem("unknown", {"words": "keine"})),
        ("list", "3", Problem("form-group")),
    ],
)
def test_words_that_are_no_answer_are_refused(key: str, words: str, problem: Problem) -> None:
    assert typed(key, words) == problem


GERMAN = {
    "2000": 2000,
    "2.000": 2000,
    "2.000,00": 2000,
    "2000,00": 2000,
    "2000.00": 2000,
    "12.345.678,5": 12345678.5,
    "2,5": 2.5,
    "2.5": 2.5,
    "-3": -3,
    "\N{MINUS SIGN}3": -3,
    "+3": 3,
    " 007 ": 7,
    "0,125": 0.125,
}
NO_GERMAN_NUMBER = [
    "1,234.56",
    "2.000.00",
    "20.00,5",
    "1,2,3",
    ",5",
    "5,",
    "2 000",
    "2'000",
    "1e3",
    "0x10",
    "NaN",
    "Infinity",
    "1_000",
    "٢٠٠٠",
    "\uff12\uff10",
    "²",
    "zwei",
    "5 %",
    "1" * 41,
]


@pytest.mark.parametrize("words", GERMAN)
def test_number_is_read_in_german_and_plain_form(words: str) -> None:
    found = typed("number", words)
    assert (found, type(found)) == (GERMAN[words], type(GERMAN[words]))


@pytest.mark.parametrize("words", NO_GERMAN_NUMBER)
def test_number_is_read_strictly(words: str) -> None:
    assert typed("number", words) == Problem("form-number")


def test_number_is_read_in_english_form() -> None:
    assert [typed("number", words, "en") for words in ("2,000", "2,000.5", "2000.00")] == [
        2000,
        2000.5,
        2000,
    ]
    assert typed("number", "2.000,00", "en") == Problem("form-number")


@pytest.mark.parametrize("words", ["1" * 13, "1" * 40, "1,0000000000000000000001", "0,1234"])
def test_number_with_more_digits_than_are_kept_is_refused(words: str) -> None:
    assert typed("number", words) == Problem("digits", {"whole": 12, "decimals": 3})


@pytest.mark.parametrize(
    "words",
    ["2.000,00", "2000.00", "2000", "2.000", "2.000,00 EUR", "2000 €", "EUR 2000", "2.000 Euro"],
)
def test_money_is_read_with_and_without_currency(words: str) -> None:
    assert typed("money", words) == "2000.00"


@pytest.mark.parametrize("words", ["1,234.56", "2.000 USD", "EUR", "zwei Euro", "2.000,-", "٢"])
def test_money_is_read_strictly(words: str) -> None:
    assert typed("money", words) == Problem("form-money")


@pytest.mark.parametrize(("words", "language"), [("1,234", "de"), ("1.234", "en")])
def test_money_with_three_decimals_is_not_taken_for_thousands(words: str, language: str) -> None:
    assert typed("money", words, language) == Problem("digits", {"whole": 12, "decimals": 2})


@pytest.mark.parametrize("words", ["21.09.2023", "21.9.2023", "2023-09-21", " 21.09.2023 "])
def test_date_is_read(words: str) -> None:
    assert typed("date", words) == "2023-09-21"


@pytest.mark.parametrize(
    "words",
    [
        "21.09.23",
        "21.09.",
        "09/21/2023",
        "21-09-2023",
        "2023-9-21",
        "21. September 2023",
        "٢١.٠٩.٢٠٢٣",
    ],
)
def test_date_is_read_strictly(words: str) -> None:
    assert typed("date", words) == Problem("form-date")


@pytest.mark.parametrize(
    "words", ["31.02.2023", "29.02.2023", "2023-13-01", "00.01.2023", "01.01.0000"]
)
def test_date_that_is_not_in_the_calendar_is_refused(words: str) -> None:
    assert typed("date", words) == Problem("date-unreal")


@given(
    key=st.sampled_from([step.key for step in steps(ROUND, {})]),
    words=st.text() | st.text("0123456789.,-+ €;\n").filter(bool),
    language=st.sampled_from(LANGUAGES),
)
def test_read_never_raises_and_what_it_reads_can_be_judged(
    key: str, words: str, language: str
) -> None:
    found = typed(key, words, language)
    if not isinstance(found, Problem):
        found = fit(step_at(key), found, ROUND, ROSTER, OWN, {})
    if isinstance(found, Problem):
        assert explain(found, texts(language)) != ""


def lists(key: str) -> st.SearchStrategy[list[str]]:
    ids = [offer.id for offer in offered(key)]
    return st.lists(st.sampled_from(ids), unique=True, min_size=1)


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "choice": st.sampled_from([offer.id for offer in offered("choice")]),
    "choices": lists("choices") | st.just([]),
    "towns": lists("towns"),
    "rank": lists("rank"),
    "text": st.text(),
    "number": st.integers(-(10**12), 10**12) | st.decimals(-(10**9), 10**9, places=3).map(float),
    "money": st.decimals(-(10**12), 10**12, places=2).map(str),
    "date": st.dates().map(str),
}


@settings(max_examples=200)
@given(data=st.data(), key=st.sampled_from(list(VALUES)), language=st.sampled_from(LANGUAGES))
def test_what_is_shown_can_be_typed_back(data: st.DataObject, key: str, language: str) -> None:
    step = step_at(key)
    value = fit(step, data.draw(VALUES[key]), ROUND, ROSTER, OWN, {})
    if isinstance(value, Problem):
        return
    words = value_words(step, value, every_offer(step, ROUND, ROSTER), texts(language))
    found = typed(key, words, language)
    assert not isinstance(found, Problem)
    assert fit(step, found, ROUND, ROSTER, OWN, {}) == value


LABELS = st.text("abcABC äß(),.-", min_size=1, max_size=12).filter(
    lambda label: label.strip(" ,") == label
)


@given(data=st.data(), labels=st.lists(LABELS, min_size=1, max_size=5, unique_by=folded))
def test_any_labels_that_are_shown_can_be_typed_back(
    data: st.DataObject, labels: list[str]
) -> None:
    offered = [Offer(f"o{place}", Text(label)) for place, label in enumerate(labels)]
    for key in ("choices", "rank"):
        ids = data.draw(st.lists(st.sampled_from([o.id for o in offered]), unique=True, min_size=1))
        words = value_words(step_at(key), ids, offered, texts("de"))
        assert read(step_at(key), words, offered, "de") == ids
