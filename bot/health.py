"""The page for monitoring: how the bot is, over HTTP, as JSON. It tells of nobody and no secret.

/health  200, or 503 where something is wrong that a restart might mend
/ready   200, or 503 while people cannot be served: at the start, or whatever is wrong
"""

from importlib.metadata import version

from aiohttp import web

from bot.front_door import Failed
from bot.watch import Watch


async def serve(watch: Watch, address: tuple[str, int]) -> web.AppRunner:
    """Serves the page until the runner is cleaned up. Failed when the address cannot be had."""

    async def health(_request: web.Request) -> web.Response:
        return _page(watch, well=watch.healthy)

    async def ready(_request: web.Request) -> web.Response:
        return _page(watch, well=watch.ready)

    pages = web.Application()
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


def _page(watch: Watch, *, well: bool) -> web.Response:
    troubles = watch.troubles()
    status = "trouble" if troubles else "ok" if watch.ready else "starting"
    return web.json_response(
        {
            "status": status,
            "version": version("votum"),
            "troubles": {each.value: since.isoformat() for each, since in troubles.items()},
            "seconds_since": {part: round(age, 1) for part, age in watch.ages().items()},
        },
        status=200 if well else 503,
    )
