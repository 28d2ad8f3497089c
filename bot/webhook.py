"""The way in by webhook: Telegram calls, and gets its 200 only when what it brought is stored.

404   another path                    405   another method than POST
403   without the secret              400   no update
413   more than an update can be      503   not now: Telegram brings it again
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot, WebhookInfo
from telegram.error import Conflict, TelegramError

from bot.front_door import Failed
from bot.polling import PAUSES, Heard, Take, pause_after
from bot.wire import can_be_confirmed, token_checked
from handlers.routes import KINDS
from storage.database import Lost

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
"""Where Telegram puts the secret that it was given (setWebhook.secret_token)."""

LIMIT = 1024 * 1024
"""Bytes of a call. An update is some kilobytes: a text of 4,096 characters, of a file the name."""

READ_WITHIN = 10.0
"""Seconds within which a call must have arrived as a whole."""

LOOKS = 30.0
"""Seconds between two looks at whether Telegram still brings updates here."""

CLOSES_WITHIN = 5.0
"""Seconds that calls under way get when the bot ends."""

Sleep = Callable[[float], Awaitable[None]]


class Webhook:
    """The address that Telegram calls. `url` is the public one, whose path is the only one that is
    answered, `secret` what each call must bring."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._secret = secret.encode()
        self._take: Take | None = None
        self._taken = 0

    async def serve(self, address: tuple[str, int]) -> web.AppRunner:
        """Listens until the runner is cleaned up; each call is put off until `open`. Failed when
        the address cannot be had."""
        app = web.Application(client_max_size=LIMIT)
        app.router.add_post(urlsplit(self._url).path, self._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSES_WITHIN)
        await runner.setup()
        try:
            await web.TCPSite(runner, *address).start()
        except OSError as error:
            await runner.cleanup()
            host, port = address
            raise Failed(
                f"webhook.listen: {host}:{port} cannot be had ({error.strerror})"
            ) from error
        return runner

    def open(self, take: Take) -> None:
        """From now on updates are taken."""
        self._take = take

    def close(self) -> None:
        """From now on everything is put off."""
        self._take = None

    # -- calls --------------------------------------------------------------------------------

    async def _answer(self, request: web.Request) -> web.Response:
        """The secret is looked at first: of whoever does not know it nothing is read. A bot that
        waits beside another one does not know it either, and puts everybody off."""
        if self._take is None:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._secret):
            log.warning("a call without the secret was turned away at the webhook")
            return web.Response(status=HTTPStatus.FORBIDDEN)
        update = await _update_in(request)
        if update is None:
            log.warning("a call that is no update was turned away at the webhook")
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        stored = await self._store(update)
        return web.Response(status=HTTPStatus.OK if stored else HTTPStatus.SERVICE_UNAVAILABLE)

    async def _store(self, update: dict[str, Any]) -> bool:
        """Whether it is stored. If not, Telegram keeps it and brings it again: to the bot that has
        taken over, perhaps."""
        if self._take is None:
            return False
        try:
            await self._take([update])
        except Lost:
            return False
        except Exception:
            log.exception("an update could not be stored; Telegram keeps it")
            return False
        self._taken += 1
        return True

    # -- registration -------------------------------------------------------------------------

    async def keep(
        self, bot: Bot, sleep: Sleep, heard: Heard, undelivered: Callable[[bool], None]
    ) -> None:
        """Has Telegram call here, and looks again and again whether it still does, until it is
        cancelled. `undelivered` is told whether Telegram has updates that it cannot bring."""
        failures, registered = 0, False
        seen = _Deliveries()
        while True:
            try:
                with token_checked():
                    if not registered:
                        await self._register(bot)
                        registered = True
                    info = await bot.get_webhook_info()
            except TelegramError as error:
                heard(error)
                await sleep(pause_after(error, failures))
                failures += 1
                continue
            failures = 0
            if info.url == self._url:
                heard(None)
                undelivered(seen.fail(info, self._taken))
                await sleep(LOOKS)
            else:
                heard(Conflict("another webhook"))
                log.warning("another program has changed the webhook; it is set again")
                registered = False
                await sleep(PAUSES[-1])

    async def _register(self, bot: Bot) -> None:
        await bot.set_webhook(
            self._url, allowed_updates=list(KINDS), secret_token=self._secret.decode()
        )


class _Deliveries:
    """What Telegram said of its deliveries at the last look."""

    def __init__(self) -> None:
        self._taken = 0
        self._error: object = None
        self._failing = False

    def fail(self, info: WebhookInfo, taken: int) -> bool:
        """Whether something waits there, nothing has come since the last look, and a delivery has
        failed since one came. Its time is not compared with a clock of ours."""
        anew = info.last_error_date is not None and info.last_error_date != self._error
        waits = info.pending_update_count > 0 and taken == self._taken
        self._failing = waits and (anew or self._failing)
        self._taken, self._error = taken, info.last_error_date
        if self._failing:
            log.warning(
                "%s updates wait at Telegram, which cannot bring them (%s)",
                info.pending_update_count,
                info.last_error_message,
            )
        return self._failing


async def unhook(bot: Bot, sleep: Sleep, heard: Heard) -> None:
    """Has Telegram call nobody, so that it may be polled: while a webhook is set, it answers every
    poller with 409. What waits there stays. Asked until Telegram answers; `heard` is told of each
    error."""
    failures = 0
    while True:
        try:
            with token_checked():
                if (await bot.get_webhook_info()).url:
                    await bot.delete_webhook()
                    log.warning(
                        "a webhook was set for this bot; it is removed, and polled from now"
                    )
                return
        except TelegramError as error:
            heard(error)
            await sleep(pause_after(error, failures))
            failures += 1


async def _update_in(request: web.Request) -> dict[str, Any] | None:
    """The update that is brought; None for anything else. 413 when there is too much of it."""
    if request.content_type != "application/json":
        return None
    try:
        async with asyncio.timeout(READ_WITHIN):
            body = await request.read()
        found = json.loads(body)
    except (ValueError, RecursionError, TimeoutError):
        return None
    return found if can_be_confirmed(found) else None
