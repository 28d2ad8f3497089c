"""A workbook as somebody fills it in."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl


def edited(book: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook as somebody saves it who has changed some cells."""
    opened = openpyxl.load_workbook(io.BytesIO(book))
    change(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def put(sheet: Any, heading: str, value: object) -> None:
    """The first cell below this heading."""
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    sheet.cell(2, column).value = value
