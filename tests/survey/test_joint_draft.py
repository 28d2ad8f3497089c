"""The draft of a joint vote while it is worked on."""

from survey.joint_draft import (
    Piece,
    blocks_in,
    differing,
    piece_at,
    pieces_of,
    put,
    reworded,
    taken_over,
)
from survey.joint_vote import Block

ONE, TWO, THREE = (Block(id=id_, heading=id_.upper(), text=id_) for id_ in ("a", "b", "c"))
DRAFT = pieces_of([ONE, TWO, THREE])


def test_a_fresh_draft_says_everything() -> None:
    assert blocks_in(DRAFT) == (ONE, TWO, THREE)


def test_other_words_keep_the_heading_and_the_place() -> None:
    changed = reworded(DRAFT, "b", "anders")
    assert blocks_in(changed) == (ONE, Block(id="b", heading="B", text="anders"), THREE)
    assert reworded(DRAFT, "z", "anders") == DRAFT


def test_what_is_left_out_is_kept_and_can_be_put_back() -> None:
    without = put(DRAFT, "b", out=True)
    assert blocks_in(without) == (ONE, THREE)
    assert piece_at(without, "b") == Piece(block=TWO, out=True)
    assert put(without, "b", out=False) == DRAFT
    assert piece_at(DRAFT, "z") is None


def test_other_words_put_a_block_back() -> None:
    assert blocks_in(reworded(put(DRAFT, "b", out=True), "b", "neu"))[1].text == "neu"


def test_a_document_brings_words_and_order() -> None:
    new = THREE.model_copy(update={"text": "drei"})
    assert blocks_in(taken_over(DRAFT, [new, ONE, TWO])) == (new, ONE, TWO)


def test_what_is_missing_in_a_document_is_left_out_where_it_stood() -> None:
    taken = taken_over(DRAFT, [ONE, THREE])
    assert taken == (Piece(block=ONE), Piece(block=TWO, out=True), Piece(block=THREE))
    assert taken_over(DRAFT, [THREE])[:2] == (
        Piece(block=ONE, out=True),
        Piece(block=TWO, out=True),
    )


def test_a_block_that_is_new_in_a_document_stands_where_it_is_there() -> None:
    new = Block(id="d", text="neu")
    assert blocks_in(taken_over(DRAFT, [ONE, new, TWO, THREE])) == (ONE, new, TWO, THREE)


def test_what_differs_is_told_apart_from_what_is_dropped() -> None:
    after = taken_over(DRAFT, [ONE.model_copy(update={"text": "eins"}), THREE])
    assert differing(DRAFT, after) == (("a",), ("b",))
    assert differing(DRAFT, DRAFT) == ((), ())
    without = put(DRAFT, "b", out=True)
    assert differing(without, taken_over(without, [ONE, THREE])) == ((), ())
    assert differing(without, DRAFT) == (("b",), ())
