"""Letters that tell the result of a round: in words, as pictures, as documents, as data.

What is read for them is counted, drawn and set outside of the transaction, in a thread.
"""

from collections.abc import Callable, Sequence

from chat.cards import Card, File
from reports.data import summary_json
from reports.pdf import summary_pdf
from reports.picture import chart_files, matrix_file
from reports.report import Report
from reports.text import summary_cards
from reports.workbook import workbook as summary_xlsx
from scheduler.writing import Parts, Writing
from storage import results
from survey.submission import arrivals


def summary(writing: Writing) -> Parts:
    """The summary in words. Single answers are for coordinators: the public form has none."""
    public = bool(writing.letter.about["public"])
    if _reopened(writing) or not (public or writing.to_coordinator):
        return ()
    report = _report(writing)
    return (lambda: summary_cards(report(), public=public),)


def picture(writing: Writing) -> Parts:
    """Towns by fields, with every single vote, the proposed order, and how submissions came in: to
    coordinators. Nothing where a group asked."""
    return _unless_public(writing, lambda report: (matrix_file(report), *chart_files(report)))


def document(writing: Writing) -> Parts:
    """The whole summary to be read and kept: to coordinators. Nothing where a group asked."""
    caption = writing.texts("letter-document", title=writing.title)
    name = f"{writing.kept.id}.pdf"
    return _unless_public(
        writing, lambda report: (File("document", name, summary_pdf(report), caption),)
    )


def workbook(writing: Writing) -> Parts:
    """The whole summary to be worked with: to coordinators. Nothing where a group asked."""
    caption = writing.texts("letter-workbook", title=writing.title)
    name = f"{writing.kept.id}.xlsx"
    return _unless_public(
        writing, lambda report: (File("document", name, summary_xlsx(report), caption),)
    )


def data(writing: Writing) -> Parts:
    """The summary as a file for other programs: to coordinators."""
    caption = writing.texts("letter-data", title=writing.title)
    name = f"{writing.kept.id}.json"

    def made(report: Report) -> tuple[File]:
        content = summary_json(report.summary).encode()
        return (File("document", name, content, caption),)

    return _unless_public(writing, made)


def _unless_public(writing: Writing, made: Callable[[Report], Sequence[Card | File]]) -> Parts:
    if _reopened(writing) or writing.letter.about.get("public"):
        return ()
    report = _report(writing)
    return (lambda: made(report()),)


def _reopened(writing: Writing) -> bool:
    """Whether the letter was to announce the end of a round that goes on after all."""
    return bool(writing.letter.about.get("at_close")) and writing.kept.state != "closed"


def _report(writing: Writing) -> Callable[[], Report]:
    """Reads what the report is made from, and tells how to make it of that."""
    texts, now = writing.texts, writing.now
    given = results.given(writing.connection, writing.kept.id)

    def made() -> Report:
        came = arrivals(given.submissions)
        counted = given.summary(texts.language)
        return Report(counted, given.kept.round, given.kept.roster, texts, now, came)

    return made
