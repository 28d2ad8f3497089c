"""The summary as a PDF: tagged, so that it can be read aloud and searched."""

from dataclasses import asdict
from typing import Any

from reports import matrix
from reports.outline import Section
from reports.outlined import Outlined, summary
from reports.report import Report
from reports.typesetting import typeset_pdf


def summary_pdf(report: Report) -> bytes:
    """The whole summary on A4. The same report always gives the same bytes. It has every single
    answer: it is for coordinators."""
    return outlined_pdf(summary(report))


def outlined_pdf(document: Outlined) -> bytes:
    """The document on A4. The same one always gives the same bytes."""
    texts = document.texts
    data = {
        "language": texts.language,
        "title": document.title,
        "subtitle": document.subtitle,
        "status": document.subtitle,
        "provisional": document.badge,
        "page": texts("document-page"),
        "corner": texts("column-town"),
        "result": texts("report-result"),
        "worded": matrix.WORDED,
        "many": matrix.MANY,
        "sections": [_section(each) for each in document.sections],
    }
    return typeset_pdf("summary.typ", data, document.at)


def _section(section: Section) -> dict[str, Any]:
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in section.blocks]
    return {"title": section.title, "depth": section.depth, "blocks": blocks}
