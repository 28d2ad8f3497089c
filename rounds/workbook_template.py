"""A round as an Excel workbook to fill in: headings that stay, lists to choose from, explanations.

Everything is written as what it is: text never becomes a formula, a key keeps its zero.
"""

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rounds.workbook_columns import ENDS, FIELDS, LISTING, TYPES
from rounds.workbook_file import COLUMNS, ROWS, column_letters
from rounds.workbook_writing import Value, sheets_with
from survey.roster import Roster
from survey.round import Round

A4 = 9
LONGEST = 32_767
"""Characters that a cell takes."""

_WIDTHS = {"label": 48, "hint": 40, "purpose": 60, "form_title": 40, "relevant": 40,
           "constraint": 40, "type": 24, "municipality": 24, "person": 28}  # fmt: skip
_CHOICES: dict[str, Sequence[str]] = {
    "required": ("yes", "no"),
    "vote": ("yes", "no"),
    "own": ("yes", "no"),
    "last": ("yes", "no"),
    "nil_return": ("yes", "no"),
    "per": ("field",),
    "counts": ("yes", "no", "abstain", "none"),
    "role": ("head", "deputy", "preparer"),
    "ballots": ("mandate", "person"),
    "rule": ("consensus", "unanimous", "simple-majority", "two-thirds"),
    "basis": ("mandates", "inhabitants"),
}
"""What a cell offers to choose from, by column; types are put together from the lists there are."""

_FREE = ("type",)
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


class Unwritable(Exception):
    """A round holds what no cell can: the text says where and what."""


def workbook_bytes(
    round_: Round, roster: Roster, notes: Mapping[str, Sequence[Sequence[str]]]
) -> bytes:
    """The round as .xlsx. `notes` are sheets of explanations, their rows by name; they are not
    read back. Unwritable."""
    from openpyxl import Workbook  # noqa: PLC0415 - it takes a while, and few need it

    book = Workbook()
    book.remove(book.active)
    sheets = sheets_with(round_, roster)
    _assert_fits(sheets)
    for name, (headings, lines) in sheets.items():
        sheet = book.create_sheet(name)
        _heading(sheet, headings)
        for number, line in enumerate(lines, start=2):
            for at, heading in enumerate(headings, start=1):
                _write(sheet.cell(number, at), line.get(heading, ""), heading)
        _offer(sheet, headings, _types(lines) if name == "survey" else ())
    for name, rows in notes.items():
        _explain(book.create_sheet(name), rows)
    for sheet in book.worksheets:  # on paper no column goes astray
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = A4, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _assert_fits(sheets: Mapping[str, tuple[list[str], list[dict[str, Value]]]]) -> None:
    for name, (headings, lines) in sheets.items():
        if len(lines) >= ROWS or len(headings) > COLUMNS:
            raise Unwritable(f"the sheet {name} would have {len(lines)} rows, too many to be read")
        for number, line in enumerate(lines, start=2):
            for heading, value in line.items():
                words = value if isinstance(value, str) else ""
                if len(words) > LONGEST or _UNWRITABLE.search(words):
                    place = f"{name}!{column_letters(headings.index(heading))}{number}"
                    raise Unwritable(f"{place}: {heading} holds what no cell of a workbook can")


def _heading(sheet: Any, headings: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - as above

    for at, heading in enumerate(headings, start=1):
        cell = sheet.cell(1, at, heading)
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor="FF1B4965")
        cell.alignment = Alignment(vertical="top")
        width = _WIDTHS.get(heading.partition("::")[0], max(12, len(heading) + 2))
        sheet.column_dimensions[column_letters(at - 1)].width = width
        # What is typed below is text, or 05954008 would lose its zero and 1/2 become a day.
        sheet.column_dimensions[column_letters(at - 1)].number_format = _look(heading, None)
    sheet.freeze_panes = "C2" if sheet.title == "survey" else "A2"


def _look(heading: str, value: Value | None) -> str:
    if isinstance(value, dt.datetime) or (value is None and heading in ("opens", "closes")):
        return "yyyy-mm-dd hh:mm:ss" if getattr(value, "second", 0) else "yyyy-mm-dd hh:mm"
    if isinstance(value, dt.date) or (value is None and heading in ("counted_on", "from", "to")):
        return "yyyy-mm-dd"
    return "0" if isinstance(value, int) or heading == "inhabitants" else "@"


def _write(cell: Any, value: Value, heading: str) -> None:
    from openpyxl.styles import Alignment  # noqa: PLC0415 - as above

    cell.number_format = _look(heading, None if value == "" else value)
    if value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with
    cell.number_format = _look(heading, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")


def _types(lines: Sequence[Mapping[str, Value]]) -> list[str]:
    """Every type, each list that there is behind those that name one."""
    lists = dict.fromkeys(
        str(line["type"]).partition(" ")[2] for line in lines if " " in str(line["type"])
    )
    lists[FIELDS] = None
    listing = [f"{type_} {name}" for type_ in LISTING for name in lists]
    return [*(each for each in TYPES if each not in LISTING), *ENDS, *listing]


def _offer(sheet: Any, headings: Sequence[str], types: Sequence[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

    for at, heading in enumerate(headings):
        choices = types if heading == "type" else _CHOICES.get(heading, ())
        words = ",".join(choices)
        if not choices or len(words) > 250 - len("[...]"):
            words = ",".join(each for each in choices if each.partition(" ")[0] not in LISTING)
        if not words:
            continue
        # Another list can be named than those there are: a type is proposed, and not enforced.
        offer = DataValidation("list", formula1=f'"{words}"', showErrorMessage=heading not in _FREE)
        letters = column_letters(at)
        offer.add(f"{letters}2:{letters}500")
        sheet.add_data_validation(offer)


def _explain(sheet: Any, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    for number, row in enumerate(rows, start=1):
        for at, words in enumerate(row, start=1):
            cell = sheet.cell(number, at, words)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for letters, width in zip("ABC", (18, 26, 110), strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = "A2"
