"""The answers of one column in words, for as many towns as there are."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from chat import format as shown
from reports.report import Report
from survey.aggregate import choices
from survey.columns import Column
from survey.questions import Date, Money, Municipalities, Number, Rank

Plain = str | int | Decimal | dt.date
"""A value as a spreadsheet has it: words, numbers, days."""

BETWEEN = "|"
"""Stands between the ids of a list: no id and no key has it."""


def labels(report: Report, column: Column) -> dict[str, str]:
    """What can be chosen in the column, by its id or key."""
    if isinstance(column.question, Municipalities):
        return {mandate.key: mandate.municipality for mandate in report.roster.mandates}
    return {each.id: report.said(each.label) for each in choices(report.round, column)}


def wording(report: Report, column: Column) -> Callable[[Any], str]:
    """What turns an answer in this column into words. Made once for a column: a roster is long."""
    if column.asks is not None:
        return str
    language = report.language
    match column.question:
        case Money():
            return lambda value: shown.money(str(value), language)
        case Number():
            return lambda value: shown.number(value, language)
        case Date():
            return lambda value: shown.date(dt.date.fromisoformat(value), language)
    return _listed(report, column)


def _listed(report: Report, column: Column) -> Callable[[Any], str]:
    names, ranked = labels(report, column), isinstance(column.question, Rank)
    between = "; " if any("," in name for name in names.values()) else ", "

    def words(value: Any) -> str:
        if not isinstance(value, list):
            return names.get(value, str(value))
        named = [names.get(each, str(each)) for each in value]
        if ranked:
            named = [f"{place}. {name}" for place, name in enumerate(named, start=1)]
        return between.join(named) or report.texts("value-none")

    return words


def plain(column: Column, value: Any) -> Plain:
    """The answer as data: an id, or several with a stroke between them, words, a number, a day."""
    if column.asks is not None:
        return str(value)
    match column.question:
        case Number():
            return value if isinstance(value, int) else Decimal(str(value))
        case Money():
            return Decimal(value)
        case Date():
            return dt.date.fromisoformat(value)
    return BETWEEN.join(value) if isinstance(value, list) else str(value)
