"""The stage of the simulation: a played clock, the world, and the bot's lives on it."""

import asyncio
import contextvars
import datetime as dt
import itertools
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from pydantic import SecretStr

import bot.app
from bot.administering import issue_invitations, open_round
from bot.configuration import Configuration, load
from bot.messenger import bot_at
from bot.metrics import Metrics
from bot.polling import poll
from bot.refreshing import AT_IT
from bot.surroundings import Surroundings
from bot.watch import Watch
from bot.wire import raw_updates
from handlers.routes import KINDS
from playground.emulator.server import Emulator
from playground.emulator.world import World
from rounds.reader import Reading
from rounds.shelf import path_of
from storage import chats
from storage.database import Database
from tests.simulation.loop import LIFE, PlayedLoop
from tests.simulation.network import Network, PlayedWire
from tests.simulation.store import PlainStore
from tests.stories.sigkill_cards import Questionnaire
from tests.stories.sigkill_heads import Head
from tests.stories.sigkill_round import COORDINATOR, FIRST_HEAD, Play

TOKEN = "7000000001:canary-of-the-simulation"
ROUND = "solidarpakt-en"

HOUR = 3600.0
DAY = 24 * HOUR
TICK = 3600.0
"""Seconds between two looks at the clock: more seldom than in earnest, for the sake of speed."""

DESPAIR = 8 * HOUR
"""Seconds until a card that does not move is called dead: longer than the bot is ever down."""


@dataclass
class Lives:
    """The stage, and the bot on it, one life after the other."""

    seed: int
    loop: PlayedLoop
    folder: Path
    reading: Reading
    hits: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    shift: float = 0.0
    over: bool = False

    def __post_init__(self) -> None:
        assert self.reading.round.opens_at is not None
        self.begin = self.reading.round.opens_at - dt.timedelta(hours=1)
        self.end = (self.reading.round.closes_at - self.begin).total_seconds()
        self.world = World(self._true, first_update=500, paced=False, ticks=self.loop.time)
        Emulator(self.world, TOKEN)  # which tells the world who the bot is
        self.network = Network(self.world, self.chance("network"), self.tell)
        self.secrets = (f"secret-{self.seed}-{number}" for number in itertools.count())
        self.path = self.folder / "votum.db"
        self.life = 0
        self.store: PlainStore | None = None
        self.play = Play(self.world, None, None, self.path, self.reading, "")  # type: ignore[arg-type]
        self.play.heads = self.heads
        self.reader = PlainStore(self.path)

    def chance(self, whose: str) -> Random:
        """Randomness of one's own, so that nobody's draws depend on anybody else's."""
        return Random(f"{self.seed} {whose}")

    def tell(self, line: str) -> None:
        """One more line of the trace."""
        self.lines.append(f"{self.loop.time():.3f} {line}")

    def _true(self) -> dt.datetime:
        """What time it is."""
        return self.begin + dt.timedelta(seconds=self.loop.time())

    def now(self) -> dt.datetime:
        """What the bot's clock shows."""
        return self._true() + dt.timedelta(seconds=self.shift)

    # -- the bot ------------------------------------------------------------------------------

    async def start(self) -> None:
        """A new life of the bot begins."""
        self.life += 1
        context = contextvars.copy_context()
        context.run(LIFE.set, self.life)
        context.run(self.loop.create_task, self._live())

    async def die(self) -> None:
        """It ends, wherever it is."""
        await self.loop.end_life(self.life)
        if self.store is not None:
            self.store.end()
            self.store = None

    async def _live(self) -> None:
        """What `bot/app.py` starts, but for the watch over itself and the forgetting."""
        self.store = PlainStore(self.path)
        database = Database(self.store)
        await database.claim()
        around = Surroundings(self.now, partial(next, self.secrets), long_poll=3000)
        configuration = self._configuration()
        wire = PlayedWire(self.network)
        telegram = bot_at(configuration.telegram.api, SecretStr(TOKEN), wire)
        watch = Watch(database, frozenset({COORDINATOR}), self.now, self.loop.time, TICK)
        app, intake = await bot.app._assemble(
            configuration, around, database, telegram, watch, Metrics()
        )
        await app.outbox.recover()
        await intake.resume()
        interrupted = partial(chats.interrupted, since=self.now() - AT_IT)
        app.refresher.resume(await app.database.read(interrupted))
        waits = around.long_poll
        fetch = partial(
            raw_updates, wire, telegram.base_url, long_poll=waits, allowed_updates=KINDS
        )
        for work in (
            app.outbox.run(),
            poll(fetch, intake.take, asyncio.sleep, watch.heard),
            app.refresher.run(),
        ):
            task = asyncio.get_running_loop().create_task(work)
            task.add_done_callback(self._ended)
        while True:
            await app.look()
            await asyncio.sleep(TICK)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        if not task.cancelled():
            self.tell(f"a part of the bot ended by {task.exception()!r}")
            self.figures["parts that ended"] += 1

    def _configuration(self) -> Configuration:
        file = self.folder / "config.toml"
        file.write_text(
            f'[telegram]\ntoken = "{TOKEN}"\napi = "http://127.0.0.1:9"\n'
            f"[bot]\ncoordinators = [{COORDINATOR}]\n"
        )
        return load(file, {})

    async def invite(self) -> None:
        store = PlainStore(self.path)
        database, secret = Database(store), partial(next, self.secrets)
        await open_round(database, path_of(ROUND), self.begin, secret)
        issued = await issue_invitations(database, ROUND, self.begin, secret)
        await database.close()
        self.world.add_person(COORDINATOR, "Koordination", "coordinators")
        persons = dict.fromkeys(each.holder.person for each in issued)
        for account, person in enumerate(persons, start=FIRST_HEAD):
            self.world.add_person(account, person)
            towns = tuple(each.mandate.key for each in issued if each.holder.person == person)
            head = Head(
                account,
                towns,
                self.world,
                Questionnaire(self.reading.round),
                self.chance(f"head {account}"),
                patience=300.0 if account % 2 else DESPAIR,
                despair=DESPAIR,
                looks=2.0,
                revisions=account % 3,
            )
            self.heads.append(head)
            self.play.links[account] = next(
                each.secret for each in issued if each.holder.person == person
            )
