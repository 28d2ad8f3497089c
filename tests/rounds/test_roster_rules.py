"""The cells of a roster and the rules between its rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rounds.conftest import Change, Small

DIGITS = "digits only, without a point, comma or space between thousands"
DATE = "a date as 2019-12-31 or 31.12.2019"
DEPUTY = "05954036,Witten,96459,2019-12-31,Hauptamt,%s\n"


@pytest.mark.parametrize(
    ("change", "column", "line"),
    [
        (
            ("05954020", "5954020"),
            "key",
            '"5954020", expected eight digits; a leading zero is missing: 05954020',
        ),
        (
            ("05954020", "05 954 020"),
            "key",
            '"05 954 020", expected eight digits, such as 05954008',
        ),
        (("05954020", "٠٥٩٥٤٠٢٠"), "key", '"٠٥٩٥٤٠٢٠", expected eight digits, such as 05954008'),
        (("05954020", ""), "key", "is empty, expected eight digits, such as 05954008"),
        (
            ("Herdecke,2", f"{'H' * 41},2"),
            "municipality",
            f'"{"H" * 41}", expected one line of at most 40 characters',
        ),
        (
            ("Herdecke,2", '"Her\ndecke",2'),
            "municipality",
            '"Her\\ndecke", expected one line of at most 40 characters',
        ),
        (("22755", '"22.755"'), "inhabitants", f'"22.755", expected {DIGITS}'),
        (("22755", '"22,755"'), "inhabitants", f'"22,755", expected {DIGITS}'),
        (("22755", "22 755"), "inhabitants", f'"22 755", expected {DIGITS}'),
        (("22755", "-5"), "inhabitants", f'"-5", expected {DIGITS}'),
        (("22755", ""), "inhabitants", f"is empty, expected {DIGITS}"),
        (("22755,2019-12-31", "22755,31.12.19"), "counted_on", f'"31.12.19", expected {DATE}'),
        (
            ("22755,2019-12-31", "22755,2019-02-29"),
            "counted_on",
            '"2019-02-29", expected a day that is in the calendar',
        ),
        (
            ("22755,2019-12-31,Hauptamt", "22755,2019-12-31,"),
            "office",
            "is empty, expected one line of at most 80 characters",
        ),
        (
            ("Amtsleitung Herdecke", ""),
            "person",
            "is empty, expected one line of at most 64 characters",
        ),
        (
            ("Herdecke,head", "Herdecke,Leitung"),
            "role",
            '"Leitung", expected head, deputy or preparer',
        ),
        (
            ("Herdecke,head,,", "Herdecke,head,morgen,"),
            "from",
            f'"morgen", expected {DATE}',
        ),
        (
            ("Herdecke,head,,,", "Herdecke,head,,,Deutsch"),
            "language",
            '"Deutsch", expected two letters, such as de',
        ),
        (
            ("Herdecke,head,,", "Herdecke,head,2026-12-02,2026-12-01"),
            "from",
            "2026-12-02 is after to, expected a day up to 2026-12-01",
        ),
        (
            ("Herdecke,2", "HATTINGEN,2"),
            "municipality",
            '"HATTINGEN" stands with key 05954016 too, expected a name of its own',
        ),
    ],
)
def test_cell_that_cannot_be_used(small: Small, change: Change, column: str, line: str) -> None:
    assert small.problems(roster=small.roster(change)) == [
        f"roster.csv: row 3, column {column}: {line}"
    ]


@pytest.mark.parametrize("written", ["2020-01-05", "05.01.2020", "5.1.2020"])
def test_dates_as_written_here(small: Small, written: str) -> None:
    changed = small.roster().replace("2019-12-31", written)
    roster = small.read(roster=changed).roster
    assert {mandate.counted_on for mandate in roster.mandates} == {dt.date(2020, 1, 5)}


@pytest.mark.parametrize(
    ("row", "column", "found", "expected"),
    [
        ("05954036,Wetter,96459,2019-12-31,Hauptamt", "municipality", "Wetter", "Witten"),
        ("05954036,Witten,96458,2019-12-31,Hauptamt", "inhabitants", "96458", "96459"),
        ("05954036,Witten,96459,2020-12-31,Hauptamt", "counted_on", "2020-12-31", "2019-12-31"),
        ("05954036,Witten,96459,2019-12-31,Bauamt", "office", "Bauamt", "Hauptamt"),
    ],
)
def test_rows_of_a_mandate_that_differ(
    small: Small, row: str, column: str, found: str, expected: str
) -> None:
    text = small.roster() + f"{row},Vertretung Witten,deputy,,,\n"
    assert small.problems(roster=text) == [
        (
            f'roster.csv: row 5, column {column}: "{found}", '
            f'expected "{expected}" as in row 4, column {column}'
        )
    ]


def test_rows_of_a_mandate_that_say_the_same_in_other_words(small: Small) -> None:
    text = small.roster() + (DEPUTY % "Vertretung Witten,deputy,,,").replace(
        "2019-12-31", "31.12.2019"
    )
    (*_, witten) = small.read(roster=text).roster.mandates
    assert [(holder.person, holder.role) for holder in witten.holders] == [
        ("Amtsleitung Witten", "head"),
        ("Vertretung Witten", "deputy"),
    ]


def test_person_named_twice_on_a_mandate(small: Small) -> None:
    text = small.roster() + DEPUTY % "Amtsleitung Witten,deputy,,,"
    assert small.problems(roster=text) == [
        (
            'roster.csv: row 5, column person: "Amtsleitung Witten" stands twice with key '
            "05954036, expected one row per mandate and person"
        )
    ]


def test_person_with_two_mandates_is_one_person(small: Small) -> None:
    text = small.roster(("Amtsleitung Herdecke", "Amtsleitung Witten"))
    assert small.problems(roster=text) == []


def test_person_shown_in_two_ways(small: Small) -> None:
    text = small.roster(
        ("language\n", "language,name\n"),
        ("Amtsleitung Witten,head,,,", "Amtsleitung Witten,head,,,en,Frau B"),
        ("Amtsleitung Herdecke,head,,,", "Amtsleitung Witten,head,,,de,Frau A"),
    )
    assert small.problems(roster=text) == [
        ('roster.csv: row 4, column name: "Frau B", expected "Frau A" as in row 3, column name'),
        'roster.csv: row 4, column language: "en", expected "de" as in row 3, column language',
    ]


def test_name_and_language_of_one_row_hold_in_all_rows_of_the_person(small: Small) -> None:
    text = small.roster(
        ("language\n", "language,name\n"),
        ("Amtsleitung Witten,head,,,", "Amtsleitung Hattingen,head,,,en,Das Hauptamt"),
    )
    hattingen = small.read(roster=text).roster.by_key["05954016"].holders[0]
    assert (hattingen.language, hattingen.shown) == ("en", "Das Hauptamt")


def test_name_and_days_and_language_of_a_holder(small: Small) -> None:
    text = small.roster(
        ("language\n", "language,name\n"),
        ("Herdecke,head,,,", "Herdecke,head,2026-12-01,1.12.2026,en,Das Hauptamt"),
    )
    holder = small.read(roster=text).roster.by_key["05954020"].holders[0]
    assert (holder.from_, holder.to) == (dt.date(2026, 12, 1), dt.date(2026, 12, 1))
    assert (holder.language, holder.shown) == ("en", "Das Hauptamt")


def test_mandate_without_head_is_doubtful(small: Small) -> None:
    assert small.warnings(roster=small.roster(("Herdecke,head", "Herdecke,deputy"))) == [
        "roster.csv: row 3, column role: Herdecke has no head, expected a person with role head"
    ]


def test_two_heads_at_the_same_time_are_doubtful(small: Small) -> None:
    text = small.roster(("Witten,head,,", "Witten,head,,2026-12-10"))
    second = DEPUTY % "Leitung Zwei,head,%s,,"
    assert small.warnings(roster=text + second % "2026-12-11") == []
    assert small.warnings(roster=text + second % "2026-12-10") == [
        (
            'roster.csv: row 5, column role: "Leitung Zwei" is head at the same time as '
            '"Amtsleitung Witten", expected one head after the other'
        )
    ]


def test_inhabitants_of_different_days_are_doubtful(small: Small) -> None:
    assert small.warnings(roster=small.roster(("22755,2019", "22755,2020"))) == [
        "roster.csv: inhabitants are counted on different days, expected one reference date"
    ]


def test_persons_spelt_almost_alike_are_doubtful(small: Small) -> None:
    text = small.roster(("Amtsleitung Herdecke", "amtsleitung  Witten"))
    assert small.warnings(roster=text) == [
        (
            'roster.csv: row 4, column person: "Amtsleitung Witten", '
            'expected "amtsleitung  Witten" as in row 3, column person, if they are one'
        )
    ]


def test_ballots_by_person_list_municipalities_only(small: Small) -> None:
    by_person = ("format = 1", 'format = 1\nballots = "person"')
    text = "key;municipality;inhabitants;counted_on\n05954036;Witten;96459;31.12.2019\n"
    told = small.problems(by_person, roster=text)
    assert [line for line in told if "roster.csv" in line] == []
    told = small.problems(by_person, roster=small.roster(("Herdecke,head", "Herdecke,")))
    assert [line for line in told if "roster.csv" in line][2:4] == [
        (
            'roster.csv: row 3, column person: "Amtsleitung Herdecke", '
            'expected nothing: with ballots = "person" everybody joins by a shared link'
        ),
        (
            'roster.csv: row 4, column person: "Amtsleitung Witten", '
            'expected nothing: with ballots = "person" everybody joins by a shared link'
        ),
    ]
