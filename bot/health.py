"""The page for monitoring: how the bot is, over HTTP. It tells of nobody and no secret.

/health   200, or 503 where something is wrong that a restart might mend
/ready    200, or 503 while people cannot be served: at the start, or whatever is wrong
/metrics  numbers in the text format of Prometheus; the other two are JSON
"""

from collections.abc import Awaitable, Callable, Sequence
from importlib.metadata import version

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.front_door import Failed
from bot.question import Question
from bot.watch import Watch
from storage.backlog import Backlog

Text = Callable[[Backlog | None], bytes]
"""Writes the numbers (`Metrics.text`), without what is stored where that is not known."""


async def serve(
    watch: Watch,
    text: Text,
    address: tuple[str, int],
    overdue: Callable[[], Awaitable[Sequence[str]]],
    backlog: Callable[[], Awaitable[Backlog]],
) -> web.AppRunner:
    """Serves the page until the runner is cleaned up. `overdue` finds the rounds of which people's
    data are kept too long. Failed when the address cannot be had."""
    kept, stored = Question(overdue), Question(backlog)

    async def health(_request: web.Request) -> web.Response:
        return _page(watch, await kept.answer(), well=watch.healthy)

    async def ready(_request: web.Request) -> web.Response:
        return _page(watch, await kept.answer(), well=watch.ready)

    async def metrics(_request: web.Request) -> web.Response:
        body = text(await stored.answer())
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def end(_pages: web.Application) -> None:
        await kept.drop()
        await stored.drop()

    pages = web.Application()
    pages.router.add_get("/metrics", metrics)
    pages.router.add_get("/health", health)
    pages.router.add_get("/ready", ready)
    pages.on_cleanup.append(end)
    runner = web.AppRunner(pages, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, *address).start()
    except OSError as error:
        await runner.cleanup()
        host, port = address
        raise Failed(f"health.listen: {host}:{port} cannot be had ({error.strerror})") from error
    return runner


def _page(watch: Watch, kept: Sequence[str] | None, *, well: bool) -> web.Response:
    troubles = watch.troubles()
    status = "trouble" if troubles else "ok" if watch.ready else "starting"
    return web.json_response(
        {
            "status": status,
            "version": version("votum"),
            "troubles": {each.value: since.isoformat() for each, since in troubles.items()},
            "past_retention": None if kept is None else list(kept),
            "seconds_since": {part: round(age, 1) for part, age in watch.ages().items()},
        },
        status=200 if well else 503,
    )
