"""The draft of a joint vote while it is worked on: its blocks, and those that are left out."""

from collections.abc import Iterable

from survey.joint_vote import Block
from survey.questions import Frozen

BLOCK_LIMIT = 3500
"""Characters of a block's text: it fits one message, with room for what stands around it."""


class Piece(Frozen):
    """One block of the draft; `out` when it is left out of the letter and can be put back."""

    block: Block
    out: bool = False


Pieces = tuple[Piece, ...]


def pieces_of(blocks: Iterable[Block]) -> Pieces:
    """A fresh draft, with nothing left out."""
    return tuple(Piece(block=block) for block in blocks)


def blocks_in(pieces: Pieces) -> tuple[Block, ...]:
    """What the letter says."""
    return tuple(piece.block for piece in pieces if not piece.out)


def piece_at(pieces: Pieces, id_: str) -> Piece | None:
    """The piece of this part; None when there is none."""
    return next((piece for piece in pieces if piece.block.id == id_), None)


def reworded(pieces: Pieces, id_: str, text: str) -> Pieces:
    """The same with other words in this block, which is in the letter from now on."""
    return tuple(
        Piece(block=piece.block.model_copy(update={"text": text})) if piece.block.id == id_
        else piece
        for piece in pieces
    )  # fmt: skip


def put(pieces: Pieces, id_: str, *, out: bool) -> Pieces:
    """The same with this block left out, or put back."""
    return tuple(
        piece.model_copy(update={"out": out}) if piece.block.id == id_ else piece
        for piece in pieces
    )


def taken_over(pieces: Pieces, blocks: Iterable[Block]) -> Pieces:
    """The draft as a document has it that was sent back: its blocks in its order. What is missing
    there is left out, behind the block that it followed."""
    found = list(pieces_of(blocks))
    known = {piece.block.id for piece in found}
    before: str | None = None
    for piece in pieces:
        if piece.block.id not in known:
            ids = [each.block.id for each in found]
            at = ids.index(before) + 1 if before in ids else 0
            found.insert(at, piece.model_copy(update={"out": True}))
        before = piece.block.id
    return tuple(found)


def differing(before: Pieces, after: Pieces) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the blocks whose words differ or that are new, and of those left out by it."""
    was = {piece.block.id: piece for piece in before}
    changed = tuple(
        piece.block.id for piece in after if not piece.out and was.get(piece.block.id) != piece
    )
    dropped = tuple(
        piece.block.id for piece in after if piece.out and not was.get(piece.block.id, piece).out
    )
    return changed, dropped
