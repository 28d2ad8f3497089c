"""Where in the workbook something stands that the rules of a round file found, in its words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from rounds.places import Path, element, id_of, value_at
from rounds.problems import Finding
from rounds.said import Said
from rounds.workbook_columns import TYPES
from rounds.workbook_survey import Origins
from rounds.workbook_tables import Line

_COLUMNS = {
    "id": "name",
    "kind": "type",
    "both": "type",
    "options": "type",
    "of": "type",
    "text": "label",
    "help": "hint",
    "min": "constraint",
    "max": "constraint",
    "when": "relevant",
    "title": "form_title",
    "days": "closes",
}
"""The column of a key, where the two are not called the same."""

_SETTINGS = {"id": "form_id", "vote": "rule", "texts": "form_title", "[vote]": "rule"}

DOCUMENTS = ("letter", "paper")

_IN_WORDS = (
    ("[[fields]] in der Abfrage", "Zeilen im Blatt fields"),
    ("[vote] ohne Wirkung", "rule, basis oder quorum ohne Wirkung"),
    ("repeat = true daneben", "type begin_repeat"),
    ("ohne repeat", "in einem begin_group"),
    ('options und of = "fields" zugleich', "eine Liste und fields zugleich"),
    ('of = "fields" ohne', "die Liste fields ohne"),
    ('mit of = "fields"', "bei der Liste fields"),
    ('of = "fields" daneben', "die Liste fields"),
    ("kind choice oder choices", "type select_one oder select_multiple"),
    ('kind "group" bei', "eine Gruppe bei"),
    ("keine solche Zeile", "eine leere Zelle"),
    ("when nennt", "relevant nennt"),
    ("[[fields]] in the round", "rows in the sheet fields"),
    ("[[mandates]]", "the sheet municipalities"),
    ("[vote]", "rule, basis or quorum"),
    ("[letter]", "letter"),
    ("[paper]", "paper"),
    ("repeat = true beside it", "type begin_repeat"),
    ("without repeat", "in a begin_group"),
    ('both options and of = "fields"', "both a list and fields"),
    ('of = "fields" beside it', "the list fields"),
    ('of = "fields"', "the list fields"),
    ('per = "field"', "per field"),
    ('ballots = "person"', "ballots person"),
    ('counts = "yes"', "counts yes"),
    ('counts = "no"', "counts no"),
    ("vote = true", "vote yes"),
    ("required = false", "required no"),
    ("kind choice or choices", "type select_one or select_multiple"),
    ("kind choice", "type select_one"),
    ('kind "group"', "a group"),
    ("no such line", "an empty cell"),
    ("when names", "relevant names"),
)
"""What the rules call in a round file, and what it is called in a workbook."""

_FIRST = re.compile(r'"?([\[\]a-z_]+)')
_ELEMENT = re.compile(r"\b(?:fields|questions|items|options)\[[0-9]+\]")
_WORDED = re.compile(
    r"^(text|help|short|label|title|purpose)(?:\.(\S+))?"
    r"(?= (?:is|has|holds|names|ist|hat|enthält|nennt|steht) )"
)
_IDENTIFIED = re.compile(r"^id(?= (?:(?:is|ist) )?\")")
_ONLY = ("it only with ", "nur bei ")


@dataclass(frozen=True, slots=True)
class Places:
    """Leads from the words of a round file to the cells of a workbook."""

    lines: Mapping[str, tuple[Path, Line]]
    settings: Line

    def located(self, finding: Finding) -> Finding:
        """The finding at its cell, in the words of a workbook."""
        root, _, part = finding.place.partition(", ")
        if root in DOCUMENTS:  # written as JSON in one cell, with the keys of a round file
            found = Said("in-part", part=part, words=finding.found) if part else finding.found
            return Finding(self.settings.place(root), found, finding.expected)
        within = finding.place.rpartition(", ")[0]
        name = "name" if finding.place else "form_id"

        def way(words: str) -> str:
            return _ELEMENT.sub(lambda each: self._other(each[0], within), in_words(words))

        def of_found(words: str) -> str:
            return _IDENTIFIED.sub(name, _WORDED.sub(_worded, way(words)))

        return Finding(
            self._cell(finding), _told(finding.found, of_found), _told(finding.expected, way)
        )

    def _other(self, named: str, within: str) -> str:
        """The cell that names another element of the same list."""
        there = self.lines.get(named) or self.lines.get(f"{within}, {named}")
        return there[1].place("name") if there else named

    def _cell(self, finding: Finding) -> str:
        match = _FIRST.match(finding.found)
        key = match[1] if match else ""
        worded = _WORDED.match(finding.found)
        language = f"::{worded[2]}" if worded and worded[2] else ""
        place, within = finding.place, ""
        while place not in self.lines:
            place, comma, within = place.rpartition(", ")
            if not comma:
                return self._setting(key, language)
        path, line = self.lines[place]
        column = _COLUMNS.get(within or key, within or key) + language
        if column == "constraint" and line.words("max"):
            column = "max"
        default = "name" if path[-2] in ("options", "fields") else "type"
        return line.place(column if line.written(column) else default)

    def _setting(self, key: str, language: str) -> str:
        column = _SETTINGS.get(key, _COLUMNS.get(key, key)) + language
        return self.settings.place(column) if self.settings.written(column) else "settings"


def places_of(data: Mapping[str, Any], origins: Origins, settings: Line) -> Places:
    """The places of all tables that come from lines of the workbook."""
    lines = {name: (path, line) for path, line in origins.items() for name in _names(path, data)}
    return Places(lines, settings)


def _told(words: str, way: Callable[[str], str]) -> str:
    return words.through(way) if isinstance(words, Said) else way(words)


def _worded(text: re.Match[str]) -> str:
    column = _COLUMNS.get(text[1], text[1])
    return f"{column} ({text[2]})" if text[2] else column


def in_words(told: str) -> str:
    """What a rule says of a round file, as one says it of a workbook."""
    for in_file, in_workbook in _IN_WORDS:
        told = told.replace(in_file, in_workbook)
    for type_, kind in TYPES.items():
        told = told.replace(f'with kind "{kind}"', f"with type {type_}")
        told = told.replace(f'zu kind "{kind}"', f"zu type {type_}")
    for only in _ONLY:
        if told.startswith(only):
            kinds = told.removeprefix(only).split(", ")
            told = only + ", ".join(type_ for type_, kind in TYPES.items() if kind in kinds)
    return told


def _names(path: Path, data: Mapping[str, Any]) -> Iterable[str]:
    """Every way in which a finding can name the table: with the ids on its way, or without."""
    ways = []
    for at in range(0, len(path), 2):
        list_name, index = str(path[at]), path[at + 1]
        assert isinstance(index, int)  # noqa: S101 - as every path to a table
        id_ = id_of(value_at(path[: at + 2], data))
        ways.append((element(list_name, index), element(list_name, index, id_)))
    return [", ".join(way) for way in product(*ways)]
