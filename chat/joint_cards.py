"""The coordinators' cards about a joint vote: its draft block by block, and how it goes round."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import control, in_rows, labelled
from chat.cards import Button, Card, shortened
from chat.pages import page_of, page_row, pages
from chat.texts import Texts
from survey.joint_draft import Piece, Pieces
from survey.joint_vote import Block

LINE_LIMIT = 160
"""Characters of a line about a block."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it stands: the round's title, a line about its state, its pieces."""

    title: str
    state: str
    pieces: Pieces
    page: int
    turn: int


def draft_card(shown: Drafted, texts: Texts) -> Card:
    """The blocks with their numbers, each to be opened, and what can be done with all of them."""
    at_page, last = page_of(len(shown.pieces), shown.page)
    lines = [f"{at + 1}. {shortened(_line(shown.pieces[at], texts), LINE_LIMIT)}" for at in at_page]
    opens = [
        labelled(f"{at + 1}. {called(shown.pieces[at].block)}", _opens(shown, at)) for at in at_page
    ]
    return Card(
        head=shown.title,
        title=texts("drafting-title"),
        body="\n\n".join((shown.state, "\n".join(lines), texts("drafting-how"))),
        rows=(
            *((button,) for button in opens),
            *page_row(shown.page, last, shown.turn, texts),
            (Button(texts("button-joint-files"), Action(Verb.FILES, turn=shown.turn)),),
            (Button(texts("button-anew"), Action(Verb.ANEW, turn=shown.turn)),),
            (Button(texts("button-circulate"), Action(Verb.CIRCULATE, turn=shown.turn)),),
            (control(texts, Verb.BACK, shown.turn),),
        ),
    )


def _opens(shown: Drafted, at: int) -> Action:
    return Action(Verb.CHANGE, shown.pieces[at].block.id, shown.turn)


def called(block: Block) -> str:
    """What a block is called in a list: its heading, else how it begins."""
    return block.heading or " ".join(block.text.split())


def _line(piece: Piece, texts: Texts) -> str:
    words = f"{piece.block.heading}: " if piece.block.heading else ""
    line = words + " ".join(piece.block.text.split())
    return texts("drafting-left-out", words=called(piece.block)) if piece.out else line


@dataclass(frozen=True, slots=True)
class Opened:
    """One block to be reworded; `note` says what has happened to it since it was opened."""

    title: str
    piece: Piece
    number: int
    page: int
    turn: int
    note: str = ""


def block_card(shown: Opened, texts: Texts) -> Card:
    """The words of a block, and how to replace them or leave it out."""
    block = shown.piece.block
    leaves = pages([block.text or texts("drafting-no-words")])
    last = len(leaves) - 1
    out = [texts("drafting-is-out")] if shown.piece.out else []
    notes = [shown.note] if shown.note else []
    words = "\n\n".join(leaves[min(shown.page, last)])
    verb, label = (Verb.ADD, "put-back") if shown.piece.out else (Verb.REMOVE, "leave-out")
    toggle = Button(texts(f"button-{label}"), Action(verb, turn=shown.turn))
    return Card(
        head=shown.title,
        title=f"{shown.number}. {shortened(called(block), LINE_LIMIT)}",
        body="\n\n".join((*notes, *out, words, texts("drafting-type"))),
        rows=(
            *page_row(shown.page, last, shown.turn, texts),
            (toggle,),
            (control(texts, Verb.BACK, shown.turn),),
        ),
    )


def asking_card(
    title: str, heading: str, lines: Sequence[str], send: str, turn: int, texts: Texts
) -> Card:
    """Says what is going to happen; with `send`, a label, one more tap does it."""
    button = Button(send, Action(Verb.SEND, turn=turn))
    return Card(
        head=title,
        title=heading,
        body="\n\n".join(lines),
        rows=(*(((button,),) if send else ()), (control(texts, Verb.BACK, turn),)),
    )


def circulating_card(title: str, lines: Sequence[str], page: int, turn: int, texts: Texts) -> Card:
    """How the draft goes round, or has gone: who stands under it, and what is asked for."""
    leaves = pages(list(lines))
    last = len(leaves) - 1
    ways = (
        ("button-joint-letter", Verb.FILES),
        ("button-new-version", Verb.VERSION),
        ("button-anew", Verb.ANEW),
    )
    buttons = [Button(texts(label), Action(verb, turn=turn)) for label, verb in ways]
    again = Button(texts("button-refresh"), Action(Verb.HOME, turn=turn))
    return Card(
        head=title,
        title=texts("drafting-title"),
        body="\n\n".join(leaves[min(page, last)]),
        rows=(
            *page_row(page, last, turn, texts),
            *in_rows([*buttons, again]),
            (control(texts, Verb.BACK, turn),),
        ),
    )


def words_cards(
    title: str, heading: str, blocks: Sequence[Block], texts: Texts
) -> tuple[Card, ...]:
    """What the draft says, in as many messages as it needs."""
    said = [
        "\n\n".join(part for part in (block.heading and f"{block.heading}:", block.text) if part)
        for block in blocks
    ]
    leaves = pages(said)
    return tuple(
        Card(
            head=title,
            title=heading
            if len(leaves) == 1
            else texts("drafting-words-page", title=heading, page=str(n), pages=str(len(leaves))),
            body="\n\n".join(leaf),
        )
        for n, leaf in enumerate(leaves, start=1)
    )
