"""The summary as an Excel workbook: a sheet for each view, and one that defines every column.

Strings are written as strings, so that none becomes a formula or a link, however it begins.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from chat.format import LOCALES
from reports.report import Report
from reports.views import Cell, View, views

ROWS = 1_048_575
"""As many rows as a sheet takes below its headings; more go on in another sheet."""

LONGEST = 32_767
"""Characters that a cell takes; what is longer ends in an ellipsis."""

LINE, TALLEST = 15, 400
"""Points: the height of a line, and about the most that a row can have."""

DAYS = {"de": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
A4 = 9
PLAIN: dict[str, object] = {"valign": "top"}


def workbook(report: Report) -> bytes:
    """The workbook as .xlsx. The same report always gives the same bytes."""
    out = io.BytesIO()
    # Row by row: no row waits in memory for the last one.
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    _describe(book, report)
    formats = _formats(book, report)
    for view in views(report):
        _sheets(book, view, report, formats)
    book.close()
    return out.getvalue()


def _describe(book: Workbook, report: Report) -> None:
    book.set_properties(
        {
            "title": report.summary.round.title,
            "subject": report.texts("document-title"),
            "author": "Votum",
            "created": report.at.replace(tzinfo=None, microsecond=0),
        }
    )
    book.set_custom_property("Language", LOCALES[report.language].replace("_", "-"))


def _formats(book: Workbook, report: Report) -> dict[str, Format]:
    kinds: dict[str, dict[str, object]] = {
        "head": {"bold": True, "bg_color": "#1B4965", "font_color": "#FFFFFF", "text_wrap": True},
        "words": {"text_wrap": not report.many, "num_format": "@", "indent": 1},
        "whole": {"num_format": "#,##0"},
        "decimal": {"num_format": "#,##0.00#"},
        "share": {"num_format": "0.00%"},
        "day": {"num_format": DAYS[report.language]},
    }
    return {name: book.add_format(PLAIN | look) for name, look in kinds.items()}


def _sheets(book: Workbook, view: View, report: Report, formats: dict[str, Format]) -> None:
    """The view as one sheet, or as several where it has more rows than one takes."""
    rows = iter(view.rows())
    for number, part in enumerate(_parts(rows), start=1):
        name = view.title if number == 1 else f"{view.title} ({number})"
        sheet = book.add_worksheet(name)
        _set_up(sheet, view, report)
        lines = max(_lines(head.title, head.width) for head in view.heads)
        sheet.set_row(0, min(LINE * lines, TALLEST))
        for place, head in enumerate(view.heads):
            sheet.write_string(0, place, head.title, formats["head"])
        last = _fill(sheet, part, view, formats, many=report.many)
        sheet.autofilter(0, 0, last, len(view.heads) - 1)


def _parts(rows: Iterator[tuple[Cell, ...]]) -> Iterator[Iterator[tuple[Cell, ...]]]:
    """The rows in parts that fit on a sheet; one part without rows where there are none."""
    first = True
    for row in rows:
        first = False
        yield _with_first(row, islice(rows, ROWS - 1))
    if first:
        yield iter(())


def _with_first(
    row: tuple[Cell, ...], others: Iterator[tuple[Cell, ...]]
) -> Iterator[tuple[Cell, ...]]:
    yield row
    yield from others


def _set_up(sheet: Worksheet, view: View, report: Report) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{_plain(report.summary.round.title)}&R{_plain(view.title)}")
    sheet.set_footer("&C&P / &N")
    for place, head in enumerate(view.heads):
        sheet.set_column(place, place, head.width)


def _plain(words: str) -> str:
    """The words for a header, where & begins a command and 255 characters fit."""
    return words[:100].replace("&", "&&")


def _fill(
    sheet: Worksheet,
    rows: Iterator[Sequence[Cell]],
    view: View,
    formats: dict[str, Format],
    *,
    many: bool,
) -> int:
    """Writes the rows below the headings; the number of the last one. Where there are `many` their
    words are not wrapped: for every row with a height of its own, memory is needed to the end."""
    widths = [head.width for head in view.heads]
    number = 0
    for number, row in enumerate(rows, start=1):
        lines = 1 if many else max(map(_lines, row, widths))
        if lines > 1:
            sheet.set_row(number, min(LINE * lines, TALLEST))
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, formats)
    return number


def _lines(cell: Cell, width: int) -> int:
    """How many lines the cell takes in a column of so many characters."""
    words = cell if isinstance(cell, str) else ""
    return sum(1 + len(line) // width for line in words.split("\n"))


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, formats: dict[str, Format]) -> None:
    match cell:
        case None | "":
            return
        case str():
            words = cell if len(cell) <= LONGEST else cell[: LONGEST - 1] + "…"
            sheet.write_string(row, place, words, formats["words"])
        case dt.date():
            sheet.write_datetime(row, place, cell, formats["day"])
        case Fraction():
            sheet.write_number(row, place, float(cell), formats["share"])
        case Decimal():
            sheet.write_number(row, place, float(cell), formats["decimal"])
        case int():
            sheet.write_number(row, place, cell, formats["whole"])
