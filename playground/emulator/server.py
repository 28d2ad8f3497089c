"""The Bot API over HTTP on this machine: tokens, methods, faults and downloads."""

import asyncio
import contextlib
import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from aiohttp import web

from playground.emulator import asking, commands, editing, polling, sending
from playground.emulator.calls import Call, read_call
from playground.emulator.carrier import Carrier
from playground.emulator.faults import Fault, Faults
from playground.emulator.records import Deed
from playground.emulator.refusals import Refusal, not_found, unauthorized
from playground.emulator.spec import Method, Upload, specification
from playground.emulator.world import World

log = logging.getLogger(__name__)

BODY_LIMIT = 64 * 1024 * 1024
"""Bytes of a request; above the 50 MB of a document, which has its own refusal."""

METHODS: Mapping[str, Callable[[World, Call], object]] = {
    "getMe": asking.get_me,
    "setWebhook": polling.set_webhook,
    "deleteWebhook": polling.delete_webhook,
    "getWebhookInfo": polling.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": asking.answer_callback_query,
    "sendChatAction": asking.send_chat_action,
    "getFile": asking.get_file,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
}
"""Every method but getUpdates, which waits."""


class Emulator:
    """Telegram's server for one bot. The bot's id is the number in its token. `doors` says where on
    this machine a webhook's public address leads (`Carrier`)."""

    def __init__(self, world: World, token: str) -> None:
        number, colon, _ = token.partition(":")
        if not number.isdecimal() or not colon:
            raise ValueError("a token looks like 123456789:ABC")
        self.world = world
        self.token = token
        self.faults = Faults()
        self.doors: dict[str, str] = {}
        world.bot = replace(world.bot, id=int(number))
        self._runner: web.AppRunner | None = None
        self._carrying: asyncio.Task[None] | None = None

    async def start(self, port: int = 0) -> str:
        """Serves on this machine only, and returns the address (a free port for 0). OSError when
        the port is taken."""
        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_route("*", "/{rest:.*}", self._nothing)
        # A client that went away takes nothing with it: an update handed to nobody stays queued.
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        self._runner = runner
        await web.TCPSite(runner, "127.0.0.1", port).start()
        carrier = Carrier(self.world, self.faults, self.doors)
        self._carrying = asyncio.create_task(carrier.run(), name="carrier")
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stops serving; waiting calls end. The world stays, and `start` can follow."""
        if self._carrying is not None:
            self._carrying.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._carrying
            self._carrying = None
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    # -- requests -------------------------------------------------------------

    async def _answer(self, request: web.Request) -> web.Response:
        try:
            method = self._method(request)
            call = await read_call(request, method)
        except Refusal as refusal:
            return _refused(refusal)
        fault = self.faults.strike(call)
        if fault is None:
            return await self._perform(method, call)
        return await self._fail(fault, method, call, request)

    def _method(self, request: web.Request) -> Method:
        """The method called with this bot's token (authorizing your bot): 404 for a malformed
        token or an unknown method, 401 for a token of somebody else."""
        self._authorize(request)
        method = specification().methods.get(request.match_info["method"].lower())
        if method is None:
            raise not_found("method not found")
        return method

    def _authorize(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token):
            raise not_found()
        if token != self.token:
            raise unauthorized()

    async def _perform(self, method: Method, call: Call) -> web.Response:
        """The call takes effect, or is refused. What comes back is held against the specification:
        Misshapen is a mistake of the emulator's, and a 500."""
        try:
            if method.name == "getUpdates":
                result: object = await polling.get_updates(self.world, call)
            else:
                result = METHODS[method.name](self.world, call)
        except Refusal as refusal:
            self._record(call, refusal.status, refusal.description)
            return _refused(refusal)
        self._record(call, 200)
        if method.name != "getUpdates":  # updates are checked when they are queued
            specification().check(result, method.returns, method.name)
        return _json(200, {"ok": True, "result": result})

    def _record(self, call: Call, status: int, description: str = "") -> None:
        if call.method != "getUpdates":
            arguments = {name: _short(value) for name, value in call.arguments.items()}
            self.world.deeds.append(Deed(call.method, arguments, status, description))

    async def _fail(
        self, fault: Fault, method: Method, call: Call, request: web.Request
    ) -> web.Response:
        await asyncio.sleep(fault.delay)
        if fault.refusal is not None:
            return _refused(fault.refusal)
        if fault.body:
            return web.Response(status=fault.status, text=fault.body, content_type="text/html")
        answer = await self._perform(method, call) if fault.delivered else web.Response()
        if fault.end == "silence":
            await asyncio.Event().wait()  # until the client gives up, which cancels this
        if fault.end == "reset" and request.transport is not None:
            request.transport.abort()
        return _half(answer) if fault.end == "cut" else answer

    async def _download(self, request: web.Request) -> web.Response:
        """A file by its path (File.file_path)."""
        try:
            self._authorize(request)
        except Refusal as refusal:
            return _refused(refusal)
        file = self.world.files.at(request.match_info["path"])
        if file is None:
            return _refused(not_found())
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _nothing(self, _request: web.Request) -> web.Response:
        return _refused(not_found())


def _refused(refusal: Refusal) -> web.Response:
    return _json(refusal.status, refusal.body())


def _json(status: int, body: Mapping[str, Any]) -> web.Response:
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")


def _half(answer: web.Response) -> web.Response:
    body = answer.text or ""
    return web.Response(text=body[: len(body) // 2], content_type="application/json")


def _short(value: object) -> object:
    """An argument as the list of deeds keeps it: of a file its name and size."""
    if isinstance(value, Upload):
        return f"{value.name} ({len(value.content)} bytes)"
    return value
