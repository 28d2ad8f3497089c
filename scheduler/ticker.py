"""The ticker: says "look now" again and again, and knows nothing else."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.unusable import Unusable

log = logging.getLogger(__name__)

FAILED = "a look at the clock failed; the next one comes"


class Ticker:
    """Calls `look` at the start and then every `tick` seconds, never twice at the same time. What
    is due follows from what is stored, so a tick that is lost is made up for by the next one."""

    def __init__(self, look: Callable[[], Awaitable[None]], tick: float) -> None:
        self._look = look
        self._tick = tick
        self._scheduler = AsyncIOScheduler(timezone=dt.UTC)
        self._due = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to tick, in the running event loop."""
        self._scheduler.add_job(
            self._say,
            "interval",
            seconds=self._tick,
            # A loop that was blocked or a machine that slept gets one look, and does get it.
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._due.set()
        self._looking = asyncio.create_task(self._look_on(), name="ticker")
        self._scheduler.start()

    def stop(self) -> None:
        """Ticks no more. A look that is under way is cancelled: it is one transaction or none."""
        self._scheduler.shutdown(wait=False)
        if self._looking is not None:
            self._looking.cancel()

    async def _say(self) -> None:
        self._due.set()

    async def _look_on(self) -> None:
        """Looks apart from the scheduler's job: that it would report as failed when it is stopped,
        and as overdue when it takes longer than a tick."""
        while True:
            await self._due.wait()
            self._due.clear()
            try:
                await self._look()
            except Unusable as error:
                log.error("%s (%s)", FAILED, error)  # noqa: TRY400 - the words say it all
            except Exception:
                log.exception(FAILED)
