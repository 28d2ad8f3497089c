"""The ticker: says "look now" again and again, and knows nothing else."""

import datetime as dt
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


class Ticker:
    """Calls `look` at the start and then every `tick` seconds, never twice at the same time. What
    is due follows from what is stored, so a tick that is lost is made up for by the next one."""

    def __init__(self, look: Callable[[], Awaitable[None]], tick: float) -> None:
        self._look = look
        self._tick = tick
        self._scheduler = AsyncIOScheduler(timezone=dt.UTC)

    def start(self) -> None:
        """Begins to tick, in the running event loop."""
        self._scheduler.add_job(
            self._once,
            "interval",
            seconds=self._tick,
            next_run_time=dt.datetime.now(dt.UTC),
            # A loop that was blocked or a machine that slept gets one look, and does get it.
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Ticks no more. A look that is under way is cancelled: it is one transaction or none."""
        self._scheduler.shutdown(wait=False)

    async def _once(self) -> None:
        try:
            await self._look()
        except Exception:
            log.exception("a look at the clock failed; the next one comes")
