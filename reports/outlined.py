"""A document of an outline, such as the summary or a council paper, before it is set."""

import datetime as dt
from dataclasses import dataclass

from chat.texts import Texts
from reports.outline import Section, outline
from reports.report import Report


@dataclass(frozen=True, slots=True)
class Outlined:
    """What stands on it, in the order of reading. `badge` is a word that stands out, such as
    "provisional", or empty."""

    title: str
    subtitle: str
    badge: str
    sections: tuple[Section, ...]
    texts: Texts
    at: dt.datetime


def summary(report: Report) -> Outlined:
    """The whole summary. It has every single answer: it is for coordinators."""
    return Outlined(
        title=report.summary.round.title,
        subtitle=report.texts("document-title"),
        badge=report.texts("report-provisional") if report.summary.provisional else "",
        sections=outline(report),
        texts=report.texts,
        at=report.at,
    )
