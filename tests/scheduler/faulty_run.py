"""Plays a schedule of faults: the real outbox, messenger and HTTP, and a clock that goes by itself.

`make faults` plays hundreds of them and reports; the tests play some.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import select

from bot.messenger import TelegramMessenger, bot_at
from bot.patience import Patience
from bot.wire import Wire
from chat.cards import Card, File
from chat.messenger import Fetched, Messenger, Outcome, Unknown
from playground.emulator.calls import Call
from playground.emulator.faults import Order
from playground.emulator.server import Emulator
from playground.emulator.world import World
from scheduler.letters import KINDS
from scheduler.outbox import Outbox
from storage import outbox
from storage.database import Database
from storage.outbox import Letter
from storage.schema import outbox as table
from tests.scheduler.faulty_schedule import ENDING, GROUP, PEOPLE, Schedule, drawn, written
from tests.scheduler.recorder import Hands
from tests.server import Server

TOKEN = "7000000001:canary-of-the-faults"

PATIENCE = Patience(read=0.3)
"""Seconds of real time that a silence costs."""

ABREAST = 4
"""Schedules that are played at the same time."""


Fresh = Callable[[int], Awaitable[str]]
"""Where an empty database for the schedule of this seed is."""


def copies(built: Path, folder: Path) -> Fresh:
    """Empty databases in files of the folder: copies of a built one."""

    async def fresh(seed: int) -> str:
        return f"sqlite:///{shutil.copy(built, folder / f'{seed}.db')}"

    return fresh


def on_server(server: Server) -> Fresh:
    """Empty databases of a server."""

    async def fresh(_seed: int) -> str:
        return server.url(await server.new("built"))

    return fresh


class Noting(Messenger):
    """The real messenger, which notes after which messages nobody knew whether they arrived."""

    def __init__(self, messenger: Messenger) -> None:
        self._messenger = messenger
        self.unknown: Counter[str] = Counter()

    async def send(self, chat: int, card: Card) -> Outcome:
        return self._noted(card.body, await self._messenger.send(chat, card))

    async def send_file(self, chat: int, file: File) -> Outcome:
        return self._noted(file.caption, await self._messenger.send_file(chat, file))

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        raise NotImplementedError("letters are never edited")

    async def strip(self, chat: int, message: int) -> Outcome:
        raise NotImplementedError("letters keep their buttons")

    async def fetch(self, file: str) -> Fetched | Outcome:
        raise NotImplementedError("nobody sends files here")

    async def toast(self, press: str, words: str) -> Outcome:
        raise NotImplementedError("letters answer no press")

    def _noted(self, label: str, outcome: Outcome) -> Outcome:
        self.unknown[label] += isinstance(outcome, Unknown)
        return outcome


@dataclass
class Result:
    """What became of a schedule. `complaints` name the seed and are none if all went well."""

    seed: int
    hits: Counter[str]
    letters: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    ambiguous: int = 0
    duplicates: int = 0
    lost: int = 0
    complaints: list[str] = field(default_factory=list)

    def complain(self, what: str) -> None:
        self.complaints.append(f"seed {self.seed}: {what}")


async def play(schedule: Schedule, fresh: Fresh) -> Result:
    """Sends everything through all that goes wrong, and compares what arrived."""
    database = await Database.open(await fresh(schedule.seed))
    await database.write(lambda c: [outbox.put(c, each) for each in schedule.letters])
    hands = Hands()
    world = _world(hands)
    try:
        async with _telegram(world) as (emulator, messenger):
            orders = _order(emulator, schedule)
            sending = Outbox(
                database,
                messenger,
                written,
                lambda: hands.now,
                lambda: hands.ticks,
                hands.sleep,
            )
            async with asyncio.timeout(60):
                await sending.drain()
        rows = await database.read(
            lambda c: c.execute(select(table.c.key, table.c.state, table.c.reason)).all()
        )
    finally:
        await database.close()
    found = {row.key: (row.state, row.reason) for row in rows}
    return _judged(schedule, found, _arrived(world), messenger.unknown, orders)


def _world(hands: Hands) -> World:
    world = World(lambda: hands.now, paced=False, ticks=lambda: hands.ticks)
    for account in PEOPLE:
        world.add_person(account, "Amtsleitung")
        world.start(account)
    world.add_group(GROUP, "Lenkungskreis")
    return world


@asynccontextmanager
async def _telegram(world: World) -> AsyncIterator[tuple[Emulator, Noting]]:
    emulator = Emulator(world, TOKEN)
    api = await emulator.start()
    wire = Wire(PATIENCE, proxies=False)
    await wire.initialize()
    try:
        yield emulator, Noting(TelegramMessenger(bot_at(api, SecretStr(TOKEN), wire)))
    finally:
        await wire.shutdown()
        await emulator.stop()


def _order(emulator: Emulator, schedule: Schedule) -> dict[str, list[tuple[str, Order]]]:
    """The faults of each message, in their order."""

    def fits(call: Call, label: str) -> bool:
        return label in _unescaped(call.text("text") + call.text("caption"))

    return {
        label: [
            (name, emulator.faults.order(fault, when=partial(fits, label=label)))
            for name, fault in struck
        ]
        for label, struck in schedule.faults.items()
    }


def _unescaped(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">")


def _arrived(world: World) -> Counter[str]:
    """How often each label arrived."""
    return Counter(
        message.wording.text
        for messages in world.messages.values()
        for message in messages.values()
        if message.sender == world.bot.id
    )


def _judged(
    schedule: Schedule,
    found: dict[str, tuple[str, str | None]],
    arrived: Counter[str],
    unknown: Counter[str],
    orders: dict[str, list[tuple[str, Order]]],
) -> Result:
    hits = Counter(name for struck in orders.values() for name, order in struck if order.hits)
    result = Result(schedule.seed, hits, ambiguous=unknown.total(), messages=arrived.total())
    for letter, labels in schedule.letters.items():
        state, reason = found[letter.key]
        result.letters[state] += 1
        ended = any(
            order.hits and name in ENDING
            for label in labels
            for name, order in orders.get(label, ())
        )
        _judge(result, letter, f"{state} ({reason})", ended=ended, asked=_sum(unknown, labels))
        for label in labels:
            copies = arrived[label]
            result.duplicates += max(0, copies - 1)
            if state == "sent" and not copies:
                result.lost += 1
                result.complain(f"{letter.kind} {label} is sent and never arrived")
            if copies > 1 + unknown[label]:
                result.complain(f"{letter.kind} {label} came {copies} times without a reason")
            if copies > 1 and not KINDS[letter.kind].harmless:
                result.complain(f"{letter.kind} {label} came {copies} times and never may")
    return result


def _judge(result: Result, letter: Letter, state: str, *, ended: bool, asked: int) -> None:
    """Whether a letter may have ended like this."""
    harmless = KINDS[letter.kind].harmless
    expected = {
        "sent": True,
        "failed": ended,
        "uncertain": asked > 0 and not harmless,
    }
    if not expected.get(state.partition(" ")[0], False):
        result.complain(f"{letter.kind} {letter.key} is {state}")


def _sum(counts: Counter[str], labels: Iterable[str]) -> int:
    return sum(counts[label] for label in labels)


async def play_all(seeds: Iterable[int], fresh: Fresh) -> AsyncIterator[Result]:
    """The schedules of these seeds, some at a time, each as soon as it is over."""
    gate = asyncio.Semaphore(ABREAST)

    async def one(seed: int) -> Result:
        async with gate:
            return await play(drawn(seed), fresh)

    for over in asyncio.as_completed([one(seed) for seed in seeds]):
        yield await over
