"""What changed in the chats, numbered, for everyone who watches (the chat page)."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass

KEPT = 10_000
"""So many changes are remembered for those who come back."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something changed in a chat, or, where `chat` is None, anywhere."""

    number: int
    chat: int | None


class Changes:
    """A log of changes that can be followed."""

    def __init__(self) -> None:
        self.number = 0
        self._closed = False
        self._log: deque[Change] = deque(maxlen=KEPT)
        self._news = asyncio.Event()

    def note(self, chat: int | None = None) -> None:
        """Something changed; whoever follows is told."""
        self.number += 1
        self._log.append(Change(self.number, chat))
        self._wake()

    def close(self) -> None:
        """Nobody follows any more: every `follow` ends."""
        self._closed = True
        self._wake()

    def since(self, number: int) -> list[Change]:
        """What changed after that number. What is too long ago, or from another life, comes as
        one change of everything."""
        oldest = self._log[0].number if self._log else self.number + 1
        if number + 1 < oldest or number > self.number:
            return [Change(self.number, None)] if number != self.number else []
        return [change for change in self._log if change.number > number]

    async def follow(self, number: int, quiet: float) -> AsyncIterator[Change | None]:
        """Every change after that number, for as long as one listens; None whenever nothing has
        changed for `quiet` seconds."""
        while not self._closed:
            news = self._news
            for change in self.since(number):
                yield change
                number = change.number
            if news is self._news and not await _set_within(news, quiet):
                yield None

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
