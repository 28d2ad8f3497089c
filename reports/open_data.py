"""All answers as one table for other programs, and in a second form for a German spreadsheet."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from chat import format as shown
from reports.answer_rows import AnswerRow, answer_rows
from reports.neutral import neutral
from reports.report import Report
from reports.wording import Plain

HEADER = (
    "round", "key", "municipality", "inhabitants", "counted_on", "stand", "question", "field",
    "entry", "item", "asks", "kind", "value", "words",
)  # fmt: skip
"""The columns, whose names are the same in every language: programs rely on them."""

BYTE_ORDER_MARK = "\ufeff"

GERMAN = ".de.csv"
"""How the name of a file ends that is meant for a German spreadsheet."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: what stands before it, between its cells, and how values look."""

    before: str
    between: str
    number: Callable[[Decimal | int], str]
    day: Callable[[dt.date], str]


OPEN = Dialect("", ",", lambda number: f"{Decimal(number):f}", dt.date.isoformat)
SPREADSHEET = Dialect(
    BYTE_ORDER_MARK,
    ";",
    lambda number: f"{Decimal(number):f}".replace(".", ","),
    lambda day: shown.date(day, "de"),
)


def answers_csv(report: Report, dialect: Dialect = OPEN) -> str:
    """Every answer as a row (docs/counting.md tells the columns): UTF-8, one header row, keys of
    municipalities as text, ISO dates, decimal points. With the dialect SPREADSHEET: semicolons, a
    byte order mark, decimal commas, German dates. What a spreadsheet would take for a formula has
    an apostrophe before it."""
    out = io.StringIO()
    out.write(dialect.before)
    writer = csv.writer(out, delimiter=dialect.between)
    writer.writerow(HEADER)
    for row in answer_rows(report):
        writer.writerow([_cell(value, dialect) for value in _values(report, row)])
    return out.getvalue()


def _values(report: Report, row: AnswerRow) -> Iterator[Plain | None]:
    mandate, column = row.mandate, row.column
    yield from (report.round.id, mandate.key, mandate.municipality, mandate.inhabitants)
    yield from (mandate.counted_on, row.stand)
    if column is None:
        yield from ("", "", None, "", "", "", "", "")
        return
    inside = column.question.id if column.group else ""
    yield (column.group or column.question).id
    yield from (column.field.id if column.field else "", row.entry, inside, column.asks or "")
    yield from ("text" if column.asks else column.question.kind, row.value, row.words)


def _cell(value: Plain | None, dialect: Dialect) -> str:
    match value:
        case None:
            return ""
        case dt.date():
            return dialect.day(value)
        case int() | Decimal():
            return dialect.number(value)
    return neutral(value)
