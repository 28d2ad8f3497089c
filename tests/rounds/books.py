"""Workbooks to be read: sheets of plain rows, changed cell by cell, and files made of them."""

import copy
import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import Workbook

from rounds.problems import BadRound
from rounds.workbook import workbook_round

Rows = list[list[Any]]

SMALL: dict[str, Rows] = {
    "survey": [
        ["type", "name", "label::German (de)", "label::English (en)", "hint", "required",
         "relevant", "constraint", "per", "vote"],
        ["select_one interest", "interest", "Interesse im Feld {field}?", "Interested in {field}?",
         None, "yes", None, None, "field", "yes"],
        ["select_multiple forms", "forms", "Welche Formen?", "Which forms?", "Several.", "yes",
         "selected(${interest}, 'yes')", "count-selected(.) >= 1", "field", None],
        ["begin_repeat", "bodies", "Welche Gremien?", "Which bodies?"],
        ["text", "body", "Wie heißt es?", "What is it called?", None, "yes", None,
         "string-length(.) <= 80"],
        ["date", "day", "Wann?", "When?", None, "no"],
        ["end_repeat"],
    ],
    "choices": [
        ["list_name", "name", "label::German (de)", "label::English (en)", "counts", "asks"],
        ["interest", "yes", "Ja", "Yes", "yes"],
        ["interest", "if", "Ja, unter Vorbehalt", "Yes, on a condition", "yes", "condition"],
        ["interest", "no", "Nein", "No", "no"],
        ["forms", "towns", "Städte untereinander", "Towns among themselves"],
        ["forms", "county", "Kreis für alle", "County for all"],
    ],
    "settings": [
        ["form_id", "form_title", "purpose", "closes", "quorum"],
        ["small", "Klein", "Wir planen.", "18.12.2026 12:00", "1/2"],
    ],
    "fields": [
        ["name", "label::German (de)", "label::English (en)"],
        ["housing", "Wohnen", "Housing"],
        ["youth", "Jugendhilfe", "Youth welfare"],
    ],
    "municipalities": [
        ["key", "municipality", "inhabitants", "counted_on", "office"],
        ["05954016", "Hattingen", 54438, "2019-12-31", "Hauptamt"],
        ["05954036", "Witten", 96459, "31.12.2019", "Hauptamt"],
    ],
    "people": [
        ["key", "person", "role", "from", "to", "x_email"],
        ["05954016", "Amtsleitung Hattingen", "head"],
        ["05954036", "Amtsleitung Witten", "head", None, None, "amt@example.org"],
        ["05954036", "Vertretung Witten", "deputy", "2026-12-07", "2026-12-18"],
    ],
}  # fmt: skip
"""A workbook without a mistake, and with every sheet."""


def small(cells: Mapping[str, Any] | None = None) -> dict[str, Rows]:
    """The small workbook with other values in some cells, by their places."""
    sheets = copy.deepcopy(SMALL)
    for place, value in (cells or {}).items():
        sheet, _, cell = place.partition("!")
        column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
        rows = sheets[sheet]
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    return sheets


def content(sheets: Mapping[str, Rows], change: Callable[[Any], object] = str) -> bytes:
    """The file with these sheets. Text that begins with = is a formula, as when it is typed."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lines(file: bytes) -> list[str]:
    """What is wrong with the workbook, without its name; nothing when it can be used."""
    try:
        workbook_round(file, "r.xlsx")
    except BadRound as bad:
        return [str(problem).removeprefix("r.xlsx: ") for problem in bad.problems]
    return []


def with_cells(**cells: Any) -> list[str]:
    """What is wrong with the small workbook when these cells are changed: survey_D7=..."""
    return lines(content(small({name.replace("_", "!"): cells[name] for name in cells})))


def repacked(file: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The file with other parts, or (None) without them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()
