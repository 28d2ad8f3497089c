"""The roster as a file: CSV into rows of cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from rounds.problems import Finding, quoted
from rounds.rows import COLUMNS, PASSED_ON, Row, needed, row_at, unknown
from rounds.said import Said


def rows_of(path: Path, by_person: bool) -> tuple[list[Row], list[Finding]]:
    """The rows of a roster file, and what is wrong with the file as a table."""
    table = _table(path)
    if isinstance(table, Finding):
        return [], [table]
    numbered = [(number, cells) for number, cells in enumerate(table, start=1) if any(cells)]
    if len(numbered) < 2:
        return [], [Finding("", Said("no-rows"), Said("row-of-names"))]
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
        return Finding("", Said("not-utf8"), Said("save-utf8"))
    except (OSError, ValueError):
        return Finding("", Said("unreadable"), Said("roster-beside"))
    except csv.Error as error:
        return Finding("", Said("a-csv", error=str(error)))


def _delimiter(text: str) -> str:
    """Comma or semicolon, whichever stands more often in the first line."""
    heading = text.lstrip().partition("\n")[0]
    return max(",", ";", key=heading.count)


def _heading(columns: Sequence[str], by_person: bool) -> Iterator[Finding]:
    for column, times in Counter(columns).items():
        if column and column not in COLUMNS and not column.startswith(PASSED_ON):
            yield unknown("", column, COLUMNS)
        if column and times > 1:
            yield Finding(
                "", Said("column-times", name=quoted(column), times=times), Said("it-once")
            )
    for column in needed(by_person):
        if column not in columns:
            yield Finding("", Said("column-missing", name=quoted(column)), Said("in-first-row"))


def _row(number: int, columns: Sequence[str], cells: Sequence[str], findings: list[Finding]) -> Row:
    filled = dict.fromkeys(columns, "")
    for column, cell in zip_longest(columns, cells, fillvalue=""):
        if column:
            filled[column] = cell
        elif cell:
            found = Said("in-no-column", value=quoted(cell))
            findings.append(Finding(f"row {number}", found, Said("name-above")))
    return row_at(filled, f"row {number}, column ")
