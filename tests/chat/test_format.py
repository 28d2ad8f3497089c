"""Days, instants, amounts and answers in words."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from chat.format import (
    date,
    days,
    deadline,
    deadlines,
    listed,
    moment,
    money,
    number,
    percent,
    time_left,
    value_words,
)
from chat.texts import texts
from survey.offers import Offer
from survey.round import Round
from survey.step import Step, Value
from survey.steps import steps
from survey.text import Text

BERLIN = ZoneInfo("Europe/Berlin")
NBSP = "\N{NO-BREAK SPACE}"


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


def test_date_in_figures() -> None:
    day = dt.date(2016, 3, 9)
    assert (date(day, "de"), date(day, "en")) == ("09.03.2016", "2016-03-09")


def test_date_of_an_early_year_has_four_digits() -> None:
    assert (date(dt.date(1, 2, 3), "de"), date(dt.date(1, 2, 3), "en")) == (
        "03.02.0001",
        "0001-02-03",
    )


def test_date_refuses_an_instant() -> None:
    with pytest.raises(TypeError, match="depends on the zone"):
        date(utc(2016, 3, 9), "de")


def test_moment_is_told_on_the_clocks_of_the_zone() -> None:
    noon = utc(2026, 12, 18, 11, 0)
    assert moment(noon, BERLIN, "de") == "Freitag, 18. Dezember 2026, 12:00 Uhr"
    assert moment(noon, BERLIN, "en") == "Friday, 18 December 2026, 12:00"


def test_moment_follows_summer_time() -> None:
    assert moment(utc(2026, 7, 1, 22, 30), BERLIN, "de") == "Donnerstag, 2. Juli 2026, 00:30 Uhr"


def test_moment_names_the_zone_in_the_hour_that_comes_twice() -> None:
    first, second = utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30)
    assert moment(first, BERLIN, "de") == "Sonntag, 25. Oktober 2026, 02:30 Uhr (MESZ)"
    assert moment(second, BERLIN, "de") == "Sonntag, 25. Oktober 2026, 02:30 Uhr (MEZ)"
    assert moment(second, BERLIN, "en") == "Sunday, 25 October 2026, 02:30 (CET)"


def test_moment_refuses_a_naive_instant() -> None:
    naive = utc(2026, 12, 18, 11).replace(tzinfo=None)
    for tell in (moment, deadline):
        with pytest.raises(ValueError, match="without a time zone"):
            tell(naive, BERLIN, "de")


def test_deadline_is_told_like_a_moment_with_its_zone() -> None:
    noon = utc(2026, 12, 18, 11)
    assert deadline(noon, BERLIN, "de") == "Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)"
    assert deadline(noon, BERLIN, "en") == "Friday, 18 December 2026, 12:00 (CET)"


def test_deadline_at_midnight_is_the_end_of_the_day() -> None:
    midnight = utc(2026, 12, 18, 23)
    assert deadline(midnight, BERLIN, "de") == "Freitag, 18. Dezember 2026, 24:00 Uhr (MEZ)"
    assert deadline(midnight, BERLIN, "en") == "Friday, 18 December 2026, 24:00 (CET)"
    assert moment(midnight, BERLIN, "de") == "Samstag, 19. Dezember 2026, 00:00 Uhr"


@pytest.mark.parametrize(
    ("zone", "name"),
    [("Europe/London", "GMT+01:00"), ("America/New_York", "GMT-04:00"), ("UTC", "UTC")],
)
def test_deadline_names_a_zone_that_the_language_has_no_word_for(zone: str, name: str) -> None:
    assert deadline(utc(2026, 7, 1, 22), ZoneInfo(zone), "de").endswith(f"00 Uhr ({name})")


def test_deadlines_that_are_the_same_are_told_once() -> None:
    noon = utc(2026, 12, 18, 11)
    told = deadlines({"Breckerfeld": noon, "Ennepetal": noon}, BERLIN, texts("de"))
    assert told == "Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)"


def test_deadlines_that_differ_are_told_with_their_towns_the_first_one_first() -> None:
    noon, monday = utc(2026, 12, 18, 11), utc(2026, 12, 21, 11)
    towns = {"Ennepetal": monday, "Breckerfeld": noon, "Witten": noon}
    assert deadlines(towns, BERLIN, texts("de")) == (
        "Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ) für Breckerfeld, Witten und "
        "Montag, 21. Dezember 2026, 12:00 Uhr (MEZ) für Ennepetal"
    )
    assert deadlines(towns, BERLIN, texts("en")).endswith("(CET) for Ennepetal")


@pytest.mark.parametrize(
    ("words", "de", "en"),
    [
        (["A"], "A", "A"),
        (["A", "B"], "A und B", "A and B"),
        (["A", "B", "C"], "A, B und C", "A, B and C"),
    ],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], de: str, en: str) -> None:
    assert (listed(words, texts("de")), listed(words, texts("en"))) == (de, en)


@pytest.mark.parametrize(
    ("left", "german", "english"),
    [
        (dt.timedelta(days=3, hours=23), "3 Tage", "3 days"),
        (dt.timedelta(days=2), "2 Tage", "2 days"),
        (dt.timedelta(hours=47, minutes=59), "47 Stunden", "47 hours"),
        (dt.timedelta(minutes=119), "119 Minuten", "119 minutes"),
        (dt.timedelta(seconds=61), "61 Sekunden", "61 seconds"),
        (dt.timedelta(seconds=1), "1 Sekunde", "1 second"),
        (dt.timedelta(days=-3), "0 Sekunden", "0 seconds"),
    ],
)
def test_time_left_is_rounded_down(left: dt.timedelta, german: str, english: str) -> None:
    assert (time_left(left, "de"), time_left(left, "en")) == (german, english)


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (324106, "324.106", "324,106"),
        (2.5, "2,5", "2.5"),
        (-1234.567, "-1.234,567", "-1,234.567"),
        (Decimal("2000.00"), "2.000,00", "2,000.00"),
        (Decimal("2E+3"), "2.000", "2,000"),
        (0, "0", "0"),
    ],
)
def test_number_is_grouped(value: float | Decimal, german: str, english: str) -> None:
    assert (number(value, "de"), number(value, "en")) == (german, english)


def test_money_has_two_decimals_and_its_currency() -> None:
    assert money("2000.00", "de") == "2.000,00 EUR"
    assert money(Decimal("-3.5"), "en") == "-3.50 EUR"


def test_percent_has_at_most_two_decimals() -> None:
    assert percent(Fraction(225_783, 324_106), "de") == f"69,66{NBSP}%"
    assert percent(Fraction(1, 2), "de") == f"50{NBSP}%"
    assert percent(0.625, "en") == "62.5%"


def test_language_that_votum_does_not_speak_is_german() -> None:
    assert money("1.00", "fr") == "1,00 EUR"


OPTIONS = [{"id": "yes", "label": "Ja"}, {"id": "if", "label": "Ja, unter Vorbehalt", "asks": "c"}]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "choice", "kind": "choice", "options": OPTIONS},
    {"id": "choices", "kind": "choices", "options": OPTIONS},
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
        "items": [{"id": "x", "kind": "text", "text": "?"}],
    },
]
ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "abfrage",
        "title": "Abfrage",
        "purpose": "Wozu",
        "closes": "2026-12-18T12:00:00",
        "fields": [{"id": "housing", "label": "Wohnen"}],
        "questions": [{"text": "?", **question} for question in QUESTIONS],
    }
)
OFFERS = {
    "choice": (("yes", "Ja"), ("if", "Ja, unter Vorbehalt")),
    "choices": (("yes", "Ja"), ("if", "Ja, unter Vorbehalt"), ("no", "Nein")),
    "towns": (("05954036", "Witten"), ("05954016", "Hattingen"), ("05954020", "Herdecke")),
    "rank": (("housing", "Wohnen"), ("youth", "Jugendhilfe")),
}


def step_at(key: str) -> Step:
    return next(step for step in steps(ROUND, {"choice": "if"}) if step.key == key)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("choice", "if", "Ja, unter Vorbehalt"),
        ("choice.c", "wenn alle zahlen", "wenn alle zahlen"),
        ("choices", ["if", "no"], "Ja, unter Vorbehalt; Nein"),
        ("choices", [], "keine"),
        ("towns", ["05954036", "05954016"], "Witten, Hattingen"),
        ("towns", ["05954036", "05954099"], "Witten, 05954099"),
        ("rank", ["housing", "youth"], "1. Wohnen, 2. Jugendhilfe"),
        ("text", "Freier Text; mit allem.", "Freier Text; mit allem."),
        ("number", 1234.5, "1.234,5"),
        ("money", "2000.00", "2.000,00 EUR"),
        ("date", "2023-09-21", "21.09.2023"),
        ("list", 0, "kein Eintrag"),
        ("list", 1, "ein Eintrag"),
        ("list", 3, "3 Einträge"),
    ],
)
def test_value_in_words(key: str, value: Value, words: str) -> None:
    offers = [Offer(id_, Text(label)) for id_, label in OFFERS.get(key, ())]
    assert value_words(step_at(key), value, offers, texts("de")) == words


def test_value_in_words_of_the_language() -> None:
    label = Text({"de": "Wohnen", "en": "Housing"})
    offers = [Offer("housing", label)]
    assert value_words(step_at("rank"), ["housing"], offers, texts("en")) == "1. Housing"
    assert value_words(step_at("date"), "2023-09-21", (), texts("en")) == "2023-09-21"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (dt.date(2026, 12, 1), None, "ab 01.12.2026"),
        (None, dt.date(2026, 12, 5), "bis 05.12.2026"),
        (dt.date(2026, 12, 1), dt.date(2026, 12, 5), "01.12.2026 bis 05.12.2026"),
    ],
)
def test_days_are_said_with_the_limits_there_are(
    first: dt.date | None, last: dt.date | None, words: str
) -> None:
    assert days(first, last, texts("de")) == words
