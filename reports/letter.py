"""The joint vote as a letter: what is drafted from the count, and everything that stands on it."""

import datetime as dt
from dataclasses import dataclass, field

from chat import format as shown
from chat.texts import Texts
from reports import phrases
from reports.counted_words import counted_words
from reports.flow import one_line, plain, tidy
from reports.report import Report
from survey.documents import Letter, Part
from survey.joint_vote import Block, Signature, Signatures
from survey.round import Round
from survey.text import Text


@dataclass(frozen=True, slots=True)
class JointLetter:
    """A letter of a round that has a [letter]: its parts, who has signed them (None for a draft),
    and the instant (UTC) that it bears. `note` is what a draft says about its count."""

    round: Round
    texts: Texts
    at: dt.datetime
    blocks: tuple[Block, ...]
    signatures: Signatures | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """Every word that stands on the letter. `draft` is empty where somebody has signed, and then
    `names` are the lines below `signed`. `info` are names and values."""

    draft: str
    note: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    subject: str
    title: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signed: str = ""
    names: tuple[str, ...] = ()
    missing: str = ""
    pages: tuple[str, str] = field(default=("", ""))


def draft(report: Report) -> tuple[Block, ...]:
    """The parts of the letter as the count has them, in the report's language: the same count
    always gives the same words. ValueError where the round has no [letter]."""
    return tuple(_block(report, part) for part in letter_of(report.round).parts)


def drafted(report: Report) -> JointLetter:
    """The letter that nobody has signed, drafted from the count. ValueError as `draft`."""
    note = report.texts("joint-note", status=phrases.status(report))
    return JointLetter(report.round, report.texts, report.at, draft(report), note=note)


def letter_of(round_: Round) -> Letter:
    """What the round's letter is built from. ValueError where it has none."""
    if round_.letter is None:
        raise ValueError(f"the round {round_.id} has no [letter]")
    return round_.letter


def written(letter: JointLetter) -> Written:
    """Everything that stands on the letter. Without a signature it is a draft; with some, it is
    the vote of all only if no town is missing."""
    given, texts = letter_of(letter.round), letter.texts
    signatures = letter.signatures or Signatures()
    is_draft = not signatures.signed
    note = " ".join(part for part in (texts("joint-draft-what"), letter.note) if part)
    return Written(
        draft=texts("joint-draft") if is_draft else "",
        note=note if is_draft else "",
        sender=_lines(given.sender, texts.language),
        recipient=_lines(given.recipient, texts.language),
        info=_info(letter),
        subject=_said(given.subject, texts.language),
        title=_title(signatures, texts),
        salutation=_said(given.salutation, texts.language),
        blocks=tuple(tidied(block) for block in letter.blocks),
        closing=_said(given.closing, texts.language),
        signed="" if is_draft else texts("joint-signed"),
        names=tuple(_name(each, texts) for each in signatures.signed),
        missing=_missing(signatures, texts),
        pages=(texts("joint-page"), texts("joint-of")),
    )


def tidied(block: Block) -> Block:
    """The part as documents show it, and as it is read back from them."""
    return Block(id=block.id, heading=one_line(block.heading), text=tidy(block.text))


def _block(report: Report, part: Part) -> Block:
    own = "" if part.text is None else report.said(part.text)
    counted = counted_words(report, part)
    heading = "" if part.heading is None else report.said(part.heading)
    return tidied(Block(id=part.id, heading=heading, text=f"{own}\n\n{counted}"))


def _info(letter: JointLetter) -> tuple[tuple[str, str], ...]:
    texts, reference = letter.texts, letter.round.reference
    day = letter.at.astimezone(letter.round.zone).date()
    found = [(texts("joint-reference"), one_line(reference))] if reference else []
    return (*found, (texts("joint-date"), shown.day_in_words(day, texts.language)))


def _title(signatures: Signatures, texts: Texts) -> str:
    if not signatures.signed:
        return texts("joint-title-draft")
    if not signatures.complete:
        return texts("joint-title-signing")
    towns = {town for each in signatures.signed for town in each.towns}
    return texts("joint-title-all", count=len(towns))


def _name(signature: Signature, texts: Texts) -> str:
    towns = shown.listed(map(one_line, signature.towns), texts)
    return texts(
        "joint-deputy" if signature.deputy else "joint-signature",
        name=one_line(signature.name),
        towns=towns,
    )


def _missing(signatures: Signatures, texts: Texts) -> str:
    if not signatures.signed or not signatures.missing:
        return ""
    return texts("joint-missing", towns=", ".join(map(one_line, signatures.missing)))


def _said(text: Text, language: str) -> str:
    return one_line(text.in_language(language))


def _lines(text: Text, language: str) -> tuple[str, ...]:
    lines = plain(text.in_language(language)).split("\n")
    return tuple(line.strip() for line in lines if line.strip())
