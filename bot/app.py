"""The composition root: everything is constructed, connected and started here, and nowhere else."""

import asyncio
import contextlib
import datetime as dt
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial

from telegram import Bot

from bot.administering import LINK
from bot.configuration import Configuration
from bot.desk import desk_of, settings_of
from bot.ending import end
from bot.intake import Intake, Job, Lanes
from bot.introduction import introduce
from bot.looks import Looks
from bot.menus import Audiences, Menus, Reader
from bot.messenger import TelegramMessenger, bot_at
from bot.metrics import Counted, Metrics
from bot.monitoring import monitored
from bot.polling import poll
from bot.refreshing import AT_IT, Refresher
from bot.standby import take_over, unless_lost
from bot.surroundings import Surroundings
from bot.watch import CHECK, Watch
from bot.webhook import Webhook, unhook
from bot.wire import Wire, raw_updates
from handlers.routes import KINDS
from handlers.update import Reception
from scheduler.letters import render
from scheduler.look import look, upcoming
from scheduler.outbox import Outbox
from scheduler.settings import Settings
from scheduler.ticker import Ticker
from storage import chats
from storage import intake as updates
from storage import menus as shelf
from storage.database import Database

log = logging.getLogger(__name__)

FORGETS_EVERY = 3600.0
"""Seconds between two times that handled updates are forgotten."""

PATIENCE = 5.0
"""Seconds that what is being handled gets to finish when the bot is stopped, and then again what is
being sent. What does not finish is done or decided at the next start."""


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
    menus: Menus
    refresher: Refresher
    watch: Watch
    metrics: Metrics
    looks: Looks = field(default_factory=Looks)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def ended(self) -> None:
        """Waits until something ends that should run for as long as the bot does. It does so by an
        error alone, which is raised where `running` is left."""
        await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)

    async def look(self) -> None:
        """Looks at the clock: decides what is due, and shows cards and menus that are missing."""
        now = self.surroundings.now()
        await look(self.database, self.settings, now)
        self.outbox.wake()
        self.refresher.note(await self.database.read(chats.dead))
        coordinators = self.settings.coordinators
        readers = await self.database.read(lambda c: shelf.readers(c, coordinators))
        for reader, audiences in self.menus.missing(readers):
            chat = None if reader == "private" else reader
            self._later(chat, partial(self._put_up, reader, audiences))
        self.watch.looked()
        self.metrics.looked()
        await self.looks.note(now)

    async def forget(self) -> None:
        """Forgets handled updates now and then, until it is cancelled."""
        while True:
            try:
                await self.database.write(partial(updates.prune, now=self.surroundings.now()))
            except Exception:
                log.exception("handled updates could not be forgotten; it is tried again")
            await asyncio.sleep(FORGETS_EVERY)

    async def check(self) -> None:
        """Looks at oneself again and again, until it is cancelled."""
        while True:
            await asyncio.sleep(CHECK)
            try:
                due = await self.outbox.waits()
            except Exception:  # noqa: BLE001 - the database is watched by itself
                due = False
            self.watch.waiting(due=due, moved_at=self.outbox.ended_at)
            if await self.watch.check():
                self.outbox.wake()

    def _later(self, chat: int | None, job: Job) -> None:
        """Does it in the chat's own turn, so that an old state never overtakes a newer one and no
        look waits for Telegram. A chat that is being served waits for the next look."""
        if not self.lanes.serve(chat):
            self.lanes.add(chat, job)

    async def _put_up(self, reader: Reader, audiences: Audiences) -> None:
        """Puts up a menu, and keeps that it is up where it is one chat's."""
        if await self.menus.put_up(reader, audiences) and reader != "private":
            mark = self.menus.mark(audiences)
            await self.database.write(partial(shelf.put_up, chat=reader, mark=mark))

    async def settled(self) -> None:
        """Waits until everything that was taken in is handled, everything due is sent and every
        card is shown."""
        while self.lanes.busy or self.refresher.busy or not await self.outbox.idle():
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
    SchemaTooNew when the database cannot be worked with; Failed when the page for monitoring or the
    webhook cannot be served. Lost, at the start or where it is left, when another bot has taken
    this one's place.
    """
    around = surroundings or Surroundings()
    async with contextlib.AsyncExitStack() as stack:
        database = await Database.open(configuration.storage.url.get_secret_value())
        stack.push_async_callback(database.close)
        claimed = await database.claim()
        coordinators, tick = configuration.bot.coordinators, configuration.scheduler.tick
        watch = Watch(database, frozenset(coordinators), around.now, time.monotonic, tick)
        metrics = Metrics()
        page = await monitored(configuration, database, watch, metrics, around.now)
        if page is not None:
            stack.push_async_callback(page.cleanup)
        webhook = await _listen(stack, configuration, around)
        if not claimed:
            await take_over(database)
        yield await unless_lost(
            database, _start(stack, configuration, around, database, watch, metrics, webhook)
        )


async def _listen(
    stack: contextlib.AsyncExitStack, configuration: Configuration, around: Surroundings
) -> Webhook | None:
    """The webhook, which puts everything off for as long as this one is not the bot; None where
    Telegram is asked."""
    wanted = configuration.webhook
    if not wanted.url:
        return None
    webhook = Webhook(wanted.url, wanted.secret.get_secret_value() or around.secret())
    stack.push_async_callback((await webhook.serve(wanted.address)).cleanup)
    return webhook


async def _start(
    stack: contextlib.AsyncExitStack,
    configuration: Configuration,
    around: Surroundings,
    database: Database,
    watch: Watch,
    metrics: Metrics,
    webhook: Webhook | None,
) -> App:
    wire = Wire.to(configuration.telegram.api, database.held)
    await wire.initialize()
    stack.push_async_callback(wire.shutdown)
    bot = bot_at(configuration.telegram.api, configuration.telegram.token, wire)
    app, intake = await _assemble(configuration, around, database, bot, watch, metrics)
    await _begin(stack, app, intake, bot, configuration.scheduler.tick, webhook)
    return app


async def _assemble(
    configuration: Configuration,
    around: Surroundings,
    database: Database,
    bot: Bot,
    watch: Watch,
    metrics: Metrics,
) -> tuple[App, Intake]:
    telegram = TelegramMessenger(bot)
    bot_id, username = await introduce(telegram)
    messenger = Counted(telegram, metrics)
    settings = settings_of(configuration, around.secret)
    outbox = Outbox(
        database,
        messenger,
        partial(render, settings=settings),
        around.now,
        asyncio.get_running_loop().time,  # monotonic: a moved clock hurries no message
        asyncio.sleep,
        settings.coordinators,
    )
    desk = desk_of(
        configuration, around.secret, lambda secret: LINK.format(bot=username, secret=secret)
    )
    lanes = Lanes()
    refresher = Refresher(
        lanes, outbox, lambda chat: reception.show_again(chat, around.now()), asyncio.sleep
    )
    reception = Reception(database, messenger, desk, outbox.wake, refresher.answered)
    menus = Menus(telegram, configuration.bot.language)
    served = (reception, lanes, outbox, menus, refresher)
    app = App(database, username, around, settings, *served, watch, metrics)
    return app, Intake(database, lanes, reception.handle, around.now, bot_id)


async def _begin(
    stack: contextlib.AsyncExitStack,
    app: App,
    intake: Intake,
    bot: Bot,
    tick: float,
    webhook: Webhook | None,
) -> None:
    """Starts what runs by itself, in the order in which it may: what was stored before comes
    first, then what Telegram has kept, then the clock. It ends the other way round. Nothing here
    waits for Telegram: while it is away, time goes on."""
    await _resume(stack, app, intake)
    if webhook is None:
        coming = _ask(bot, app, intake)
    else:
        webhook.open(intake.take)
        stack.callback(webhook.close)
        coming = webhook.keep(bot, asyncio.sleep, app.watch.heard, app.watch.undelivered)
    works = {
        "intake": coming,
        "refresher": app.refresher.run(),
        "pulse": app.watch.beat(asyncio.sleep),
        "watch": app.check(),
        "forgetting": app.forget(),
        "lease": app.database.lost(),
    }
    for name, work in works.items():
        app.tasks.append(asyncio.create_task(work, name=name))
        stack.push_async_callback(end, app.tasks[-1])
    ticker = Ticker(app.look, tick)
    ticker.start()
    stack.callback(ticker.stop)


async def _resume(stack: contextlib.AsyncExitStack, app: App, intake: Intake) -> None:
    """Goes on where an earlier life ended, and sends from now on."""
    stack.push_async_callback(_stop, app)
    await app.outbox.recover()
    app.tasks.append(asyncio.create_task(app.outbox.run(), name="outbox"))
    stack.push_async_callback(_finish, app, app.tasks[-1])
    await intake.resume()
    interrupted = partial(chats.interrupted, since=app.surroundings.now() - AT_IT)
    app.refresher.resume(await app.database.read(interrupted))
    await app.watch.begin()


async def _ask(bot: Bot, app: App, intake: Intake) -> None:
    """Asks Telegram for updates until it is cancelled, once Telegram calls no webhook."""
    heard, waits = app.watch.heard, app.surroundings.long_poll
    await unhook(bot, asyncio.sleep, heard)
    asked = partial(raw_updates, bot.request, bot.base_url, long_poll=waits, allowed_updates=KINDS)
    await poll(asked, intake.take, asyncio.sleep, heard)


async def _stop(app: App) -> None:
    """Lets what is being handled come to its end, unless this bot's place was taken."""
    await app.lanes.stop(0.0 if app.database.is_lost else PATIENCE)


async def _finish(app: App, sending: asyncio.Task[None]) -> None:
    """Lets the letters that are under way arrive, so that none of them must be sent twice."""
    app.outbox.stop()
    await asyncio.wait([sending], timeout=0.0 if app.database.is_lost else PATIENCE)
    await end(sending)
