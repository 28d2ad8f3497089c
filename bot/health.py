"""The page for monitoring: how the bot is, over HTTP. It tells of nobody and no secret.

/health   200, or 503 where something is wrong that a restart might mend
/ready    200, or 503 while people cannot be served: at the start, or whatever is wrong
/metrics  numbers in the text format of Prometheus; the other two are JSON
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from importlib.metadata import version

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.front_door import Failed
from bot.watch import Watch

log = logging.getLogger(__name__)

Measure = Callable[[], Awaitable[bytes]]
"""Reads the numbers (`Metrics.text`)."""

Overdue = Callable[[], Awaitable[Sequence[str]]]
"""The ids of the rounds of which people's data are kept too long."""

PATIENCE = 1.0
"""Seconds after which the page does without what the database would say."""


async def serve(
    watch: Watch, measure: Measure, address: tuple[str, int], overdue: Overdue
) -> web.AppRunner:
    """Serves the page until the runner is cleaned up. Failed when the address cannot be had."""

    async def health(_request: web.Request) -> web.Response:
        return _page(watch, await _kept(overdue), well=watch.healthy)

    async def ready(_request: web.Request) -> web.Response:
        return _page(watch, await _kept(overdue), well=watch.ready)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=await measure(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    pages = web.Application()
    pages.router.add_get("/metrics", metrics)
    pages.router.add_get("/health", health)
    pages.router.add_get("/ready", ready)
    runner = web.AppRunner(pages, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, *address).start()
    except OSError as error:
        await runner.cleanup()
        host, port = address
        raise Failed(f"health.listen: {host}:{port} cannot be had ({error.strerror})") from error
    return runner


async def _kept(overdue: Overdue) -> list[str] | None:
    """The rounds to be erased; None where the database does not say."""
    try:
        async with asyncio.timeout(PATIENCE):
            return list(await overdue())
    except Exception as error:  # noqa: BLE001 - the watch tells of the database's troubles itself
        log.info("rounds to be erased are not known: %s", type(error).__name__)
        return None


def _page(watch: Watch, kept: list[str] | None, *, well: bool) -> web.Response:
    troubles = watch.troubles()
    status = "trouble" if troubles else "ok" if watch.ready else "starting"
    return web.json_response(
        {
            "status": status,
            "version": version("votum"),
            "troubles": {each.value: since.isoformat() for each, since in troubles.items()},
            "past_retention": kept,
            "seconds_since": {part: round(age, 1) for part, age in watch.ages().items()},
        },
        status=200 if well else 503,
    )
