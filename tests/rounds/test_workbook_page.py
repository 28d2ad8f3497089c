"""The page about workbooks says what the code reads."""

import re
from pathlib import Path

import pytest

from rounds.conditions import condition
from rounds.constraints import bounds
from rounds.workbook import workbook_round
from rounds.workbook_columns import NEEDED, SHEETS, TYPES
from rounds.workbook_file import CELLS, LARGEST, ROWS
from survey.text import Text
from tests.rounds.books import Rows, content

PAGE = (Path(__file__).parents[2] / "docs" / "workbook.md").read_text("utf-8")


def section(heading: str) -> str:
    pattern = rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)"
    (body,) = re.findall(pattern, PAGE, re.MULTILINE | re.DOTALL)
    return str(body)


def rows(heading: str) -> list[tuple[str, str, str]]:
    return re.findall(r"^\| `(.+?)` \| `(.+?)` \|(.*)\|$", section(heading), re.MULTILINE)


@pytest.mark.parametrize("sheet", SHEETS)
def test_page_describes_every_column_in_its_order_and_no_other(sheet: str) -> None:
    assert [column for column, _, _ in rows(f"Sheet {sheet}")] == list(SHEETS[sheet])


@pytest.mark.parametrize("sheet", SHEETS)
def test_page_says_which_columns_are_needed(sheet: str) -> None:
    needed = [
        column for column, _, words in rows(f"Sheet {sheet}") if words.strip().endswith("Needed")
    ]
    assert needed == [column for column in SHEETS[sheet] if column in NEEDED[sheet]]


def test_page_names_every_type() -> None:
    told = {type_.partition(" ")[0]: kind for type_, kind, _ in rows("Types")}
    assert told == TYPES


def test_conditions_of_the_page_are_read() -> None:
    words = re.findall(r"^    (.+)$", section("Conditions"), re.MULTILINE)
    assert [condition(each) for each in words] == [
        {"interest": ["yes"]},
        {"interest": ["yes", "if"]},
        {"interest": ["yes", "if"], "form": ["towns"]},
    ]


def test_constraints_of_the_page_are_read() -> None:
    kinds = {
        "select_multiple": "choices",
        "municipalities": "municipalities",
        "text": "text",
        "decimal": "number",
        "money": "money",
        "date": "date",
    }
    told = re.findall(r"^\| (`.+`) \| `(.+)` \|$", section("Constraints"), re.MULTILINE)
    read = [
        bounds(words, kinds[type_])
        for types, words in told
        for type_ in re.findall(r"`(\w+)`", types)
    ]
    assert len(read) == len(kinds)
    assert all(read)


def test_page_names_the_limits() -> None:
    assert f"{ROWS:,} rows and {CELLS:,} cells" in PAGE
    assert f"{LARGEST:,} bytes" in PAGE


def test_examples_of_the_page_make_a_round() -> None:
    """Every example, each in the row where it can stand."""
    example = {
        sheet: {column: words for column, words, _ in rows(f"Sheet {sheet}")} for sheet in SHEETS
    }
    asked, settings = example["survey"], example["settings"]
    del settings["ballots"]
    both = {name: asked[name] for name in ("label", "hint", "short", "required")}
    questions = [
        {"type": "date", "name": "sitting", "label": "When?"},
        {"type": asked["type"], "name": asked["name"], **both, "per": asked["per"]}
        | {"vote": asked["vote"], "planned_until": asked["planned_until"]},
        {"type": "rank fields", "name": "first", "label": "First?", "among": asked["among"]},
        {"type": "decimal", "name": "sum", "label": "Sum?", "constraint": asked["constraint"]}
        | {"relevant": asked["relevant"]},
        {"type": "municipalities", "name": "towns", "label": "Towns?", "own": asked["own"]},
        {"type": "text", "name": "code", "label": "Code?", "pattern": asked["pattern"]},
        {"type": "begin_repeat", "name": "bodies", "label": "Bodies?", "max": asked["max"]}
        | {"exactly_one": asked["exactly_one"], "last": asked["last"]},
        {"type": "select_one roles", "name": "role", "label": "Role?"},
        {"type": "end_repeat"},
    ]
    choices = [
        example["choices"],
        {"list_name": "interest", "name": "no", "label": "No", "counts": "no"},
        {"list_name": "roles", "name": "advice", "label": "Advice"},
        {"list_name": "roles", "name": "decision", "label": "Decision"},
    ]
    fields = [example["fields"], {"name": "youth", "label": "Youth"}]
    people = [example["people"]]
    sheets = {"survey": questions, "choices": choices, "settings": [settings], "fields": fields}
    sheets |= {"municipalities": [example["municipalities"]], "people": people}
    tables: dict[str, Rows] = {
        name: [[*SHEETS[name]], *([line.get(column) for column in SHEETS[name]] for line in lines)]
        for name, lines in sheets.items()
    }
    reading = workbook_round(content(tables), "r.xlsx")
    assert reading.round.id == "cooperation-2026"
    assert reading.round.letter is not None
    assert reading.round.letter.salutation == Text("Hello,")
    assert reading.round.paper is not None
