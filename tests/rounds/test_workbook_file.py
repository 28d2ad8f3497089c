"""What is no workbook, or none that may be unpacked: one clear sentence, in bounded time."""

import io
import random
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rounds.problems import BadRound
from rounds.reader import read_round
from rounds.workbook import TOLD, workbook_round
from rounds.workbook_columns import SHEETS
from rounds.workbook_file import LARGEST, UNPACKED, WRITTEN, column_letters
from tests.rounds.books import SMALL, content, lines, repacked, small

FILE = content(SMALL)
SAVED = "it saved as an Excel workbook (.xlsx)"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLD + bytes(512) + "EncryptedPackage".encode("utf-16-le")


def bomb() -> bytes:
    return repacked(FILE, {"xl/media/a.bin": bytes(UNPACKED + 1)})


def entity() -> bytes:
    return repacked(FILE, {"docProps/app.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


def packed_otherwise() -> bytes:
    """What would be unpacked to gigabytes at once, however little it says it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("xl/workbook.xml", bytes(1000))
    return out.getvalue()


NO_WORKBOOK = [
    (packed_otherwise(), f"is not as Excel writes it, expected {SAVED}"),
    (b"", "is no Excel workbook, expected an Excel workbook (.xlsx)"),
    (b"key,municipality\n", "is no Excel workbook, expected an Excel workbook (.xlsx)"),
    (FILE[:900], "is damaged, expected an Excel workbook (.xlsx)"),
    (OLD + bytes(512), f"is a workbook of the old kind (.xls), expected {SAVED}"),
    (LOCKED, "is locked by a password, expected it saved without one"),
    (
        repacked(FILE, {"xl/vbaProject.bin": b"macro"}),
        "holds macros, expected it saved without them, as an Excel workbook (.xlsx)",
    ),
    (
        repacked(FILE, {"xl/workbook.xml": None, "xl/workbook.bin": b""}),
        f"is a binary workbook (.xlsb), expected {SAVED}",
    ),
    (
        repacked(FILE, {"xl/workbook.xml": None}),
        "is no Excel workbook, expected an Excel workbook (.xlsx)",
    ),
    (repacked(FILE, {"xl/worksheets/sheet1.xml": b"<a"}), f"is damaged, expected {SAVED}"),
    (bomb(), f"is far too large when unpacked, expected at most {UNPACKED:,} bytes"),
    (entity(), f"is not as Excel writes it, expected {SAVED}"),
    (FILE.ljust(LARGEST + 1), f"has {LARGEST + 1:,} bytes, expected at most {LARGEST:,}"),
]


@pytest.mark.parametrize(("file", "line"), NO_WORKBOOK, ids=[line[:30] for _, line in NO_WORKBOOK])
def test_no_workbook_is_told_in_one_line(file: bytes, line: str) -> None:
    assert lines(file) == [line]


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRound) as bad:
        read_round(tmp_path / "none.xlsx")
    assert str(bad.value) == f"{tmp_path}/none.xlsx: cannot be read, expected a file"


def hide(book: Any) -> None:
    book["choices"].sheet_state = "hidden"


def merge(book: Any) -> None:
    book["survey"].merge_cells("C2:D2")


def test_hidden_sheet_is_told() -> None:
    assert lines(content(SMALL, hide)) == [
        "choices: is hidden, expected a sheet that everybody can see"
    ]


def test_merged_cells_are_told() -> None:
    assert "survey!C2:D2: is merged, expected every cell on its own" in lines(content(SMALL, merge))


def test_other_sheets_are_left_alone() -> None:
    assert lines(content({**SMALL, "Notizen": [["=1+1"]]})) == []


def test_sheet_of_the_same_name_is_told() -> None:
    told = lines(content({**SMALL, "Survey ": [["type"]]}))
    assert told == ["Survey : is sheet survey a second time, expected one of them"]


def test_too_many_rows_are_told_soon() -> None:
    rows = [["x", f"n{number}", "Wort"] for number in range(100_000)]
    file = content({**SMALL, "choices": [SMALL["choices"][0], *rows]})
    begun = time.monotonic()
    assert lines(file)[0] == "choices: has more than 5,000 rows, expected fewer"
    assert time.monotonic() - begun < 10


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
MANY = f"has more than {WRITTEN:,} cells, blank ones among them, expected fewer"


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (b"<sheetData>" + b"<row>" + b"<c/>" * 900_000 + b"</row></sheetData>", MANY),
        (b"<sheetData/><mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 700_000, MANY),
        (b"<mergeCell" * 1_900_000, f"is damaged, expected {SAVED}"),
        (b"<a>" * 1_000_000, f"is damaged, expected {SAVED}"),
    ],
    ids=["cells", "merged", "no end", "deep"],
)
def test_hostile_sheet_is_told_soon(part: bytes, line: str) -> None:
    file = repacked(FILE, {"xl/worksheets/sheet2.xml": SHEET + part + b"</worksheet>"})
    begun = time.monotonic()
    assert lines(file) == [line]
    assert time.monotonic() - begun < 10


def test_no_more_mistakes_are_told_than_anybody_reads() -> None:
    rows = [["=1", "=2", "=3"] for _ in range(1_000)]
    told = lines(content({**SMALL, "choices": [SMALL["choices"][0], *rows]}))
    assert len(told) == TOLD + 1
    assert told[-1].endswith(" more mistakes, expected these ones mended first")


def test_blank_rows_do_not_count() -> None:
    def widen(book: Any) -> None:
        book["choices"].cell(9_000, 1, " ")

    assert lines(content(SMALL, widen)) == []


def test_columns_beyond_all_measure_are_told() -> None:
    assert lines(content(small({"fields!A4": "a"}), lambda book: book["fields"].cell(4, 300, 1)))


@pytest.mark.parametrize(("at", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_letters(at: int, letters: str) -> None:
    assert column_letters(at) == letters


GARBAGE: list[Any] = [
    None, "", " ", "=1+1", "#N/A", 0, -1, 1e300, 5954008, 3.5, True, "yes", "\u2028", "x" * 5000,
    "${", "((((" * 500, "'", "selected(${interest}, 'yes'", "select_one", "begin_repeat",
    "end_group", "regex(., '(')", ". >= 1 and . >= 2", "2026-99-99", "{field}", "stand-in",
]  # fmt: skip


def places() -> list[str]:
    return [
        f"{sheet}!{column_letters(at)}{number}"
        for sheet, rows in SMALL.items()
        for number, row in enumerate(rows, start=1)
        for at in range(len(row))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_stands_in_a_cell_is_read_or_told_with_its_place(seed: int) -> None:
    chance = random.Random(seed)
    for place in chance.sample(places(), 5):
        cells = {place: chance.choice(GARBAGE), chance.choice(places()): chance.choice(GARBAGE)}
        for line in lines(content(small(cells))):
            where, _, told = line.partition(": ")
            assert where.partition("!")[0] in SHEETS, (cells, line)
            assert told, (cells, line)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes_are_told_and_nothing_else_happens(seed: int) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(FILE)) as parts:
        name = chance.choice([each for each in parts.namelist() if each.endswith("xml")])
        part = bytearray(parts.read(name))
    for _ in range(chance.randint(1, 20)):
        part[chance.randrange(len(part))] = chance.randrange(256)
    for file in (repacked(FILE, {name: bytes(part)}), bytes(part), FILE[: seed * 100]):
        lines(file)


def test_what_openpyxl_writes_is_what_excel_writes() -> None:
    """The file of the tests is a workbook to others too."""
    assert load_workbook(io.BytesIO(FILE)).sheetnames == list(SMALL)
    assert workbook_round(FILE, "r").round.id == "small"
