"""The page for monitoring, put together: what it asks of the database, and where it is served."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from aiohttp import web

from bot.configuration import Configuration
from bot.health import serve
from bot.metrics import Metrics
from bot.watch import Watch
from storage import retention
from storage.backlog import Backlog, backlog
from storage.database import Database


async def monitored(
    configuration: Configuration,
    database: Database,
    watch: Watch,
    metrics: Metrics,
    now: Callable[[], dt.datetime],
) -> web.AppRunner | None:
    """Serves the page until the runner is cleaned up; None where none is wanted. Failed when its
    address cannot be had."""
    if configuration.health.address is None:
        return None
    days = configuration.privacy.retention_days

    async def overdue() -> tuple[str, ...]:
        return await database.read(lambda c: retention.overdue(c, days, now()))

    async def stored() -> Backlog:
        return await database.read(partial(backlog, now=now()))

    def text(found: Backlog | None) -> bytes:
        return metrics.text(found, watch, now())

    return await serve(watch, text, configuration.health.address, overdue, stored)
