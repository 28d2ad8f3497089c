"""Kills senders at named points between "due" and "sent", and looks at what arrived."""

import asyncio
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy import select

from playground.emulator.calls import Call
from playground.emulator.faults import reset
from playground.emulator.server import Emulator
from playground.emulator.world import World
from storage import Connection, chats, outbox, people, rounds
from storage.database import Database
from storage.outbox import AT_ONCE, NEWS, RECEIPTS, Letter
from storage.schema import outbox as table
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.killed_bot import OPENS, TOKEN
from tests.server import Server

Mode = Literal["product", "no-key", "send-first", "finish-first"]

ROOT = Path(__file__).parents[2]
PEOPLE = (201, 202, 203, 204, 205)

POINTS = (
    "deciding",  # decided and not committed
    "decided",  # committed, nothing sent
    "marking",  # marked as being sent and not committed
    "marked",  # committed, not called
    "calling",  # Telegram has not taken it
    "called",  # Telegram has taken it, the answer was not seen
    "answered",  # the answer was seen
    "noting",  # a part noted as sent and not committed
    "noted",  # committed, the next one not begun
    "finishing",  # stored as sent and not committed
    "finished",  # committed
)
"""Where a sender can end between what is due and what is sent."""

OTHERS = [
    Letter("aside 1", 204, "aside", {}, AT_ONCE, NEWS),
    Letter("receipt 1", 201, "receipt", {"parts": 3}, AT_ONCE, RECEIPTS),
    Letter("aside 2", 205, "aside", {}, AT_ONCE, NEWS),
    Letter("receipt 2", 204, "receipt", {"parts": 2}, AT_ONCE, RECEIPTS),
]
"""What waits besides the openings to 201, 202 and 203."""

EXPECTED = {
    *(f"<opening {chat} 0>" for chat in (201, 202, 203)),
    *(
        f"<{each.kind} {each.chat} {part}>"
        for each in OTHERS
        for part in range(each.about.get("parts", 1))
    ),
}
"""What has to arrive."""


class Place(Protocol):
    """Where databases like a filled one are made."""

    async def fresh(self) -> str:
        """Where a new one is. The one before is not needed any more."""


@dataclass(frozen=True)
class Files:
    """Copies of a file. `copy` is the copy's name."""

    filled: Path
    copy: Path

    async def fresh(self) -> str:
        """Where a new copy is."""
        shutil.copy(self.filled, self.copy)
        for left in ("-wal", "-shm"):
            self.copy.with_name(self.copy.name + left).unlink(missing_ok=True)
        return f"sqlite:///{self.copy}"


@dataclass
class Copies:
    """Copies of a server's database. Nobody may be connected to the filled one."""

    server: Server
    filled: str
    _last: str = ""

    async def fresh(self) -> str:
        """Where a new copy is."""
        if self._last:
            await self.server.drop(self._last)
        self._last = await self.server.new(self.filled)
        return self.server.url(self._last)


@dataclass
class Found:
    """What arrived in spite of the kills, in a number of runs. `unsure` are letters of which it is
    stored that nobody knows; `lost` is what is missing besides these. Of second copies, `misled`
    are those of what must never come twice, `baseless` those of what was not being sent."""

    kills: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    misled: list[str] = field(default_factory=list)
    baseless: list[str] = field(default_factory=list)

    def add(self, arrived: Counter[str], under_way: set[str], unsure: set[str], point: str) -> None:
        """One more run. `under_way` are letters that were being sent at the kill, without their
        parts."""
        self.kills[point] += 1
        missing = [label for label in EXPECTED if not arrived[label]]
        self.lost += [f"{point}: {each}" for each in missing if each not in unsure]
        self.unsure += [f"{point}: {each}" for each in unsure]
        for label, copies in arrived.items():
            more = [f"{point}: {label}"] * (copies - 1)
            self.doubled += more
            self.misled += more if "aside" in label else []
            self.baseless += more if label.rpartition(" ")[0] not in under_way else []


class Machine:
    """Runs one sender at a time as a real process."""

    def __init__(self, starter: asyncio.subprocess.Process) -> None:
        self._starter = starter
        self.pid = 0

    async def run(self, mode: Mode, point: str, nth: int, url: str, api: str) -> int:
        """Runs a sender to its end, and says how it ended: 0, or the number of a signal."""
        assert self._starter.stdin is not None
        self._starter.stdin.write(f"{mode} {point} {nth} {url} {api}\n".encode())
        self.pid = await self._line()
        async with asyncio.timeout(60):
            return await self._line()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    async def _line(self) -> int:
        assert self._starter.stdout is not None
        return int(await self._starter.stdout.readline())


@asynccontextmanager
async def machine() -> AsyncIterator[Machine]:
    """A machine that can run senders."""
    pipe = asyncio.subprocess.PIPE
    starter = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.scheduler.killed_bot", cwd=ROOT, stdin=pipe, stdout=pipe
    )
    try:
        yield Machine(starter)
    finally:
        assert starter.stdin is not None
        starter.stdin.close()
        await starter.wait()


async def killed_at(
    machine: Machine,
    mode: Mode,
    point: str,
    nth: int,
    place: Place,
    words: str = "",
) -> tuple[Counter[str], set[str], set[str]] | None:
    """A sender is killed at the point (of a call: with these words), and another one goes on: what
    arrived, what was being sent at the kill, and of what nobody knows in the end. None where no
    sender comes to the point so often."""
    url = await place.fresh()
    world = _world()
    emulator = Emulator(world, TOKEN)
    api = await emulator.start()
    try:
        if point in ("calling", "called"):
            _kill_while_calling(machine, emulator, nth, words, taken=point == "called")
        ended = await machine.run(mode, point, nth, url, api)
        if ended == 0:
            return None
        assert ended == -signal.SIGKILL, f"{mode} {point} {nth} ended by {ended}"
        emulator.faults.clear()
        under_way = {label.rpartition(" ")[0] for label in await _in_state("sending", url)}
        assert await machine.run(mode, "none", 0, url, api) == 0
    finally:
        await emulator.stop()
    return _arrived(world), under_way, await _in_state("uncertain", url)


def _arrived(world: World) -> Counter[str]:
    return Counter(
        message.wording.text
        for messages in world.messages.values()
        for message in messages.values()
        if message.sender == world.bot.id
    )


async def _in_state(state: str, url: str) -> set[str]:
    """The labels of the first parts of letters in this state."""
    query = select(table.c.kind, table.c.chat).where(table.c.state == state)
    database = await Database.open(url)
    try:
        rows = await database.read(lambda c: c.execute(query).all())
    finally:
        await database.close()
    return {f"<{row.kind} {row.chat} 0>" for row in rows}


def _world() -> World:
    world = World(lambda: OPENS, paced=False)
    for account in PEOPLE:
        world.add_person(account, "Amtsleitung")
        world.start(account)
    return world


def _kill_while_calling(
    machine: Machine, emulator: Emulator, nth: int, words: str, *, taken: bool
) -> None:
    """The nth call of sendMessage with these words is the sender's last."""
    calls = 0

    def dies(call: Call) -> bool:
        nonlocal calls
        fits = call.method == "sendMessage" and words in call.text("text")
        calls += fits
        if not fits or calls != nth:
            return False
        machine.kill()
        return True

    emulator.faults.order(reset(delivered=taken), when=dies)


def fill(connection: Connection, round_: Round, roster: Roster) -> None:
    """A round that is due to open, with three people in it, and letters that wait."""
    rounds.freeze(connection, round_, roster, OPENS)
    for account in PEOPLE:
        person = people.add(connection, account, f"opaque-{account}", "de")
        chats.begin(connection, account, person.id, '{"at": "home"}')
    for person_id, roster_person in enumerate(("al-witten", "s-witten", "sb-witten"), start=1):
        people.join(connection, round_.id, roster_person, person_id, OPENS)
    for letter in OTHERS:
        outbox.put(connection, letter)


async def killed(
    runner: Machine,
    mode: Mode,
    deaths: Iterable[tuple[str, int]],
    place: Place,
    words: str = "",
) -> Found:
    """Senders are killed: each at its point, when it comes there for the nth time."""
    found = Found()
    for point, nth in deaths:
        for tried in (nth, 1):  # some points do not come so often
            seen = await killed_at(runner, mode, point, tried, place, words)
            if seen is not None:
                found.add(*seen, point)
                break
    return found
