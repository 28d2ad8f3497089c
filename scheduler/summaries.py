"""Letters that tell the result of a round: in words, as a picture, as data."""

from functools import partial

from chat.cards import File
from reports.data import summary_json
from reports.picture import matrix_file
from reports.report import Report
from reports.text import summary_cards
from scheduler.writing import Parts, Writing
from storage import results
from survey.summary import Summary


def summary(writing: Writing) -> Parts:
    """The summary in words. Single answers are for coordinators: the public form has none."""
    public = bool(writing.letter.about["public"])
    if not writing.closing_stands or not (public or writing.to_coordinator):
        return ()
    return summary_cards(_report(writing), public=public)


def picture(writing: Writing) -> Parts:
    """Towns by fields, with every single vote: to coordinators. Nothing where a group asked."""
    if not writing.closing_stands or writing.letter.about.get("public"):
        return ()
    return (partial(matrix_file, _report(writing)),)


def data(writing: Writing) -> Parts:
    """The summary as a file for other programs: to coordinators."""
    if not writing.closing_stands:
        return ()
    content = summary_json(_summary(writing)).encode()
    caption = writing.texts("letter-data", title=writing.title)
    return (File("document", f"{writing.kept.id}.json", content, caption),)


def _report(writing: Writing) -> Report:
    kept = writing.kept
    amended = results.amended(writing.connection, kept.id)
    found = _summary(writing)
    return Report(found, kept.round, kept.roster, writing.texts, writing.now, amended)


def _summary(writing: Writing) -> Summary:
    return results.summary(writing.connection, writing.kept.id, writing.texts.language)
