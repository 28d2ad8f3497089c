"""All answers as rows, one for each town and answer: what the open data and the workbook list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from reports.report import Report
from reports.wording import Plain, plain, wording
from survey.columns import Column, columns, given
from survey.roster import Mandate
from survey.summary import NIL_RETURN

Stand = Literal["submitted", "nil-return", "missing"]
STANDS: tuple[Stand, ...] = get_args(Stand)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer of one town, as data and in words. A town without answers has one row without a
    column. `entry` counts the entries of a group from 1 and is None outside of groups."""

    mandate: Mandate
    stand: Stand
    column: Column | None = None
    entry: int | None = None
    value: Plain | None = None
    words: str = ""


def answer_rows(report: Report) -> Iterator[AnswerRow]:
    """Every answer, column by column in the order of the round and town by town in that of the
    roster; then the towns without any: nothing was submitted, or nothing but empty groups."""
    by_key, counted = report.roster.by_key, report.counted
    told: set[str] = set()
    for column in columns(report.round):
        say = wording(report, column)
        for each in given(column, counted):
            told.add(each.town)
            yield AnswerRow(
                by_key[each.town],
                "submitted",
                column,
                each.entry or None,
                plain(column, each.value),
                say(each.value),
            )
    for mandate in report.roster.mandates:
        if mandate.key not in told:
            yield AnswerRow(mandate, stand(report, mandate.key))


def stand(report: Report, key: str) -> Stand:
    """Whether the town has submitted, and something."""
    answers = report.summary.answers.get(key)
    if answers is None:
        return "missing"
    return "nil-return" if answers == NIL_RETURN else "submitted"
