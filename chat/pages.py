"""Long lists in pages that fit a message."""

from collections.abc import Sequence

PAGE_LIMIT = 3000
"""Characters of lines on one page: leaves room for what stands above and below them."""


def pages(blocks: Sequence[str], limit: int = PAGE_LIMIT) -> tuple[tuple[str, ...], ...]:
    """The blocks in order, as many a page as fit in `limit` characters, at least one page.

    A block that is longer than a page by itself is cut there and goes on on the next.
    """
    filled: list[tuple[str, ...]] = [()]
    room = limit
    for block in _cut(blocks, limit):
        if len(block) > room and filled[-1]:
            filled.append(())
            room = limit
        filled[-1] = (*filled[-1], block)
        room -= len(block) + 2
    return tuple(filled)


def _cut(blocks: Sequence[str], limit: int) -> list[str]:
    return [
        block[start : start + limit]
        for block in blocks
        for start in range(0, len(block) or 1, limit)
    ]
