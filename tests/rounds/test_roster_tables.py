"""The roster inside the round file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

INLINE = ('roster = "roster.csv"\n', "")
TABLES = """
[[mandates]]
key = "05954004"
municipality = "Breckerfeld"
inhabitants = 8943
counted_on = 2019-12-31
office = "Hauptamt"
people = [
  { person = "Amtsleitung Ennepetal", role = "head", x_email = "e@example.org" },
  { person = "Vertretung", role = "deputy", from = 2026-12-01, to = 2026-12-10, language = "en" },
]

[[mandates]]
key = "05954008"
municipality = "Ennepetal"
inhabitants = 30142
counted_on = 2019-12-31
office = "Hauptamt"
people = [{ person = "Amtsleitung Ennepetal", role = "head", name = "Leitung" }]
"""


def broken(small: Small, old: str, new: str) -> list[str]:
    assert TABLES.count(old) == 1
    return small.problems(INLINE, extra=TABLES.replace(old, new))


def test_tables_become_mandates_with_their_people(small: Small) -> None:
    tables = TABLES.replace(', name = "Leitung"', "")
    breckerfeld, ennepetal = small.read(INLINE, extra=tables).roster.mandates
    assert (breckerfeld.key, breckerfeld.inhabitants) == ("05954004", 8943)
    assert breckerfeld.counted_on == dt.date(2019, 12, 31)
    head, deputy = breckerfeld.holders
    assert (head.person, head.role, head.extra) == (
        "Amtsleitung Ennepetal",
        "head",
        {"x_email": "e@example.org"},
    )
    assert (deputy.from_, deputy.to) == (dt.date(2026, 12, 1), dt.date(2026, 12, 10))
    assert [holder.person for holder in ennepetal.holders] == ["Amtsleitung Ennepetal"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            '"05954008"',
            "5954008",
            (
                'mandates[2] "Ennepetal", key: "5954008", '
                "expected eight digits; a leading zero is missing: 05954008"
            ),
        ),
        (
            "30142",
            '"30.142"',
            (
                'mandates[2] "Ennepetal", inhabitants: "30.142", '
                "expected digits only, without a point, comma or space between thousands"
            ),
        ),
        (
            'role = "deputy", ',
            "",
            (
                'mandates[1] "Breckerfeld", people[2], role: is empty, '
                "expected head, deputy or preparer"
            ),
        ),
        (
            "x_email",
            "email",
            (
                'mandates[1] "Breckerfeld", people[1]: unknown column "email", '
                "expected one of: person, role, from, to, language, name, x_..."
            ),
        ),
        (
            '8943\ncounted_on = 2019-12-31\noffice = "Hauptamt"',
            '8943\ncounted_on = 2019-12-31\noffice = "Hauptamt"\npeeple = 1',
            'mandates[1] "Breckerfeld": unknown column "peeple", expected "people"',
        ),
        (
            'people = [{ person = "Amtsleitung Ennepetal", role = "head", name = "Leitung" }]',
            "",
            (
                'mandates[2] "Ennepetal": people is missing, '
                'expected a list such as [{ person = "Amtsleitung Witten", role = "head" }]'
            ),
        ),
        (
            '[{ person = "Amtsleitung Ennepetal", role = "head", name = "Leitung" }]',
            '"Amtsleitung"',
            (
                'mandates[2] "Ennepetal": people is "Amtsleitung", '
                'expected a list such as [{ person = "Amtsleitung Witten", role = "head" }]'
            ),
        ),
    ],
)
def test_mistake_in_a_table(small: Small, old: str, new: str, line: str) -> None:
    lines = broken(small, old, new)
    assert f"round.toml: {line}" in lines


def test_key_of_two_tables(small: Small) -> None:
    assert broken(small, '"05954008"', '"05954004"')[0] == (
        'round.toml: mandates[2] "Ennepetal": key "05954004" stands twice, '
        "expected one table per key"
    )


def test_mandates_that_are_no_tables(small: Small) -> None:
    assert small.problems(('roster = "roster.csv"', "mandates = 5")) == [
        "round.toml: mandates is 5, expected [[mandates]] tables"
    ]


def test_neither_roster_nor_tables(small: Small) -> None:
    assert small.problems(INLINE) == [
        "round.toml: neither roster nor [[mandates]], expected one of the two"
    ]


def test_both_roster_and_tables(small: Small) -> None:
    assert small.problems(extra=TABLES) == [
        "round.toml: both roster and [[mandates]], expected one of the two"
    ]


def test_tables_of_municipalities_for_ballots_by_person(small: Small) -> None:
    table = TABLES.partition("office")[0]
    by_person = ("format = 1", 'format = 1\nballots = "person"')
    told = small.problems(INLINE, by_person, extra=table)
    assert [line for line in told if "mandates" in line and "built from" not in line] == []
