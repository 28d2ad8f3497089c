"""An Excel workbook as it lies on the disk: what is safe to read, read into plain sheets.

Nothing is unpacked before its size is known, and nothing is read that a round cannot need.
"""

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rounds.problems import Finding, quoted
from rounds.said import Said
from rounds.workbook_columns import SHEETS

LARGEST = 5_000_000
"""Bytes of a workbook; one of 53 towns has about 30,000."""

UNPACKED = 20_000_000
"""Bytes of everything in a workbook, unpacked."""

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that office programs know."""

PARTS = 500
ROWS = 5_000
COLUMNS = 200
CELLS = 100_000
"""Of each sheet, together with the blank ones before them in their rows."""

WRITTEN = 500_000
"""Cells of the whole file, with those that only have a look and nothing in them, and what else
belongs to cells."""

MERGED = 100
"""Merged areas of a sheet that are told."""

ASIDE = 1_000_000
"""Bytes of a part that holds no cells, such as the styles."""

XLSX = Said("an-xlsx")
_SAVED = Said("saved-xlsx")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*?\bref=[\"']([A-Z0-9:$]{1,30})[\"']")
_A_CELL = re.compile(rb"<(?:\w+:)?(?:c|col|mergeCell|hyperlink|cfRule|dataValidation)[\s/>]")
_CONTROL = re.compile(r"_x00([01][0-9A-Fa-f])_")

# Whatever the library stumbles over in a file that no Excel has written.
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError,
    OSError, RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class NoWorkbook(Exception):
    """The file cannot be read as a workbook, for the reason in `finding`."""

    def __init__(self, found: str, expected: str) -> None:
        self.finding = Finding("", found, expected)
        super().__init__(found)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place, such as survey!D7, and what it holds as text, no blanks around it. A
    day is 2026-12-18, a day with a time 2026-12-18T12:00:00."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name in small letters: its rows with their numbers, blank ones left out."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]


def sheets_of(content: bytes) -> tuple[dict[str, Sheet], list[Finding]]:
    """The sheets that a round is read from, and what is wrong with their cells whatever they mean.
    NoWorkbook when there is no reading at all."""
    parts = _checked(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a round does not need may be unknown to it
            return _read(content, parts)
    except _STUMBLES as error:
        raise NoWorkbook(Said("damaged"), _SAVED) from error


def _checked(content: bytes) -> zipfile.ZipFile:
    """The parts of the file, when it is one that may be unpacked."""
    if len(content) > LARGEST:
        raise NoWorkbook(Said("bytes", count=len(content)), Said("at-most", most=LARGEST))
    if content.startswith(_OLD):
        if _LOCKED in content:
            raise NoWorkbook(Said("locked"), Said("saved-without-password"))
        raise NoWorkbook(Said("old-kind"), _SAVED)
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
        infos = parts.infolist()
    except _STUMBLES:
        found = Said("damaged") if content.startswith(b"PK") else Said("no-workbook")
        raise NoWorkbook(found, XLSX) from None
    aside = max((info.file_size for info in infos if _is_aside(info.filename)), default=0)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > UNPACKED or aside > ASIDE or len(infos) > PARTS:
        raise NoWorkbook(Said("too-large-unpacked"), Said("at-most-bytes", most=UNPACKED))
    # By other ways of packing, a few bytes are unpacked to gigabytes at once, whatever their size
    # is said to be.
    if any(info.compress_type not in PACKED for info in infos):
        raise NoWorkbook(Said("not-as-excel"), _SAVED)
    if any(info.flag_bits & 1 for info in infos):
        raise NoWorkbook(Said("locked"), Said("saved-without-password"))
    _assert_plain(parts, {info.filename for info in infos})
    return parts


def _is_aside(name: str) -> bool:
    cells = name.startswith("xl/worksheets/") or name.endswith("sharedStrings.xml")
    return name.endswith((".xml", ".rels")) and not cells


def _assert_plain(parts: zipfile.ZipFile, names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise NoWorkbook(Said("binary"), _SAVED)
    if "xl/workbook.xml" not in names:
        raise NoWorkbook(Said("no-workbook"), XLSX)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise NoWorkbook(Said("macros"), Said("without-macros"))
    try:
        texts = [parts.read(name) for name in names if name.endswith((".xml", ".rels"))]
    except _STUMBLES as error:
        raise NoWorkbook(Said("damaged"), _SAVED) from error
    if sum(1 for text in texts for _ in _A_CELL.finditer(text)) > WRITTEN:
        raise NoWorkbook(Said("too-many-cells", most=WRITTEN), Said("fewer"))
    # A document type can make much of little, and no workbook has one.
    if any(b"<!DOCTYPE" in text or text[:2] in (b"\xff\xfe", b"\xfe\xff") for text in texts):
        raise NoWorkbook(Said("not-as-excel"), _SAVED)


def _read(content: bytes, parts: zipfile.ZipFile) -> tuple[dict[str, Sheet], list[Finding]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - it takes a while, and few need it

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets, findings = dict[str, Sheet](), list[Finding]()
    for found in book.worksheets:
        name = found.title.strip().lower()
        if name not in SHEETS:
            continue
        if name in sheets:
            findings.append(
                Finding(found.title, Said("second-sheet", name=name), Said("one-of-them"))
            )
            continue
        if found.sheet_state != "visible":
            findings.append(Finding(name, Said("hidden"), Said("seen-by-all")))
        path = found._worksheet_path  # noqa: SLF001 - the only way to what lies behind the rows
        for area in islice(_MERGED.finditer(parts.read(path)), MERGED):
            place = f"{name}!{area[1].decode()}"
            findings.append(Finding(place, Said("merged"), Said("cells-apart")))
        sheets[name] = Sheet(name, list(_rows(found, name, findings)))
    return sheets, findings


def _rows(sheet: Any, name: str, findings: list[Finding]) -> Iterator[tuple[int, Sequence[Cell]]]:
    used = read = 0
    rows = sheet.iter_rows(max_col=COLUMNS + 1, max_row=ROWS * 20)
    for number, row in enumerate(rows, start=1):
        filled = max(
            (at for at, each in enumerate(row, start=1) if each.value is not None), default=0
        )
        cells = [_cell(each, name, number, at, findings) for at, each in enumerate(row[:filled])]
        if not any(cell.words for cell in cells):
            continue
        used, read = used + 1, read + filled
        if used > ROWS or number >= ROWS * 20:
            findings.append(Finding(name, Said("more-rows", most=ROWS), Said("fewer")))
            return
        if read > CELLS:
            findings.append(Finding(name, Said("more-cells", most=CELLS), Said("fewer")))
            return
        if len(cells) > COLUMNS and cells[COLUMNS].words:
            findings.append(
                Finding(
                    cells[COLUMNS].place, Said("column-number", number=COLUMNS + 1), Said("fewer")
                )
            )
            return
        yield number, cells


def _cell(found: Any, sheet: str, row: int, at: int, findings: list[Finding]) -> Cell:
    place = f"{sheet}!{column_letters(at)}{row}"
    value = found.value
    if value is None:
        return Cell(place, "")
    if found.data_type == "f":
        findings.append(Finding(place, Said("formula"), Said("its-value")))
        return Cell(place, "?")
    if found.data_type == "e":
        findings.append(Finding(place, Said("an-error", error=quoted(str(value))), Said("a-value")))
        return Cell(place, "?")
    return Cell(place, _words(value, str(found.number_format)))


def _words(value: object, look: str) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            whole = value.replace(microsecond=0)
            return whole.isoformat() if "h" in look.lower() else whole.date().isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
    return _CONTROL.sub(lambda found: chr(int(found[1], 16)), str(value)).strip()


def column_letters(at: int) -> str:
    """The letters of a column, counted from 0: A, B, ... Z, AA."""
    letters = ""
    at += 1
    while at:
        at, place = divmod(at - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
