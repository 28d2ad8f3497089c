"""Keeps other web sites out: a browser on this machine may be open at any of them."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

HERE = ("127.0.0.1", "localhost")
"""What this machine is called by a page of ours. Any other name in Host means that somebody else's
name leads here."""


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses what another site's page asks for: 403."""
    origin = request.headers.get("Origin")
    if request.url.host not in HERE or (origin and urlsplit(origin).netloc != request.host):
        raise web.HTTPForbidden(text="Diese Seite gehört zu einer anderen Adresse.")
    return await handler(request)
