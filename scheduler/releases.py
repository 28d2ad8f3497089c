"""Letters that carry a released result. They fall away where the release does not stand any more.

What is read for them is counted, drawn and set outside of the transaction, in a thread.
"""

from chat.cards import Card, File
from chat.release_cards import somebody_in_charge
from scheduler.summaries import document_in, edition_for
from scheduler.writing import Parts, Writing
from storage import people, releases


def result(writing: Writing) -> Parts:
    """The result in words, with every town's answers, and as a document for the file: to whoever
    may act for a town on this day."""
    keys = writing.in_force([each.key for each in writing.holdings])
    if not keys or not _stands(writing):
        return ()
    made = edition_for(writing)

    def messages() -> tuple[Card | File, ...]:
        edition = made()
        return (*edition.cards(public=False), *document_in(writing, edition, "pdf"))

    return (*writing.card({}), messages)


def answers(writing: Writing) -> Parts:
    """The single answers as pictures and as a document: to the chats of the round."""
    if not (_stands(writing) and writing.to_chosen_chat):
        return ()
    made = edition_for(writing)

    def messages() -> tuple[Card | File, ...]:
        edition = made()
        return (*edition.pictures(), *document_in(writing, edition, "pdf"))

    return (*writing.card({}), messages)


def released(writing: Writing) -> Parts:
    """Who has released the result: to the other coordinators."""
    if not _stands(writing):
        return ()
    by = writing.letter.about["by"]
    name = people.known_as(writing.connection, by)
    return writing.card({"by": somebody_in_charge(name, by, writing.texts)})


def _stands(writing: Writing) -> bool:
    release = releases.of_round(writing.connection, writing.kept.id)
    return writing.closing_stands and release is not None
