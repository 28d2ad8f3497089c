"""Letters about a joint vote: the draft to whoever co-signs, and the letter to coordinators.

Documents are set outside of the transaction, in a thread.
"""

from collections.abc import Iterator

from chat.cards import Card, File
from chat.format import moment
from chat.joint_cards import words_cards
from reports.joint_letter import Letter, letter_files
from scheduler.writing import Part, Parts, Writing
from storage import cosigners, joint_votes, rounds
from storage.joint_votes import JointVote
from survey.cosigning import CHANGE
from survey.joint_draft import blocks_in
from survey.joint_vote import Signatures


def draft(writing: Writing) -> Parts:
    """What is to be co-signed, in words and as a PDF: to whoever may act for a town, and to
    coordinators. Nothing once another version has taken its place."""
    found = joint_votes.of_cosigning(writing.connection, writing.kept.id)
    keys = [each.key for each in writing.holdings]
    theirs = writing.in_force(keys) or writing.to_coordinator
    if found is None or not theirs or writing.kept.state == "superseded":
        return ()
    until = writing.deadline([each.key for each in writing.kept.roster.mandates])
    heading = writing.texts("drafting-draft-title", version=str(found.version))
    cards = words_cards(writing.title, heading, blocks_in(found.pieces), writing.texts)
    caption = writing.texts("drafting-draft-file", version=str(found.version))
    return (
        *writing.card({"version": str(found.version), "deadline": until}),
        *cards,
        _files(writing, found, None, ("pdf",), caption),
    )


def circulating(writing: Writing) -> Parts:
    """Somebody has given the draft into co-signature: to the other coordinators."""
    found = joint_votes.of_cosigning(writing.connection, writing.kept.id)
    if found is None:
        return ()
    until = writing.deadline([each.key for each in writing.kept.roster.mandates])
    return writing.card({"version": str(found.version), "deadline": until}, *writing.done_by)


def outdated(writing: Writing) -> Parts:
    """The count has changed behind a draft: to coordinators."""
    about = writing.letter.about
    return writing.card({"version": about["version"], "why": about["why"]})


def document(writing: Writing) -> Parts:
    """The draft as PDF and as a Word document that can be sent back: to coordinators."""
    found = joint_votes.get(writing.connection, writing.kept.id, writing.letter.about["version"])
    caption = writing.texts("drafting-draft-file", version=str(found.version))
    return (_files(writing, found, None, ("pdf", "docx"), caption),)


def letter(writing: Writing) -> Parts:
    """The letter with the names of those who have consented, and what the others say: to
    coordinators. It is provisional while answers can come."""
    found = joint_votes.of_cosigning(writing.connection, writing.kept.id)
    if found is None or not writing.closing_stands or writing.kept.state == "superseded":
        return ()
    signed = cosigners.signed(writing.connection, writing.kept.id)
    provisional = writing.kept.state != "closed"
    caption = writing.texts(
        "drafting-letter-provisional" if provisional else "drafting-letter-final",
        at=moment(writing.now, writing.kept.round.zone, writing.texts.language),
    )
    return (
        *writing.card({"version": str(found.version)}, *_told(writing, signed)),
        _files(writing, found, signed, ("pdf", "docx"), caption),
    )


def _told(writing: Writing, signed: Signatures) -> Iterator[str]:
    texts, of = writing.texts, len(writing.kept.roster.mandates)
    count = sum(len(each.towns) for each in signed.signed)
    yield texts("cosign-signed", count=count, of=of)
    yield texts("drafting-of-all" if signed.complete else "drafting-of-some")
    if signed.missing:
        yield texts("drafting-not-signed", towns=", ".join(signed.missing))
    for wish in cosigners.wished(writing.connection, writing.kept.id):
        sentence = "cosign-wants" if wish.answer == CHANGE else "cosign-declines"
        yield texts(sentence, town=wish.town, words=wish.words)


def _files(
    writing: Writing,
    found: JointVote,
    signed: Signatures | None,
    forms: tuple[str, ...],
    caption: str,
) -> Part:
    """The documents, made in a thread; in the bot's own language, which is that of its words."""
    open_ = signed is not None and writing.kept.state != "closed"
    made = Letter(
        rounds.get(writing.connection, found.round).round,
        blocks_in(found.pieces),
        signed,
        writing.settings.language,
        writing.now,
        provisional=caption if open_ else "",
    )

    def files() -> tuple[Card | File, ...]:
        return tuple(
            File("document", f"{found.round}-{found.version}.{form}", content, caption)
            for form, content in letter_files(made, forms)
        )

    return files
