"""Long lists in pages that fit a message."""

from collections.abc import Iterator, Sequence

from chat.actions import Action, Verb
from chat.buttons import Row
from chat.cards import Button
from chat.texts import Texts

PAGE_LIMIT = 3000
"""Characters of lines on one page: leaves room for what stands above and below them."""

ONE_PAGE = 20
"""Things with buttons on one page; where there are more, they come in pages of ten."""

PER_PAGE = 10


def pages(blocks: Sequence[str], limit: int = PAGE_LIMIT) -> tuple[tuple[str, ...], ...]:
    """The blocks in order, as many a page as fit in `limit` characters, at least one page.

    A block that is longer than a page by itself is cut and goes on on the next one.
    """
    filled: list[tuple[str, ...]] = [()]
    room = limit
    for block in (piece for each in blocks for piece in _cut(each, limit)):
        if len(block) > room and filled[-1]:
            filled.append(())
            room = limit
        filled[-1] = (*filled[-1], block)
        room -= len(block) + 2
    return tuple(filled)


def _cut(block: str, limit: int) -> Iterator[str]:
    """The block in pieces, cut between words where there are any."""
    while len(block) > limit:
        end = max(block.rfind(space, 1, limit + 1) for space in " \n")
        yield block[: end if end > 0 else limit]
        block = block[end if end > 0 else limit :].lstrip()
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
