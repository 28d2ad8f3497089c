"""What is asked of the database for a page that must not wait for it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds after which the page does without what the database would say."""


class Question(Generic[Answer]):
    """A question that is under way once at most, however often somebody wants to know."""

    def __init__(self, ask: Callable[[], Awaitable[Answer]]) -> None:
        self._ask = ask
        self._asking: asyncio.Task[Answer | None] | None = None

    async def answer(self) -> Answer | None:
        """What the database says; None where it fails or takes too long. It is not cancelled then:
        a thread that is at work on SQLite's file would be waited for."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._asked(), name="question")
        asking = self._asking
        done, _ = await asyncio.wait([asking], timeout=PATIENCE)
        return asking.result() if done else None

    async def _asked(self) -> Answer | None:
        try:
            return await self._ask()
        except Exception as error:  # noqa: BLE001 - the watch tells of the database's troubles itself
            log.info("the page does without what is stored: %s", type(error).__name__)
            return None

    async def drop(self) -> None:
        """Asks no more. To be called before the database is closed, which waits for who reads."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait([self._asking])
