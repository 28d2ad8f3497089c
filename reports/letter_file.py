"""The joint letter as a PDF after DIN 5008, form B."""

import json
from dataclasses import asdict, replace
from typing import Any

from reports.flow import flow
from reports.letter import JointLetter, written
from reports.outline import Items, Words
from reports.typesetting import typeset_pdf
from survey.joint_vote import Block


def letter_pdf(letter: JointLetter) -> bytes:
    """The letter on A4, tagged for screen readers. The same letter always gives the same bytes."""
    words = written(letter)
    data: dict[str, Any] = {
        **json.loads(json.dumps(asdict(replace(words, blocks=())))),  # lists, as the template reads
        "language": letter.texts.language,
        "signs": letter.texts("receipt-signs"),
        "blocks": [_block(each) for each in words.blocks],
    }
    return typeset_pdf("letter.typ", data, letter.at)


def _block(block: Block) -> dict[str, Any]:
    return {"heading": block.heading, "flow": [_piece(each) for each in flow(block.text)]}


def _piece(piece: Words | Items) -> dict[str, Any]:
    if isinstance(piece, Words):
        return {"kind": "words", "words": piece.words}
    return {"kind": "items", "items": list(piece.items)}
