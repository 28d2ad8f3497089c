"""Looks at the clock that are over, for whoever waits for one."""

import asyncio
import datetime as dt


class Looks:
    """The latest instant that was looked at."""

    def __init__(self) -> None:
        self._latest: dt.datetime | None = None
        self._news = asyncio.Condition()

    async def note(self, instant: dt.datetime) -> None:
        """Everything that was due at the instant is decided."""
        async with self._news:
            self._latest = max(instant, self._latest or instant)
            self._news.notify_all()

    async def reached(self, instant: dt.datetime) -> None:
        """Waits for a look at this instant or at a later one."""
        async with self._news:
            await self._news.wait_for(lambda: self._latest is not None and self._latest >= instant)
