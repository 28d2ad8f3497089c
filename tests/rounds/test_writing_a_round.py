"""The page for coordinators says what the format says."""

import re
import tomllib
from pathlib import Path

import pytest

from rounds.keys import KINDS, ROSTER_KEYS
from rounds.reader import read_round
from rounds.rows import COLUMNS
from rounds.worded import LONGEST
from survey.documents import Letter, Paper, PaperPart, Part
from survey.questions import Asked, Choosing, Option, PolicyField
from survey.round import Reminders, Round, Vote

PAGE = (Path(__file__).parents[2] / "docs" / "writing-a-round.md").read_text("utf-8")
ASKED = {*Asked.model_fields, "kind"}
CHOOSING = {*Choosing.model_fields} - {*Asked.model_fields}

KEYS = {
    "The round": {*Round.model_fields, *ROSTER_KEYS},
    "`[vote]`": {*Vote.model_fields},
    "`[reminders]`": {*Reminders.model_fields},
    "`[[fields]]`": {*PolicyField.model_fields},
    "`[[questions]]`": ASKED,
    "Choosing": CHOOSING,
    "Options": {*Option.model_fields},
    "`[letter]`": {*Letter.model_fields},
    "Parts": {*Part.model_fields},
    "`[paper]`": {*Paper.model_fields} | ({*PaperPart.model_fields} - {*Part.model_fields}),
    "The roster": {*COLUMNS},
    **{f"`{kind}`": {*model.model_fields} - ASKED - CHOOSING for kind, model in KINDS.items()},
}
"""The keys that belong under each heading of the page."""


def section(heading: str) -> str:
    pattern = rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)"
    (body,) = re.findall(pattern, PAGE, re.MULTILINE | re.DOTALL)
    return str(body)


def rows(heading: str) -> list[tuple[str, str]]:
    """The keys of a heading's table, each with its example."""
    return re.findall(r"^\| `(.+?)` \| `(.+?)` \|", section(heading), re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("heading", KEYS)
def test_page_describes_every_key_and_no_other(heading: str) -> None:
    described = [key for key, _ in rows(heading)]
    assert sorted(described) == sorted(KEYS[heading])


@pytest.mark.parametrize("heading", [heading for heading in KEYS if heading != "The roster"])
def test_page_gives_an_example_of_every_key(heading: str) -> None:
    for key, example in rows(heading):
        assert list(tomllib.loads(example)) == [key]


def test_page_has_no_table_of_keys_besides() -> None:
    headings = re.findall(r"^##+ (.+)\n", PAGE, re.MULTILINE)
    assert {heading for heading in headings if rows(heading)} == {
        heading for heading, keys in KEYS.items() if keys
    }


def test_page_names_how_long_texts_can_be() -> None:
    said = re.findall(r"\| ([\d,]+) characters \|", section("Texts"))
    assert sorted(int(number.replace(",", "")) for number in said) == sorted(LONGEST.values())


@pytest.mark.parametrize("index", range(len(blocks("toml"))))
def test_examples_of_the_page_are_right(tmp_path: Path, index: int) -> None:
    whole, *parts = blocks("toml")
    toml = "\n".join([whole, *parts[index - 1 : index]]) if index else whole
    if "[[mandates]]" in toml:
        toml = toml.replace('roster = "roster.csv"\n', "")
    (tmp_path / "round.toml").write_text(toml, "utf-8")
    (roster,) = blocks("csv")
    (tmp_path / "roster.csv").write_text(roster, "utf-8")
    assert read_round(tmp_path / "round.toml").warnings == ()
