"""The roster as a table of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rounds.problems import BadRound

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

COLUMNS = (
    "key, municipality, inhabitants, counted_on, office, person, role, from, to, language, name"
)


def towns(small: Small, roster: str | bytes) -> list[str]:
    return [mandate.municipality for mandate in small.read(roster=roster).roster.mandates]


def test_rows_become_mandates_in_the_order_of_the_file(small: Small) -> None:
    assert towns(small, small.roster()) == ["Hattingen", "Herdecke", "Witten"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ways_to_save_a_table(small: Small, encoding: str, delimiter: str, end: str) -> None:
    text = small.roster(("Hattingen,5", "Wülfrath,5"))
    content = text.replace(",", delimiter).replace("\n", end).encode(encoding)
    assert towns(small, content) == ["Wülfrath", "Herdecke", "Witten"]


def test_quoted_cells_spaces_capitals_and_empty_lines(small: Small) -> None:
    text = small.roster(
        ("key,municipality", 'Key , "Municipality"'), ("Herdecke,2", '" Herdecke, an der Ruhr",2')
    )
    assert towns(small, text.replace("\n05954036", "\n\n,,,,,,,,,\n05954036")) == [
        "Hattingen",
        "Herdecke, an der Ruhr",
        "Witten",
    ]


def test_rows_are_numbered_as_in_a_spreadsheet(small: Small) -> None:
    text = small.roster(("05954036", "5954036"), ("05954020", "\n05954020"))
    assert small.problems(roster=text) == [
        (
            'roster.csv: row 5, column key: "5954036", '
            "expected eight digits; a leading zero is missing: 05954036"
        )
    ]


def test_optional_columns_can_be_left_out(small: Small) -> None:
    text = small.roster().replace(",from,to,language", "").replace(",,,", "")
    assert towns(small, text) == ["Hattingen", "Herdecke", "Witten"]


def test_passed_on_columns_are_kept(small: Small) -> None:
    text = small.roster(
        (",language\n", ",language,x_email,X_Street\n"),
        ("Witten,head,,,", ("Witten,head,,,,a@example.org")),
    )
    last = small.read(roster=text).roster.mandates[-1].holders[0]
    assert last.extra == {"x_email": "a@example.org", "x_street": ""}


def test_file_that_is_not_there(small: Small) -> None:
    assert small.problems(('"roster.csv"', '"list.csv"')) == [
        "list.csv: cannot be read, expected the roster beside the round file"
    ]


def test_file_from_an_older_excel(small: Small) -> None:
    content = small.roster(("Hattingen,5", "Wülfrath,5")).encode("cp1252")
    assert small.problems(roster=content) == [
        'roster.csv: is not UTF-8 text, expected UTF-8: in Excel, save as "CSV UTF-8"'
    ]


@pytest.mark.parametrize("content", ["", "\n\n", ",,,\n", "key,municipality\n"])
def test_file_without_rows(small: Small, content: str) -> None:
    assert small.problems(roster=content) == [
        "roster.csv: has no rows, expected a row of column names, then one per mandate"
    ]


def test_cell_longer_than_any_table_has(small: Small) -> None:
    assert small.problems(roster=small.roster() + "x" * 200_000) == [
        "roster.csv: is not a CSV table (field larger than field limit (131072))"
    ]


def test_unknown_column_names_the_nearest(small: Small) -> None:
    assert small.problems(roster=small.roster(("language\n", "langauge\n"))) == [
        'roster.csv: unknown column "langauge", expected "language"'
    ]


def test_unknown_column_like_no_other(small: Small) -> None:
    assert small.problems(roster=small.roster(("language\n", "language,email\n"))) == [
        f'roster.csv: unknown column "email", expected one of: {COLUMNS}, x_...'
    ]


def test_column_that_is_missing_is_told_once(small: Small) -> None:
    assert small.problems(roster=small.roster((",role,", ",x_role,"))) == [
        'roster.csv: column "role" is missing, expected it in the first row'
    ]


def test_column_that_stands_twice(small: Small) -> None:
    assert small.problems(roster=small.roster(("language\n", "from\n"))) == [
        'roster.csv: column "from" stands 2 times, expected it once'
    ]


@pytest.mark.parametrize("heading", ["", ",", ",,"])
def test_cell_without_a_column(small: Small, heading: str) -> None:
    text = small.roster(
        ("language\n", f"language{heading}\n"), ("Witten,head,,,", "Witten,head,,,,,5")
    )
    assert small.problems(roster=text) == [
        'roster.csv: row 4: "5" stands in no column, expected a column name above it'
    ]


def test_short_row_lacks_only_what_it_needs(small: Small) -> None:
    assert towns(small, small.roster(("Witten,head,,,", "Witten,head"))) == [
        "Hattingen",
        "Herdecke",
        "Witten",
    ]
    assert small.problems(roster=small.roster(("Witten,head,,,", "Witten"))) == [
        "roster.csv: row 4, column role: is empty, expected head, deputy or preparer"
    ]


def test_file_name_that_is_none(small: Small) -> None:
    for name in ("5", '""', '"a\\nb"', '"\\u0000"'):
        with pytest.raises(BadRound) as bad:
            small.read(('"roster.csv"', name))
        assert len(str(bad.value).splitlines()) == 1
