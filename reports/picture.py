"""The summary as a picture for a phone."""

from dataclasses import asdict, replace
from typing import Literal

from chat.cards import CAPTION_LIMIT, File, measure, shortened
from reports import charts, matrix, phrases
from reports.report import Report
from reports.typesetting import typeset

PPI = 216
"""Dots per inch at which the page, 360 points wide, is 1,080 dots wide."""

TALL = 4
"""So many times as high as wide, a picture is no photo any more: messengers shrink a photo to the
height of a screen (and sendPhoto takes no more than 10,000 dots of width and height together)."""


def matrix_file(report: Report) -> File:
    """The picture with its caption; a document where it is too tall for a photo. What it shows
    stands whole in the summary in words, which goes out before it."""
    return picture_file(report.round.id, matrix_png(report), caption(report))


def picture_file(name: str, picture: bytes, caption: str) -> File:
    """The PNG to be sent with this caption: as a photo, unless it is too tall for one."""
    width, height = dimensions(picture)
    kind: Literal["photo", "document"] = "photo" if height <= TALL * width else "document"
    return File(kind, f"{name}.png", picture, caption)


def matrix_png(report: Report) -> bytes:
    """Towns by fields as a PNG, 1,080 dots wide. It shows single votes: it is for coordinators."""
    tables = matrix.tables(report)
    if report.many:
        tables = tuple(replace(table, rows=()) for table in tables)
    data = {
        "language": report.language,
        "title": report.summary.round.title,
        "provisional": report.texts("report-provisional") if report.summary.provisional else "",
        "status": phrases.status(report),
        "lines": [
            phrases.turnout(report),
            *phrases.accepted(report),
            phrases.quorum(report),
            *_rules(report),
            *([phrases.in_workbook(report)] if report.many else []),
        ],
        "tables": [asdict(table) for table in tables],
        "legend": [asdict(mark) for mark in matrix.legend(report, tables)],
        "result": report.texts("report-result"),
        "worded": matrix.WORDED,
        "many": matrix.MANY,
    }
    return typeset("matrix.typ", data, ppi=PPI)


def chart_files(report: Report) -> tuple[File, ...]:
    """The proposed order of the fields and how submissions came in, as far as there is something
    to draw, each with the same in words as its caption."""
    drawn = (
        ("ranking", "picture-ranking", charts.ranking(report)),
        ("arrivals", "picture-arrivals", charts.arrivals(report)),
    )
    return tuple(
        _chart(report, name, report.texts(heading), chart)
        for name, heading, chart in drawn
        if chart is not None
    )


def _chart(report: Report, name: str, heading: str, chart: charts.Bars | charts.Steps) -> File:
    proposal = isinstance(chart, charts.Bars)
    lines = [report.texts("report-priorities-what")] if proposal else []
    data = {
        "language": report.language,
        "title": report.summary.round.title,
        "provisional": report.texts("report-provisional") if report.summary.provisional else "",
        "heading": heading,
        "lines": [phrases.status(report), *lines],
        "chart": {"kind": type(chart).__name__.lower(), **asdict(chart)},
    }
    words = "\n".join([report.summary.round.title, heading, *lines, chart.alt])
    content = typeset("chart.typ", data, ppi=PPI)
    return picture_file(f"{report.round.id}-{name}", content, shortened(words, CAPTION_LIMIT))


def caption(report: Report) -> str:
    """What it is, how many have submitted and what came of it, on a phone's screen."""
    names: dict[str, list[str]] = {}
    for vote in report.summary.votes:
        names.setdefault(phrases.verdict(report, vote), []).append(phrases.name(report, vote))
    state = report.texts("report-provisional" if report.summary.provisional else "report-final")
    lines = [
        report.summary.round.title,
        f"{state}. {phrases.turnout(report)}",
        *phrases.accepted(report),
        *(f"{verdict}: {', '.join(about)}" for verdict, about in names.items()),
    ]
    words = "\n" + report.texts("report-in-words")
    return shortened("\n".join(lines), CAPTION_LIMIT - measure(words)) + words


def dimensions(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in dots (its first chunk, PNG specification 11.2.1)."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def _rules(report: Report) -> list[str]:
    """The rule: the same for every vote of a round."""
    return [phrases.rule(report, vote) for vote in report.summary.votes[:1]]
