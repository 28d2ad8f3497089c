"""What is drawn beside the tables, as plain values: fields in their proposed order, and how the
submissions came in. Whatever is drawn is said in words too."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from chat import format as shown
from reports.priorities import priority_line, reasons
from reports.report import Report
from survey.priorities import Priority


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `share` of the full length (0 to 1), its number, and words below it."""

    label: str
    share: float
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below one another. `alt` says the same."""

    rows: tuple[Bar, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Level:
    """A height to be reached, as a share of the full one, and what it is."""

    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Steps:
    """A line that climbs from `start` to `end`; its points are shares of width and height."""

    points: tuple[tuple[float, float], ...]
    top: str
    start: str
    end: str
    quorum: Level | None
    alt: str


def ranking(report: Report) -> Bars | None:
    """The fields in the proposed order, each with how many say yes; None where there is none."""
    found = report.priorities
    if not found:
        return None
    alt = "; ".join(priority_line(report, each) for each in found)
    return Bars(tuple(_bar(report, each) for each in found), alt)


def arrivals(report: Report) -> Steps | None:
    """How submissions came in between the opening and the end; None where that is not known."""
    came, of = report.arrivals, report.summary.turnout.mandates
    if not came:
        return None
    start = min(report.summary.round.opened_at or came[0], came[0])
    end = max(report.summary.round.closed_at or report.summary.round.closes_at, came[-1])
    top = report.texts("picture-arrivals-top", count=len(came), of=of)
    days = [shown.date(_day(report, each), report.language) for each in (start, end)]
    return Steps(
        points=tuple(_climb(report, start, end)),
        top=top,
        start=days[0],
        end=days[1],
        quorum=_quorum(report),
        alt=f"{report.texts('picture-arrivals')}: {top}, {days[0]} – {days[1]}",
    )


def arrivals_by_day(report: Report) -> Iterator[tuple[str, str, str]]:
    """Each day on which submissions came in, how many, and how many there were by then."""
    total = 0
    for day, group in groupby(report.arrivals, key=lambda each: _day(report, each)):
        count = len(list(group))
        total += count
        yield shown.date(day, report.language), str(count), str(total)


def _bar(report: Report, found: Priority) -> Bar:
    texts, of = report.texts, report.summary.turnout.mandates
    yes = min((vote.counts.yes for vote in found.votes), default=0)
    return Bar(
        label=texts("picture-ranking-bar", place=found.place, field=report.said(found.field.label)),
        share=yes / of,
        number=texts("picture-ranking-bar-of", yes=yes, of=of),
        words="; ".join(reasons(report, found)),
    )


def _climb(report: Report, start: dt.datetime, end: dt.datetime) -> Iterator[tuple[float, float]]:
    span, of = (end - start).total_seconds() or 1.0, report.summary.turnout.mandates
    yield 0.0, 0.0
    for count, at in enumerate(report.arrivals, start=1):
        along = (at - start).total_seconds() / span
        yield along, (count - 1) / of
        yield along, count / of
    now = min(max(report.at, report.arrivals[-1]), end)
    yield (now - start).total_seconds() / span, len(report.arrivals) / of


def _quorum(report: Report) -> Level | None:
    found = report.summary.quorum
    if not 0 < found.needed <= found.of:
        return None
    words = report.texts("picture-arrivals-quorum", needed=found.needed)
    return Level(found.needed / found.of, words)


def _day(report: Report, instant: dt.datetime) -> dt.date:
    return instant.astimezone(report.round.zone).date()
