"""The demo's clock: it runs like any other, and can be moved forward."""

import asyncio
import datetime as dt
import time
from collections.abc import Callable

from bot.app import App
from chat.texts import texts
from playground.emulator.updates import Updates

LOOK_SECONDS = 10.0
"""How long the bot may take to notice that the clock was moved. It ticks several times a second."""


class DemoTime:
    """The present instant in the demo. Between two jumps it goes by with the `ticks`, which are
    monotonic seconds."""

    def __init__(self, start: dt.datetime, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._start = start
        self._since = ticks()

    def now(self) -> dt.datetime:
        """The present instant, in UTC."""
        return self._start + dt.timedelta(seconds=self._ticks() - self._since)

    def jump(self, instant: dt.datetime) -> None:
        """It is that instant now, unless that has passed."""
        if instant > self.now():
            self._start, self._since = instant, self._ticks()


class DemoClock:
    """Moves the time through everything that is due on the way."""

    def __init__(self, time_: DemoTime, app: App, updates: Updates) -> None:
        self._time = time_
        self._app = app
        self._updates = updates
        self._upcoming: tuple[dt.datetime, str] | None = None

    def now(self) -> dt.datetime:
        """The present instant."""
        return self._time.now()

    def upcoming(self) -> tuple[dt.datetime, str] | None:
        """The next due moment and what is due then."""
        return self._upcoming

    async def refresh(self) -> None:
        """Finds out what comes next."""
        found = await self._app.upcoming()
        self._upcoming = found and (found[0], texts("de")(f"event-{found[1]}"))

    async def next(self) -> str:
        """Goes to the next due moment and says what it was."""
        await self.refresh()
        if self._upcoming is None:
            return ""
        at, what = self._upcoming
        await self._arrive(at)
        return what

    async def move_to(self, instant: dt.datetime) -> None:
        """Goes there, stopping at every due moment until all of it was handled."""
        await self.refresh()
        while self._upcoming is not None and self._upcoming[0] <= instant:
            await self._arrive(self._upcoming[0])
        await self._arrive(instant)

    async def _arrive(self, instant: dt.datetime) -> None:
        await self.settle()  # what people did before belongs before
        self._time.jump(instant)
        # The bot's own ticker has to notice: what does not tick here would not tick anywhere.
        async with asyncio.timeout(LOOK_SECONDS):
            await self._app.looks.reached(instant)
        await self.settle()
        await self.refresh()

    async def settle(self) -> None:
        """Waits until the bot has taken and handled everything."""
        await self._updates.drained()
        await self._app.settled()
