"""The coordinators' cards about a round that is not opened yet."""

from collections.abc import Sequence
from dataclasses import replace

from chat.actions import Action, Verb
from chat.buttons import Row, control, in_rows
from chat.cards import Button, Card, noted
from chat.pages import page_row, pages
from chat.texts import Texts


def paged_card(
    title: str,
    intro: str,
    blocks: Sequence[str],
    page: int,
    ways: Sequence[Button],
    turn: int,
    texts: Texts,
) -> Card:
    """Blocks of words in pages, below a line that stands on each of them, and the ways on."""
    leaves = pages(list(blocks))
    last = len(leaves) - 1
    return Card(
        title=title,
        body="\n\n".join(part for part in (intro, *leaves[min(page, last)]) if part),
        rows=(
            *page_row(page, last, turn, texts),
            *in_rows(ways),
            (control(texts, Verb.BACK, turn),),
        ),
    )


def sample_card(cards: Sequence[Card], page: int, turn: int, texts: Texts) -> Card:
    """One of the cards of a preview. Its own buttons look as they will and do nothing; those below
    lead to its neighbours and out of the preview."""
    here, last = min(page, len(cards) - 1), len(cards) - 1
    card = cards[here]
    note = texts("preview-note", card=here + 1, cards=len(cards))
    sample = Action(Verb.SAMPLE, turn=turn)
    rows: list[Row] = [tuple(Button(button.label, sample) for button in row) for row in card.rows]
    ways = [("button-preview-before", here - 1)] * (here > 0)
    ways += [("button-preview-after", here + 1)] * (here < last)
    around = [Button(texts(label), Action(Verb.PAGE, str(to), turn)) for label, to in ways]
    end = Button(texts("button-preview-end"), Action(Verb.BACK, turn=turn))
    return noted(replace(card, rows=(*rows, *in_rows(around), (end,))), note)
