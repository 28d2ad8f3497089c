"""The HTTP API behind the chat page: what is in the chats, what people do there, and the clock.

Errors are {"error": "one sentence"} with a fitting status, in German, as the page shows them.
Instants are UTC, such as 2026-11-23T08:00:00Z.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from aiohttp import web
from aiohttp.web_request import FileField

from playground import page_views as views
from playground.emulator.files import content_type_of
from playground.emulator.records import FileKind
from playground.emulator.world import World
from playground.page_requests import Wrong, field, plain, read_body, read_instant

ANSWER_SECONDS = 10.0
"""How long a press waits for the bot's answer."""

QUIET_SECONDS = 15.0
"""After so long without news the stream of events says that it is still there."""


class Clock(Protocol):
    """The demo's time, which moves forward only."""

    def now(self) -> datetime:
        """The present instant, with its zone."""

    async def move_to(self, instant: datetime) -> None:
        """Goes there, through everything due on the way; done when all of it was handled."""

    async def next(self) -> str:
        """Goes to the next due moment, handles it, and says what it was. Only if there is one."""

    def upcoming(self) -> tuple[datetime, str] | None:
        """The next due moment and what is due then."""


@dataclass(frozen=True, slots=True)
class Playing:
    """What is played: the round, and the zone (such as Europe/Berlin) its times are shown in."""

    round_id: str
    title: str
    zone: str = "Europe/Berlin"


def page_routes(world: World, clock: Clock, playing: Playing) -> Sequence[web.RouteDef]:
    """The routes under /api, to be served beside the page's files. When the server stops,
    `world.changes.close()` ends the streams of events (`mount_page` sees to that)."""
    page = Page(world, clock, playing)
    chat = r"/api/chats/{chat:-?\d+}"
    return [
        web.get("/api/state", plain(page.state)),
        web.get(f"{chat}/messages", plain(page.messages)),
        web.post(f"{chat}/say", plain(page.say)),
        web.post(f"{chat}/press", plain(page.press)),
        web.post(f"{chat}/start", plain(page.start)),
        web.post(f"{chat}/file", plain(page.send_file)),
        web.get("/api/files/{file}/{name}", plain(page.download)),
        web.post("/api/clock", plain(page.move_clock)),
        web.get("/api/events", plain(page.events)),
    ]


def mount_page(app: web.Application, world: World, clock: Clock, playing: Playing) -> None:
    """Adds the routes to an application, and ends the streams of events when it shuts down."""

    async def close(_app: web.Application) -> None:
        world.changes.close()

    app.add_routes(page_routes(world, clock, playing))
    app.on_shutdown.append(close)


class Page:
    """The handlers. They only translate: the world decides what people can do."""

    def __init__(self, world: World, clock: Clock, playing: Playing) -> None:
        self._world = world
        self._clock = clock
        self._playing = playing
        self._moving = asyncio.Lock()

    # -- what there is to see -------------------------------------------------

    async def state(self, _request: web.Request) -> web.Response:
        """Everything beside the messages: the chats, the time, and what is due next."""
        upcoming = self._clock.upcoming()
        bot = self._world.bot
        return web.json_response(
            {
                "now": views.instant(self._clock.now()),
                "zone": self._playing.zone,
                "bot": {"name": bot.name, "username": bot.username},
                "round": {"id": self._playing.round_id, "title": self._playing.title},
                "next": upcoming and {"at": views.instant(upcoming[0]), "what": upcoming[1]},
                "chats": [
                    views.chat(self._world, listing) for listing in self._world.listings.values()
                ],
                "change": self._world.changes.number,
            }
        )

    async def messages(self, request: web.Request) -> web.Response:
        """The messages of a chat, oldest first."""
        chat = self._chat(request)
        posted = self._world.messages.get(chat, {}).values()
        shown = [views.message(self._world, one) for one in posted if one.news is None]
        return web.json_response(shown)

    async def download(self, request: web.Request) -> web.Response:
        """A file. Only pictures and PDF open in the page, everything else is saved."""
        file = self._world.files.find(request.match_info["file"])
        if file is None:
            raise Wrong(404, "Diese Datei gibt es nicht.")
        kind = content_type_of(file.name)
        shows = kind in ("image/png", "image/jpeg", "application/pdf")
        headers = {
            "Content-Disposition": "inline" if shows else "attachment",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.content, content_type=kind, headers=headers)

    # -- what people do -------------------------------------------------------

    async def say(self, request: web.Request) -> web.Response:
        """Somebody writes a message."""
        chat, body = self._chat(request), await read_body(request)
        text = field(body, "text", str)
        message = self._world.say(self._actor(chat, body), text, chat)
        return web.json_response({"message": message})

    async def press(self, request: web.Request) -> web.Response:
        """Somebody presses a button, and sees what the bot answers."""
        chat, body = self._chat(request), await read_body(request)
        number, data = field(body, "message", int), field(body, "data", str)
        made = self._world.press(self._actor(chat, body), chat, number, data)
        press = self._world.presses[made]
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await press.answered.wait()
        except TimeoutError as error:
            raise Wrong(504, "Der Bot hat auf die Schaltfläche nicht geantwortet.") from error
        toast = press.toast
        return web.json_response(
            {"toast": toast.text if toast else "", "alert": bool(toast and toast.alert)}
        )

    async def start(self, request: web.Request) -> web.Response:
        """Somebody opens a link to the bot or presses Start, which takes their own link as long
        as they have not begun."""
        chat, body = self._chat(request), await read_body(request)
        person = self._world.person(chat)
        own = None if person.started else self._world.listings[chat].link
        link = field(body, "link", str) if "link" in body else own
        message = self._world.start(chat, self._payload(link) if link else "")
        return web.json_response({"message": message})

    async def send_file(self, request: web.Request) -> web.Response:
        """Somebody sends a file (multipart: `file`, and in groups `as`)."""
        chat, form = self._chat(request), await request.post()
        part, speaker = form.get("file"), form.get("as")
        if not isinstance(part, FileField):
            raise Wrong(400, "Es fehlt eine Datei.")
        known = isinstance(speaker, str) and speaker.isdecimal()
        account = self._actor(chat, {"as": int(str(speaker))} if known else {})
        kind = _kind(part.content_type)
        message = self._world.send_file(account, kind, part.filename, part.file.read(), chat)
        return web.json_response({"message": message})

    # -- time -----------------------------------------------------------------

    async def move_clock(self, request: web.Request) -> web.Response:
        """Moves the clock by so many seconds, to an instant, or to what is due next."""
        body = await read_body(request)
        async with self._moving:
            what = await self._move(body)
        self._world.changes.note()
        return web.json_response({"now": views.instant(self._clock.now()), "what": what})

    async def _move(self, body: dict[str, Any]) -> str:
        if body.get("next") is True:
            if self._clock.upcoming() is None:
                raise Wrong(409, "Es steht nichts mehr an.")
            return await self._clock.next()
        if "by" in body:
            target = self._after(field(body, "by", int))
        else:
            target = read_instant(field(body, "to", str))
        if target < self._clock.now():
            raise Wrong(409, "Die Uhr geht nur vorwärts.")
        await self._clock.move_to(target)
        return ""

    def _after(self, seconds: int) -> datetime:
        try:
            return self._clock.now() + timedelta(seconds=seconds)
        except OverflowError as error:
            raise Wrong(400, "So weit geht die Uhr nicht.") from error

    # -- events ---------------------------------------------------------------

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the number and chat of every change, from Last-Event-ID on."""
        seen = request.headers.get("Last-Event-ID", "")
        number = int(seen) if seen.isdecimal() else self._world.changes.number
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        async for change in self._world.changes.follow(number, QUIET_SECONDS):
            await response.write(_event(change.number, change.chat) if change else b":\n\n")
        return response

    # -- reading requests -----------------------------------------------------

    def _chat(self, request: web.Request) -> int:
        chat = int(request.match_info["chat"])
        if chat not in self._world.listings:
            raise Wrong(404, "Diesen Chat gibt es nicht.")
        return chat

    def _actor(self, chat: int, body: dict[str, Any]) -> int:
        """Who acts: in a private chat its person, in a group the account named by `as`."""
        return chat if chat > 0 else field(body, "as", int)

    def _payload(self, link: str) -> str:
        """What a link to the bot carries behind ?start=."""
        try:
            parts = urlsplit(link)
        except ValueError as error:
            raise Wrong(400, "Dieser Link führt nicht zum Bot.") from error
        if parts.netloc != "t.me" or parts.path.strip("/") != self._world.bot.username:
            raise Wrong(400, "Dieser Link führt nicht zum Bot.")
        return parse_qs(parts.query).get("start", [""])[0]


def _kind(content_type: str) -> FileKind:
    """What an app makes of a file: pictures become photos, recordings voice messages."""
    if content_type in ("image/png", "image/jpeg"):
        return "photo"
    return "voice" if content_type.startswith("audio/") else "document"


def _event(number: int, chat: int | None) -> bytes:
    return f"id: {number}\ndata: {json.dumps({'change': number, 'chat': chat})}\n\n".encode()
