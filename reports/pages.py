"""Long texts cut into messages."""

from collections.abc import Iterable, Iterator

from chat.cards import TEXT_LIMIT, Card, card_text
from chat.texts import Texts

SPARE = 40
"""Characters kept free on every page for its number and the space between parts."""


def pages(head: str, title: str, blocks: Iterable[str], texts: Texts) -> tuple[Card, ...]:
    """The blocks as one card or several, each within a message's limit. A block stays whole where
    it fits on a page; `head` stands on the first page, the title on all."""
    room = TEXT_LIMIT - SPARE - measure(card_text(Card(head=head, title=title)))
    bodies = list(_filled(blocks, room)) or [""]
    return tuple(
        Card(
            head=head if number == 1 else "",
            title=_numbered(title, number, len(bodies), texts),
            body=body,
        )
        for number, body in enumerate(bodies, start=1)
    )


def measure(text: str) -> int:
    """The length as messengers count it, in UTF-16 units: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, room: int) -> str:
    """The text, with an ellipsis where it had to be cut to fit into so many UTF-16 units."""
    if measure(text) <= room:
        return text
    kept = text.encode("utf-16-le")[: 2 * (room - 1)].decode("utf-16-le", "ignore")
    return kept.rstrip() + "…"


def _numbered(title: str, number: int, of: int, texts: Texts) -> str:
    return title if of == 1 else texts("report-page", title=title, page=number, pages=of)


def _filled(blocks: Iterable[str], room: int) -> Iterator[str]:
    page = ""
    for block in blocks:
        for part in _parts(block, room):
            longer = f"{page}\n\n{part}" if page else part
            if measure(longer) <= room:
                page = longer
            else:
                yield page
                page = part
    if page:
        yield page


def _parts(block: str, room: int) -> Iterator[str]:
    """The block whole where it fits, else in parts that end with a line."""
    part = ""
    for line in block.split("\n") if measure(block) > room else [block]:
        longer = f"{part}\n{line}" if part else line
        if measure(longer) <= room:
            part = longer
            continue
        if part:
            yield part
        part = cut(line, room)
    if part:
        yield part
