"""Long texts cut into messages."""

from collections.abc import Iterable

from chat.cards import TEXT_LIMIT, Card, card_text, measure
from chat.pages import pages
from chat.texts import Texts

SPARE = 40
"""Kept free on every page for its number and the space between parts."""


def cards(head: str, title: str, blocks: Iterable[str], texts: Texts) -> tuple[Card, ...]:
    """The blocks as one card or several, each within a message's limit. A block stays whole where
    it fits on a page; `head` stands on the first page, the title on all."""
    room = TEXT_LIMIT - SPARE - measure(card_text(Card(head=head, title=title)))
    leaves = pages(tuple(blocks), room)
    return tuple(
        Card(
            head=head if number == 1 else "",
            title=_numbered(title, number, len(leaves), texts),
            body="\n\n".join(leaf),
        )
        for number, leaf in enumerate(leaves, start=1)
    )


def _numbered(title: str, number: int, of: int, texts: Texts) -> str:
    return title if of == 1 else texts("report-page", title=title, page=number, pages=of)
