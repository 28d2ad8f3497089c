"""The joint vote as coordinators and co-signers get it: drafted, as documents, and read back.

What writes and reads Word documents is loaded when there is one: few bots ever see any.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from chat.texts import texts
from reports.letter import JointLetter
from reports.letter_file import letter_pdf
from reports.unread import Unread
from survey.joint_vote import Block, Signatures
from survey.round import Round


def _docx(letter: JointLetter) -> bytes:
    from reports.letter_word import letter_docx  # noqa: PLC0415 - see above

    return letter_docx(letter)


FORMS: Mapping[str, Callable[[JointLetter], bytes]] = {"pdf": letter_pdf, "docx": _docx}
"""What makes each document, by how the names of such files end."""

PROVISIONAL = "provisional"
"""The part that a letter has in front as long as there are answers to come."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be set at the instant `at` (UTC): its parts, in the language they are written in,
    and who has signed; None for a draft that nobody can have signed. `provisional` says why the
    names below it are not the last word; empty where they are."""

    round: Round
    blocks: tuple[Block, ...]
    signatures: Signatures | None
    language: str
    at: dt.datetime
    provisional: str = ""

    @property
    def joint(self) -> JointLetter:
        """The same as it is set."""
        front = Block(id=PROVISIONAL, text=self.provisional)
        blocks = (front, *self.blocks) if self.provisional else self.blocks
        return JointLetter(self.round, texts(self.language), self.at, blocks, self.signatures)


def letter_files(letter: Letter, forms: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The letter as documents, each with how the name of such a file ends."""
    joint = letter.joint
    for form in forms:
        yield form, FORMS[form](joint)


def reading(letter: Letter) -> Callable[[bytes], tuple[Block, ...] | Unread]:
    """What reads a Word document that was made of this letter, without the database."""
    from reports.letter_reading import read_back  # noqa: PLC0415 - see above

    joint = letter.joint
    return lambda content: read_back(content, joint)
