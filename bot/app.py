"""The composition root: everything is constructed, connected and started here, and nowhere else."""

import asyncio
import contextlib
import datetime as dt
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial

from telegram import Bot
from telegram.error import TelegramError

from bot.configuration import Configuration
from bot.intake import Intake, Lanes
from bot.menus import menus
from bot.messenger import TelegramMessenger, bot_at
from bot.polling import ALLOWED, PAUSES, poll
from bot.wire import Wire, raw_updates
from handlers.desk import Desk, Privacy
from handlers.update import Reception
from scheduler.letters import render
from scheduler.look import look, upcoming
from scheduler.outbox import Outbox
from scheduler.settings import Settings
from scheduler.ticker import Ticker
from storage import chats
from storage.database import Database

log = logging.getLogger(__name__)

SECRET_BYTES = 24
"""192 random bits in 32 characters: at least 128 are promised, 64 characters fit into a link."""

LONG_POLL = 25
"""Seconds Telegram may wait for an update (getUpdates.timeout)."""

PATIENCE = 10.0
"""Seconds that what is being handled gets to finish when the bot is stopped."""


def random_secret() -> str:
    """A fresh random text that fits into a link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def wall_clock() -> dt.datetime:
    """The present instant."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the bot takes from outside: the time and randomness, so that both can be played."""

    now: Callable[[], dt.datetime] = wall_clock
    secret: Callable[[], str] = random_secret
    long_poll: int = LONG_POLL


@dataclass(frozen=True)
class App:
    """A running bot. Made by `running`."""

    database: Database
    username: str
    surroundings: Surroundings
    settings: Settings
    reception: Reception
    lanes: Lanes
    outbox: Outbox

    async def look(self) -> None:
        """Looks at the clock: decides what is due, and shows cards that are not shown."""
        await look(self.database, self.settings, self.surroundings.now())
        self.outbox.wake()
        for chat in await self.database.read(chats.dead):
            # In the chat's own turn, so that an old state never overtakes a newer one.
            self.lanes.add(chat, partial(self._show_again, chat))

    async def _show_again(self, chat: int) -> None:
        await self.reception.show_again(chat, self.surroundings.now())

    async def settled(self) -> None:
        """Waits until everything that was taken in is handled and everything due is sent."""
        while self.lanes.busy or not await self.outbox.idle():
            await self.lanes.idle()
            self.outbox.wake()
            await asyncio.sleep(0.01)

    async def upcoming(self) -> tuple[dt.datetime, str] | None:
        """The next instant at which time brings something, and what; None if nothing."""
        now = self.surroundings.now()
        return await self.database.read(lambda connection: upcoming(connection, now))


@contextlib.asynccontextmanager
async def running(
    configuration: Configuration, surroundings: Surroundings | None = None
) -> AsyncIterator[App]:
    """The bot at work, for as long as the context lasts.

    BadConfiguration when Telegram does not know the token; InUse, NotDurable, SchemaTooOld or
    SchemaTooNew when the database cannot be worked with.
    """
    around = surroundings or Surroundings()
    async with contextlib.AsyncExitStack() as stack:
        database = await Database.open(configuration.storage.url.get_secret_value())
        stack.push_async_callback(database.close)
        database.claim()
        wire = Wire.to(configuration.telegram.api)
        await wire.initialize()
        stack.push_async_callback(wire.shutdown)
        bot = bot_at(configuration.telegram.api, configuration.telegram.token, wire)
        app, intake = await _assemble(configuration, around, database, bot)
        await _begin(stack, app, intake, bot, wire, configuration.scheduler.tick)
        yield app


async def _assemble(
    configuration: Configuration, around: Surroundings, database: Database, bot: Bot
) -> tuple[App, Intake]:
    messenger = TelegramMessenger(bot)
    bot_id, username = await _introduce(messenger, configuration)
    settings = Settings(
        language=configuration.bot.language,
        coordinators=frozenset(configuration.bot.coordinators),
        post_to=tuple(configuration.bot.post_to),
        secret=around.secret,
    )
    outbox = Outbox(
        database,
        messenger,
        partial(render, settings=settings),
        around.now,
        time.monotonic,
        asyncio.sleep,
    )
    desk = Desk(
        language=configuration.bot.language,
        coordinators=frozenset(configuration.bot.coordinators),
        privacy=Privacy(**configuration.privacy.model_dump()),
        secret=around.secret,
    )
    reception = Reception(database, messenger, desk, outbox.wake)
    lanes = Lanes()
    app = App(database, username, around, settings, reception, lanes, outbox)
    return app, Intake(database, lanes, reception.handle, around.now, bot_id)


async def _introduce(messenger: TelegramMessenger, configuration: Configuration) -> tuple[int, str]:
    """Who the bot is, asked until Telegram answers, and its menus put up."""
    for pause in (*PAUSES, None):
        try:
            bot_id, username = await messenger.whoami()
            break
        except TelegramError as error:
            if pause is None:
                raise
            log.warning("Telegram cannot be reached (%s); again in %.0f s", error, pause)
            await asyncio.sleep(pause)
    await messenger.set_commands(menus(configuration.bot.coordinators))
    return bot_id, username


async def _begin(
    stack: contextlib.AsyncExitStack,
    app: App,
    intake: Intake,
    bot: Bot,
    wire: Wire,
    tick: float,
) -> None:
    """Starts what runs by itself, in the order in which it may: what was stored before comes
    first, then what Telegram has kept, then the clock. It ends the other way round."""
    stack.push_async_callback(app.lanes.stop, PATIENCE)
    await app.outbox.recover()
    stack.push_async_callback(_end, asyncio.create_task(app.outbox.run(), name="outbox"))
    await intake.resume()
    fetch = partial(_fetch, wire, bot.base_url, app.surroundings.long_poll)
    stack.push_async_callback(
        _end, asyncio.create_task(poll(fetch, intake.take, asyncio.sleep), name="polling")
    )
    ticker = Ticker(app.look, tick)
    ticker.start()
    stack.callback(ticker.stop)


async def _fetch(
    wire: Wire, url: str, long_poll: int, offset: int | None
) -> list[dict[str, object]]:
    return await raw_updates(wire, url, offset=offset, long_poll=long_poll, allowed_updates=ALLOWED)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
