"""What a workbook says, and every mistake in it with its cell."""

# ruff: noqa: E501 - a mistake and what is told of it stand side by side

import datetime as dt
from typing import Any

import pytest

from rounds.reading import Reading
from rounds.workbook import workbook_round
from survey.questions import Choices, Date, FreeText, Group
from tests.rounds.books import SMALL, content, lines, small, with_cells


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - cells know no zone


def read(**cells: Any) -> Reading:
    file = content(small({name.replace("_", "!"): cells[name] for name in cells}))
    return workbook_round(file, "r.xlsx")


def test_workbook_is_read_as_a_round() -> None:
    round_ = read().round
    forms, bodies = round_.question("forms"), round_.question("bodies")
    assert isinstance(forms, Choices)
    assert isinstance(bodies, Group)
    body, day = bodies.items
    assert isinstance(body, FreeText)
    assert isinstance(day, Date)
    assert (round_.id, round_.closes) == ("small", at(2026, 12, 18, 12))
    assert (forms.when, forms.min, forms.per, forms.required) == (
        {"interest": ("yes",)},
        1,
        "field",
        True,
    )
    assert (bodies.repeat, bodies.required, body.max, day.required) == (True, False, 80, False)
    assert forms.text.root == {"de": "Welche Formen?", "en": "Which forms?"}
    assert [option.counts for option in round_.question("interest").options] == [  # type: ignore[union-attr]
        "yes",
        "yes",
        "no",
    ]


def test_roster_comes_from_two_sheets() -> None:
    hattingen, witten = read().roster.mandates
    assert (hattingen.key, hattingen.counted_on) == ("05954016", dt.date(2019, 12, 31))
    assert [holder.person for holder in witten.holders] == [
        "Amtsleitung Witten",
        "Vertretung Witten",
    ]
    assert witten.holders[0].extra == {"x_email": "amt@example.org"}
    assert witten.holders[1].to == dt.date(2026, 12, 18)


def test_what_is_seldom_meant_is_told_with_its_cell() -> None:
    warned = [str(each) for each in read(survey_F2=None).warnings]
    assert "r.xlsx: survey!C3: label (de) names no field, expected {field}" in warned
    assert (
        "r.xlsx: survey!F2: required is empty, expected yes, or no where it may be skipped"
        in warned
    )
    unused = read(choices_A7="spare", choices_B7="a", choices_C7="A", choices_D7="A").warnings
    assert 'r.xlsx: choices!A7: list_name is "spare", expected a question that uses it' in [
        str(each) for each in unused
    ]


ONLY = "selected(${interest}, 'yes'), different questions joined by and"
DIGITS = "digits only, without a point, comma or space between thousands"
MOMENT = "a local date and time, such as 18.12.2026 12:00"
MISTAKES: list[tuple[dict[str, Any], str]] = [
    (
        {"survey_A2": "integer"},
        ('survey!A2: type is "integer", expected decimal: a round does not tell whole numbers '
        "from others"),
    ),
    (
        {"survey_A3": "select_multiple form"},
        'survey!A3: there is no list "form" in the sheet choices, expected "forms"',
    ),
    (
        {"survey_G3": "${interest} != 'yes'"},
        ('survey!G3: relevant holds "!=", which a round cannot say, '
        f"expected a condition such as {ONLY}"),
    ),
    ({"survey_G3": "${intrest} = 'yes'"}, 'survey!G3: relevant names "intrest", expected one of: interest'),
    ({"survey_G3": "${interest} = 'maybe'"}, 'survey!G3: interest names "maybe", expected one of: yes, if, no'),
    (
        {"survey_H3": "count-selected(.) >= 9"},
        "survey!H3: min is 9, expected at most 2, the number of options",
    ),
    ({"survey_C3": None, "survey_D3": None}, "survey!C3: label is empty, expected the words of the question"),
    ({"survey_D3": None}, "survey!C3: label is in de, expected de, en as elsewhere"),
    ({"survey_B3": "interest"}, 'survey!B3: name "interest" is that of survey!B2 too, expected its own'),
    ({"survey_B3": None}, "survey!B3: name is empty, expected a name of its own, such as interest"),
    ({"survey_A7": None}, 'survey!A4: type is "begin_repeat", expected an end_repeat further down'),
    ({"survey_A7": "end group"}, 'survey!A7: type is "end group", expected end_repeat'),
    ({"survey_A6": "begin_group", "survey_F6": None}, 'survey!A6: type is "begin_group", expected no group inside a group'),
    ({"survey_F2": "ja"}, 'survey!F2: required is "ja", expected yes or no'),
    ({"survey_K1": "default", "survey_K3": "x"}, 'survey!K3: default is "x", expected nothing: a round has no such thing'),
    ({"survey_K1": "lable"}, 'survey!K1: unknown column "lable", expected "label"'),
    ({"survey_K1": "label::Deutsch"}, 'survey!K1: column "label::Deutsch", expected a language with its code, such as label::German (de)'),
    ({"survey_K1": "per"}, 'survey!K1: column "per" again, expected it once'),
    ({"survey_K3": "x"}, 'survey!K3: "x" stands in no column, expected a column name above it'),
    ({"survey_C2": "=A1"}, "survey!C2: holds a formula, expected its value"),
    ({"survey_C2": "#REF!"}, 'survey!C2: holds the error "#REF!", expected a value'),
    ({"survey_J3": "yes"}, 'survey!J3: "vote" does not go with type select_multiple, expected it only with select_one'),
    ({"survey_C2": "x" * 801}, "survey!C2: label (de) has 801 characters, expected at most 800"),
    ({"survey_D2": "x" * 801}, "survey!D2: label (en) has 801 characters, expected at most 800"),
    ({"choices_B3": "yes"}, 'choices!B3: name "yes" is that of choices!B2 too, expected its own'),
    ({"choices_C3": "Ja"}, "choices!C3: label (de) is that of choices!B2, expected its own"),
    ({"choices_E2": "jes"}, 'choices!E2: counts is "jes", expected one of: yes, no, abstain, none'),
    ({"choices_E4": None}, "survey!J2: vote yes, but no option counts no, expected an option with counts no"),
    ({"settings_A2": "A"}, 'settings!A2: form_id is "A", expected 3 to 40 of a-z, 0-9 and -'),
    ({"settings_B2": None}, "settings!B2: form_title is empty, expected what the round is called"),
    ({"settings_D2": dt.date(2026, 12, 18)}, f'settings!D2: closes is "2026-12-18", expected {MOMENT}'),
    ({"settings_D2": "28.03.2027 02:30"}, "settings!D2: closes 2027-03-28T02:30 is left out when the clocks go forward, expected another time"),
    ({"settings_E2": at(2026, 2, 1)}, 'settings!E2: quorum is "2026-02-01T00:00:00", expected a share such as 1/2, in a cell formatted as text'),
    ({"settings_F1": "letter", "settings_F2": "{"}, 'settings!F2: letter is "{", expected a table as JSON, such as {"subject": "..."}'),
    ({"settings_F1": "paper", "settings_F2": '{"subject": "S", "parts": [{"id": "a", "tells": ["interst"]}]}'}, 'settings!F2: parts[1] "a": tells "interst", expected "interest"'),
    ({"settings_A3": "zwei"}, "settings!A3: is a second row of settings, expected one row"),
    ({"municipalities_A2": 5954016}, 'municipalities!A2: "5954016", expected eight digits; a leading zero is missing: 05954016'),
    ({"municipalities_C2": 54.5}, f'municipalities!C2: "54.5", expected {DIGITS}'),
    ({"people_A3": 5954036}, 'people!A3: key is "5954036", expected eight digits; a leading zero is missing: 05954036'),
    ({"people_C3": "chef"}, 'people!C3: "chef", expected head, deputy or preparer'),
    ({"people_D4": at(2026, 12, 19)}, "people!D4: 2026-12-19 is after to, expected a day up to 2026-12-18"),
    ({"fields_A3": "housing"}, 'fields!A3: name "housing" is that of fields!A2 too, expected its own'),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "line"), MISTAKES, ids=[str(c)[:40] for c, _ in MISTAKES])
def test_mistake_is_told_with_its_cell(cells: dict[str, Any], line: str) -> None:
    assert with_cells(**cells) == [line]


def test_two_mistakes_of_a_cell_are_both_told() -> None:
    assert with_cells(choices_C2="{x}" * 14) == [
        "choices!C2: label (de) has 42 characters, expected at most 40",
        'choices!C2: label (de) holds "{x}", expected no braces',
    ]


def test_every_mistake_is_told_at_once() -> None:
    told = with_cells(survey_A6="integer", choices_E2="jes", settings_A2="A", people_C3="chef")
    assert [line.partition(":")[0] for line in told] == [
        "survey!A6",
        "settings!A2",
        "choices!E2",
        "people!C3",
    ]


def test_somebody_is_missing_in_one_of_two_sheets() -> None:
    assert with_cells(people_A2="05954017") == [
        (
            'municipalities!A2: nobody in the sheet people has key "05954016", '
            "expected a row there with this key"
        ),
        'people!A2: key is "05954017", expected a key of the sheet municipalities',
    ]


@pytest.mark.parametrize("name", ["survey", "settings", "municipalities", "people"])
def test_missing_sheet_is_told(name: str) -> None:
    sheets = {other: rows for other, rows in SMALL.items() if other != name}
    assert f"{name}: is missing, expected a sheet with the name {name}" in lines(content(sheets))


def test_missing_lists_are_told_where_they_are_used() -> None:
    sheets = {name: rows for name, rows in SMALL.items() if name != "choices"}
    assert lines(content(sheets)) == [
        'survey!A2: there is no list "interest" in the sheet choices, expected one of: fields',
        'survey!A3: there is no list "forms" in the sheet choices, expected one of: fields',
    ]


def test_fields_that_are_not_there_are_told_where_they_are_used() -> None:
    sheets = {name: rows for name, rows in SMALL.items() if name != "fields"}
    assert lines(content(sheets)) == [
        "survey!I2: per field without fields, expected rows in the sheet fields",
        "survey!I3: per field without fields, expected rows in the sheet fields",
    ]


def test_blanks_around_what_is_written_are_nothing() -> None:
    spaced = {
        "survey!A2": " Select_One  interest ",
        "survey!B2": " interest ",
        "choices!B2": "yes  ",
        "settings!A1": " Form_ID ",
        "municipalities!A2": "05954016 ",
        "survey!F2": " YES ",
    }
    again, plain = workbook_round(content(small(spaced)), "r"), read()
    assert (again.round, again.roster) == (plain.round, plain.roster)


def test_days_and_times_can_be_cells_of_their_kind() -> None:
    cells = {
        "settings!D2": at(2026, 12, 18, 12),
        "municipalities!D2": at(2019, 12, 31),
        "people!D4": dt.date(2026, 12, 7),
        "settings!F1": "at",
        "settings!F2": dt.time(9, 30),
    }
    reading = workbook_round(content(small(cells)), "r")
    assert reading.round.closes == at(2026, 12, 18, 12)
    assert reading.round.reminders.at == dt.time(9, 30)
    assert reading.roster == read().roster
