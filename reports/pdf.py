"""The summary as a PDF: tagged, so that it can be read aloud and searched."""

from dataclasses import asdict
from typing import Any

from reports import matrix
from reports.outline import Section, outline
from reports.report import Report
from reports.typesetting import typeset_pdf


def summary_pdf(report: Report) -> bytes:
    """The whole summary on A4. The same report always gives the same bytes. It has every single
    answer: it is for coordinators."""
    texts = report.texts
    data = {
        "language": report.language,
        "title": report.summary.round.title,
        "subtitle": texts("document-title"),
        "status": texts("document-title"),
        "provisional": texts("report-provisional") if report.summary.provisional else "",
        "page": texts("document-page"),
        "corner": texts("column-town"),
        "result": texts("report-result"),
        "worded": matrix.WORDED,
        "many": matrix.MANY,
        "sections": [_section(each) for each in outline(report)],
    }
    return typeset_pdf("summary.typ", data, report.at)


def _section(section: Section) -> dict[str, Any]:
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in section.blocks]
    return {"title": section.title, "depth": section.depth, "blocks": blocks}
