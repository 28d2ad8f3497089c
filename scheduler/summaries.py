"""Letters that tell the result of a round: in words, as a picture, as data."""

from chat.cards import File
from reports.edition import Edition, edition
from scheduler.writing import Parts, Writing
from storage import results


def summary(writing: Writing) -> Parts:
    """The summary in words. Single answers are for coordinators: the public form has none."""
    public = bool(writing.letter.about["public"])
    if not writing.closing_stands or not (public or writing.to_coordinator):
        return ()
    return _edition(writing).cards(public=public)


def picture(writing: Writing) -> Parts:
    """Towns by fields, with every single vote, or what a forum has said: to coordinators. Nothing
    where a group asked."""
    if not writing.closing_stands or writing.letter.about.get("public"):
        return ()
    return (_edition(writing).picture,)


def data(writing: Writing) -> Parts:
    """The summary as a file for other programs: to coordinators."""
    if not writing.closing_stands:
        return ()
    content = _edition(writing).data().encode()
    caption = writing.texts("letter-data", title=writing.title)
    return (File("document", f"{writing.kept.id}.json", content, caption),)


def _edition(writing: Writing) -> Edition:
    kept = writing.kept
    found = results.result(writing.connection, kept.id, writing.texts.language)
    amended = results.amended(writing.connection, kept.id)
    return edition(found, kept.round, kept.roster, writing.texts, writing.now, amended)
