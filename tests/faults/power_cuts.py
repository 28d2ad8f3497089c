"""Power cuts below SQLite, while people answer a round.

A walk (tests/walk) is played on a disk that notes everything; each of its transactions says what it
leaves behind. Then the power is cut at any instants, the database is opened as the bot opens it,
and has to hold one of the states that were committed: the last one that was acknowledged, or a
later one.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, func, select

import storage.sqlite
from storage import log
from storage.database import Database
from storage.schema import chats, drafts, intake, outbox, submissions
from storage.sqlite import SqliteStore
from storage.unusable import Unusable
from tests.faults.disk import Disk, Done, recorded
from tests.faults.tally import Tally
from tests.walk.walking import walk

AT_ONCE = 100
"""Cuts in one walk."""

STEPS = 30
"""Things that people do in a walk before they make an end."""

BUILT = 2
"""Things that happened to the disk before anybody came: the file and its flush."""

State = tuple[object, ...]


def state(connection: Connection) -> State:
    """How far everything is that only grows: the chain and its head, submissions, updates stored
    and handled, answers, letters, cards."""
    waiting = select(func.count()).where(intake.c.state == "waiting")
    counts = [select(func.count()).select_from(table) for table in (submissions, intake, outbox)]
    versions = select(func.coalesce(func.sum(drafts.c.version), 0))
    found = [connection.execute(query).scalar_one() for query in (*counts, waiting, versions)]
    sums = [func.sum(column) for column in (chats.c.turn, chats.c.revision, chats.c.shown)]
    shown = connection.execute(select(*sums)).one()
    return (*log.head(connection, "walk"), *found, *shown)


class Telling(Database):
    """A database that notes on the disk what each transaction left: when it is about to be
    committed, and when that was acknowledged."""

    disk: Disk

    async def write(self, unit: Callable[[Connection], Any]) -> Any:
        def telling(connection: Connection) -> tuple[Any, State]:
            result = unit(connection)
            left = state(connection)
            self.disk.mark(("begun", left))
            return result, left

        result, left = await super().write(telling)
        self.disk.mark(("acknowledged", left))
        return result


OFTEN = 40
"""Pages after which SQLite moves its log into the file (wal_autocheckpoint), in three walks of
four: its own thousand are reached in no walk before its end."""

BEFORE, WITHIN, BEHIND = "before a checkpoint", "within a checkpoint", "behind a checkpoint"
CUTS = (BEFORE, WITHIN, BEHIND)
"""Where a cut falls: before the file was ever written, while it is, or later."""


@contextlib.contextmanager
def pragmas(*, full: bool, often: bool) -> Iterator[None]:
    """The storage's own, with checkpoints that come often if wanted. Not `full`, they are the
    control: a storage that does not flush each commit, and does not mind."""

    def mind_nothing(*_: object) -> None: ...

    before, durable = storage.sqlite._PRAGMAS, SqliteStore.assert_durable
    changed: tuple[str, ...] = before
    if often:
        changed = (*before, f"wal_autocheckpoint = {OFTEN}")
    if not full:
        changed = tuple(each.replace("= FULL", "= NORMAL") for each in changed)
        SqliteStore.assert_durable = mind_nothing  # type: ignore[assignment]
    storage.sqlite._PRAGMAS = changed  # type: ignore[assignment]
    try:
        yield
    finally:
        storage.sqlite._PRAGMAS = before
        SqliteStore.assert_durable = durable  # type: ignore[method-assign]


def played(
    folder: Path, built: Path, seed: int, *, full: bool = True, cuts: int = AT_ONCE
) -> Tally:
    """A walk and its cuts. Without `full`, the control."""
    tally = Tally("power cuts" if full else "power cuts, NORMAL", "SQLite", [seed])
    disk_folder, left_folder = folder / f"disk-{seed}", folder / f"left-{seed}"
    for each in (disk_folder, left_folder):
        each.mkdir()
    with pragmas(full=full, often=seed % 4 > 0):
        disk = asyncio.run(_walked(disk_folder, built, seed))
    asyncio.run(_cut(disk, left_folder, Random(seed), cuts, tally, full=full))
    return tally


async def _walked(folder: Path, built: Path, seed: int) -> Disk:
    path = folder / "votum.db"
    with recorded(folder) as disk:
        disk.done += _put(path, built)
        database = await Telling.open(f"sqlite:///{path}")
        database.disk = disk
        await walk(database, Random(seed), STEPS)
        await database.close()
    return disk


def _put(path: Path, built: Path) -> list[Done]:
    """What was there before."""
    content = built.read_bytes()
    path.write_bytes(content)
    return [Done("write", str(path), 0, content), Done("sync", str(path))]


async def _cut(
    disk: Disk, folder: Path, chance: Random, cuts: int, tally: Tally, *, full: bool
) -> None:
    first = disk.marks[0][0]
    instants = sorted(chance.randint(first, len(disk.done)) for _ in range(cuts))
    order = {left: n for n, (_, (what, left)) in enumerate(disk.marks) if what == "begun"}
    for instant, files in zip(instants, disk.cuts(instants, chance), strict=True):
        notes = [note for at, note in disk.marks if at <= instant]
        acknowledged = [order[left] for what, left in notes if what == "acknowledged"]
        found = await _found(files, folder)
        tally.hits[_place(disk, instant)] += 1
        tally.figures["states acknowledged"] += len(acknowledged)
        if found not in order and acknowledged:
            tally.wrong.append(f"seed {tally.seeds[0]}, cut {instant}: {found}")
        elif acknowledged and order[found] < max(acknowledged):
            tally.figures["cuts with a loss"] += 1
            tally.figures["commits lost"] += sum(each > order[found] for each in acknowledged)
            if full:
                tally.wrong.append(f"seed {tally.seeds[0]}, cut {instant}: a commit is lost")


def _place(disk: Disk, instant: int) -> str:
    """Where the cut falls."""
    of_file = [done.what for done in disk.done[BUILT:instant] if done.file.endswith(".db")]
    if not of_file:
        return BEFORE
    return WITHIN if of_file[-1] != "sync" else BEHIND


async def _found(files: dict[str, bytes], folder: Path) -> Any:
    """The state of what a cut has left, as the bot finds it; in words where it cannot."""
    _lay(folder, files)
    try:
        database = await Database.open(f"sqlite:///{folder}/votum.db")
    except Unusable as error:
        return str(error)
    try:
        return await database.write(_whole)
    finally:
        await database.close()


def _lay(folder: Path, files: dict[str, bytes]) -> None:
    """Nothing but these files is in the folder."""
    for before in folder.iterdir():
        before.unlink()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)


def _whole(connection: Connection) -> Any:
    """The state, where the file is whole and can be written."""
    checked = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return state(connection) if checked == ["ok"] else checked
