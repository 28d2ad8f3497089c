"""Letters that tell the result of a round: in words, as pictures, as documents, as data.

What is read for them is counted, drawn and set outside of the transaction, in a thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from chat.actions import Action, Verb
from chat.buttons import Row, in_rows
from chat.cards import Button, Card, File
from reports.edition import FORMS, Edition, edition
from scheduler.writing import Parts, Writing
from storage import log, results
from survey.submission import arrivals


def summary(writing: Writing) -> Parts:
    """The summary in words. Single answers are for coordinators: the public form has none."""
    public = bool(writing.letter.about["public"])
    # What is told at the end goes to the round's chats; /summary is answered in any group.
    if public and "closed_at" in writing.letter.about and not writing.to_chosen_chat:
        return ()
    if not writing.closing_stands or not (public or writing.to_coordinator):
        return ()
    made = edition_for(writing)
    if public or writing.kept.round.ballots == "person":
        return (lambda: made().cards(public=public),)
    rows = in_rows(_ways(writing))
    return (lambda: _with_rows(made().cards(public=False), rows),)


def _ways(writing: Writing) -> list[Button]:
    """The documents, which come when they are asked for."""
    return [
        Button(
            writing.texts(f"button-document-{form}"),
            Action(Verb.DOCUMENT, f"{writing.kept.id} {form}"),
        )
        for form in FORMS
        if form != "png"  # the picture comes with the words
    ]


def _with_rows(cards: tuple[Card, ...], rows: tuple[Row, ...]) -> tuple[Card, ...]:
    """The cards, with the buttons under the last one."""
    return (*cards[:-1], replace(cards[-1], rows=rows))


def file(writing: Writing) -> Parts:
    """One document in the form that a coordinator has asked for."""
    form = writing.letter.about["form"]
    if form == "png":
        return picture(writing)
    if form == "log":
        return _log(writing)
    caption = writing.texts(f"letter-file-{form}", title=writing.title)
    if form == "csv" and writing.texts.language == "de":
        form = "de.csv"  # what a German spreadsheet opens
    return _document(writing, form, caption)


def _log(writing: Writing) -> Parts:
    """The export of the round's log, as `votum export` writes it."""
    lines = tuple(log.exported(writing.connection, writing.kept.id))
    content = "".join(f"{line}\n" for line in lines).encode()
    caption = writing.texts("letter-file-log", title=writing.title)
    return (File("document", f"{writing.kept.id}.jsonl", content, caption),)


def picture(writing: Writing) -> Parts:
    """Towns by fields, with every single vote, the proposed order, and how submissions came in; or
    what a forum has said: to coordinators. Nothing where a group asked."""
    return _unless_public(writing, lambda edition: edition.pictures())


def document(writing: Writing) -> Parts:
    """The whole summary to be read and kept, and behind it the council papers if the round has
    any: to coordinators. Nothing where a group asked, or where a round has none."""
    title = writing.title
    whole = _document(writing, "pdf", writing.texts("letter-document", title=title))
    paper = writing.kept.round.paper
    if paper is None:
        return whole
    form, caption = {
        "count": ("paper.docx", writing.texts("paper-file", title=title)),
        "mandate": ("papers.zip", writing.texts("paper-files", title=title)),
    }[paper.of]
    return (*whole, *_document(writing, form, caption))


def workbook(writing: Writing) -> Parts:
    """The whole summary to be worked with: to coordinators. Nothing where a group asked, or where a
    round has none."""
    return _document(writing, "xlsx", writing.texts("letter-workbook", title=writing.title))


def data(writing: Writing) -> Parts:
    """The summary as a file for other programs: to coordinators."""
    caption = writing.texts("letter-data", title=writing.title)
    name = f"{writing.kept.id}.json"
    return _unless_public(
        writing, lambda edition: [File("document", name, edition.data().encode(), caption)]
    )


def _document(writing: Writing, form: str, caption: str) -> Parts:
    return _unless_public(writing, lambda edition: _files(writing, edition, form, caption))


def document_in(writing: Writing, edition: Edition, form: str) -> list[File]:
    """The document of this form as a file to be sent; nothing where the edition has none."""
    return _files(writing, edition, form, writing.texts("letter-document", title=writing.title))


def _files(writing: Writing, edition: Edition, form: str, caption: str) -> list[File]:
    name, documents = f"{writing.kept.id}.{form}", edition.documents()
    return [File("document", name, documents[form](), caption)] if form in documents else []


def _unless_public(writing: Writing, made: Callable[[Edition], Sequence[Card | File]]) -> Parts:
    if not writing.closing_stands or writing.letter.about.get("public"):
        return ()
    found = edition_for(writing)
    return (lambda: made(found()),)


def edition_for(writing: Writing) -> Callable[[], Edition]:
    """Reads what the edition is made from, and tells how to make it of that."""
    texts, now = writing.texts, writing.now
    given = results.given(writing.connection, writing.kept.id)
    kept = given.kept

    def made() -> Edition:
        result, came = given.result(texts.language), arrivals(given.submissions)
        return edition(result, kept.round, kept.roster, texts, now, given.amended(), came)

    return made
