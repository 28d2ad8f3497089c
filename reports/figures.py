"""What was counted beside the votes, in words and as rows."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from chat import format as shown
from reports import phrases
from reports.report import Report
from reports.wording import labels
from survey.aggregate import Chosen, Ranked, who_chose
from survey.columns import Column
from survey.figures import Dated, Figure, Named, Said, Summed, figures
from survey.questions import Money

Amount = Decimal | int | dt.date
Row = tuple[str, str, str, str, str, Amount | str, int]


def figure_parts(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is asked, with everything that was counted there, one sentence each."""
    for figure in figures(report.round, report.counted):
        title = figure_title(report, figure.column)
        yield title, tuple(figure_lines(report, figure))


def figure_title(report: Report, column: Column) -> str:
    """What was asked, with the field, the item of a group, the option that asks for a text."""
    asked = phrases.asked(report, column.group or column.question, column.field)
    return " – ".join(part for part in (asked, phrases.item_of(report, column)) if part)


def figure_rows(report: Report) -> Iterator[Row]:
    """The same as rows: group, question, field, what is measured of whom, the measure, the amount,
    of how many answers. Texts are no figures: they stand among the answers."""
    for figure in figures(report.round, report.counted):
        column = figure.column
        group = "" if column.group is None else phrases.asked(report, column.group, column.field)
        asked = phrases.asked(report, column.question, column.field)
        field = "" if column.field is None else report.said(column.field.label)
        for item, measure, amount in _measures(report, figure):
            name = report.texts(f"measure-{measure}")
            yield group, asked, field, item, name, amount, figure.answered


def _measures(report: Report, figure: Figure) -> Iterator[tuple[str, str, Amount]]:
    names = labels(report, figure.column)
    match figure:
        case Chosen() | Named():
            yield from ((names[id_], "count", count) for id_, count in figure.counts.items())
        case Ranked():
            for place in figure.places:
                yield names[place.id], "first", place.first
                yield names[place.id], "mean", phrases.rounded(place.mean)
                yield names[place.id], "ranked", place.ranked
        case Summed():
            yield from (("", "total", figure.total), ("", "least", figure.least))
            yield "", "most", figure.most
        case Dated():
            yield from (("", "earliest", figure.first), ("", "latest", figure.last))


def figure_lines(report: Report, figure: Figure) -> Iterator[str]:
    """Everything that was counted there, one sentence each."""
    texts = report.texts
    match figure:
        case Named() | Said() if report.many:
            yield phrases.in_workbook(report)
        case Chosen():
            yield from _chosen(report, figure)
        case Named():
            counts = (f"{report.town(key)} {count}" for key, count in figure.counts.items())
            yield texts("report-named", counts=", ".join(counts))
        case Ranked():
            yield from phrases.ranked_lines(report, figure)
        case Summed():
            yield _summed(report, figure)
        case Dated():
            first, last = (shown.date(day, report.language) for day in (figure.first, figure.last))
            yield texts("report-dated", count=figure.answered, first=first, last=last)
        case Said():
            for key, words in figure.said:
                yield texts("report-said-by", town=report.town(key), words=words)


def _chosen(report: Report, figure: Chosen) -> Iterator[str]:
    """Every option with the towns that chose it; within groups entries are counted, not towns."""
    names = labels(report, figure.column)
    towns = who_chose(report.round, figure.column, report.counted)
    for id_, count in figure.counts.items():
        if figure.column.group is None and count and not report.many:
            said = report.towns(towns[id_])
            yield report.texts("report-chosen-by", label=names[id_], count=count, towns=said)
        else:
            yield report.texts("report-chosen-times", label=names[id_], count=count)


def _summed(report: Report, figure: Summed) -> str:
    def words(amount: Decimal) -> str:
        if isinstance(figure.column.question, Money):
            return shown.money(amount, report.language)
        return shown.number(amount if amount % 1 else int(amount), report.language)

    return report.texts(
        "report-summed",
        count=figure.answered,
        total=words(figure.total),
        least=words(figure.least),
        most=words(figure.most),
    )
