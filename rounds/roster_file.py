"""The roster as a file: CSV into rows of cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from rounds.problems import Finding, quoted
from rounds.rows import COLUMNS, PASSED_ON, Row, needed, row_at, unknown


def rows_of(path: Path, by_person: bool) -> tuple[list[Row], list[Finding]]:
    """The rows of a roster file, and what is wrong with the file as a table."""
    table = _table(path)
    if isinstance(table, Finding):
        return [], [table]
    numbered = [(number, cells) for number, cells in enumerate(table, start=1) if any(cells)]
    if len(numbered) < 2:
        return [], [Finding("", "has no rows", "a row of column names, then one per mandate")]
    columns = [column.lower() for column in numbered[0][1]]
    findings = list(_heading(columns, by_person))
    return [_row(number, columns, cells, findings) for number, cells in numbered[1:]], findings


def _table(path: Path) -> list[list[str]] | Finding:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        lines = io.StringIO(text, newline="")
        rows = csv.reader(lines, delimiter=_delimiter(text), skipinitialspace=True)
        return [[cell.strip() for cell in row] for row in rows]
    except UnicodeDecodeError:
        return Finding("", "is not UTF-8 text", 'UTF-8: in Excel, save as "CSV UTF-8"')
    except (OSError, ValueError):
        return Finding("", "cannot be read", "the roster beside the round file")
    except csv.Error as error:
        return Finding("", f"is not a CSV table ({error})")


def _delimiter(text: str) -> str:
    """Comma or semicolon, whichever stands more often in the first line."""
    heading = text.lstrip().partition("\n")[0]
    return max(",", ";", key=heading.count)


def _heading(columns: Sequence[str], by_person: bool) -> Iterator[Finding]:
    for column, times in Counter(columns).items():
        if column and column not in COLUMNS and not column.startswith(PASSED_ON):
            yield unknown("", column, COLUMNS)
        if column and times > 1:
            yield Finding("", f"column {quoted(column)} stands {times} times", "it once")
    for column in needed(by_person):
        if column not in columns:
            yield Finding("", f"column {quoted(column)} is missing", "it in the first row")


def _row(number: int, columns: Sequence[str], cells: Sequence[str], findings: list[Finding]) -> Row:
    filled = dict.fromkeys(columns, "")
    for column, cell in zip_longest(columns, cells, fillvalue=""):
        if column:
            filled[column] = cell
        elif cell:
            found = f"{quoted(cell)} stands in no column"
            findings.append(Finding(f"row {number}", found, "a column name above it"))
    return row_at(filled, f"row {number}, column ")
