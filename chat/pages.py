"""Long lists in pages that fit a message."""

from collections.abc import Iterator, Sequence

from chat.actions import Action, Verb
from chat.buttons import Row
from chat.cards import Button, measure, start
from chat.texts import Texts

PAGE_LIMIT = 3000
"""The length of the lines on one page: leaves room for what stands above and below them."""

ONE_PAGE = 20
"""Things with buttons on one page; where there are more, they come in pages of ten."""

PER_PAGE = 10


def pages(blocks: Sequence[str], limit: int = PAGE_LIMIT) -> tuple[tuple[str, ...], ...]:
    """The blocks in order, as many a page as fit in `limit`, at least one page. Between two of
    them there is room for an empty line.

    A block that is longer than a page by itself is cut and goes on on the next one.
    """
    filled: list[tuple[str, ...]] = [()]
    room = limit
    for block in (piece for each in blocks for piece in _cut(each, limit)):
        if measure(block) > room and filled[-1]:
            filled.append(())
            room = limit
        filled[-1] = (*filled[-1], block)
        room -= measure(block) + 2
    return tuple(filled)


def _cut(block: str, limit: int) -> Iterator[str]:
    """The block in pieces, cut where a line ends, else between words, else anywhere; but no piece
    is shorter than half a page for that."""
    while measure(block) > limit:
        most = max(1, len(start(block, limit)))
        ends = (block.rfind(space, most // 2 + 1, most + 1) for space in "\n ")
        end = next((end for end in ends if end > 0), most)
        yield block[:end]
        block = block[end:].lstrip()
    yield block


def page_of(count: int, page: int) -> tuple[range, int]:
    """Which of so many things stand on this page, counted from 0, and the number of the last page.
    A page behind the last one is the last one."""
    if count <= ONE_PAGE:
        return range(count), 0
    last = (count - 1) // PER_PAGE
    first = min(page, last) * PER_PAGE
    return range(first, min(first + PER_PAGE, count)), last


def page_row(page: int, last: int, turn: int, texts: Texts) -> tuple[Row, ...]:
    """The row that leads to the neighbouring pages; none where there is one page only."""
    here = min(page, last)
    ways = [("button-earlier", here - 1)] * (here > 0) + [("button-more", here + 1)] * (here < last)
    row = tuple(Button(texts(label), Action(Verb.PAGE, str(to), turn)) for label, to in ways)
    return (row,) if row else ()
