"""The joint vote as coordinators and co-signers get it: drafted, as documents, and read back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chat.texts import texts
from reports.report import Report
from survey.joint_vote import Block, Signatures
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be set at the instant `at` (UTC): its parts, in the language they are written in,
    and who has signed; None for a draft that nobody can have signed. `provisional` while there are
    answers to come."""

    round: Round
    blocks: tuple[Block, ...]
    signatures: Signatures | None
    language: str
    at: dt.datetime
    provisional: bool = False


def drafted(report: Report) -> tuple[Block, ...]:
    """The parts of the letter as the count has them."""
    parts = report.round.letter.parts if report.round.letter else ()
    return tuple(
        Block(
            id=part.id,
            heading=report.said(part.heading) if part.heading else "",
            text=report.said(part.text) if part.text else part.id,
        )
        for part in parts
    )


def letter_files(letter: Letter, forms: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The letter as documents, each with the ending of its name."""
    said = texts(letter.language)("drafting-no-words")
    for form in forms:
        yield form, said.encode()


def read_back(content: bytes) -> tuple[Block, ...] | str:
    """The parts in a Word document that was made of a draft, or why there are none."""
    if not content.startswith(b"PK"):
        return "no-document"
    return ()
