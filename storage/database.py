"""The database: one writer that shares its commits, readers beside it.

A unit of work is a plain function of a connection. It cannot wait for the network, because it
cannot wait at all: whatever it wants done outside it returns, and that happens after the commit.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import URL, Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.file import create_private, file_of
from storage.lock import FileLock
from storage.migrate import bring_on, bring_up
from storage.unusable import Unusable, in_words

Result = TypeVar("Result")
Unit = Callable[[Connection], Result]

SHARED_AT_MOST = 200
"""Units in one transaction: bounds how long the first of them waits for the last."""

READERS = 4
"""Queries at once. More would only share the same two cores."""

# What is deleted, such as the key of a round's ballots, is overwritten in the file (secure_delete).
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
)


class NotDurable(Unusable):
    """The database would lose acknowledged commits in a power cut."""


class InUse(Unusable):
    """Another bot runs on this database."""


class Closed(RuntimeError):
    """The database was closed, or its writer stopped, before this was done."""


@dataclass(slots=True)
class _Waiting:
    unit: Unit[Any]
    result: asyncio.Future[Any] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def succeed(self, result: object) -> None:
        """Tells whoever still waits; a caller that was cancelled meanwhile does not."""
        if not self.result.done():
            self.result.set_result(result)

    def fail(self, error: BaseException) -> None:
        """Tells whoever still waits; a caller that was cancelled meanwhile does not."""
        if not self.result.done():
            self.result.set_exception(error)


class Database:
    """An open database, its schema up to date. Made by `Database.open`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = _beside(path, ".lock")
        self._sole: FileLock | None = None
        self._engine = _engine(path, "BEGIN IMMEDIATE", *_PRAGMAS)
        self._readers = _engine(path, "BEGIN", *_PRAGMAS, "query_only = ON")
        self._reading = asyncio.Semaphore(READERS)
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None
        self._closed = False

    @classmethod
    async def open(cls, url: str) -> Self:
        """Opens the database at `url` (`sqlite:///path`) and builds an empty one up.

        NotDurable when it does not flush each commit, SchemaTooOld or SchemaTooNew when its schema
        is not this program's, Unusable (which these are too) when it is no database of Votum or
        its file cannot be used.
        """
        database = cls(_file(url))
        try:
            await database._prepare(bring_up)
        except BaseException:
            await database.close()
            raise
        return database

    @classmethod
    async def migrate(cls, url: str) -> str:
        """Brings the schema of the database at `url` up to this program's and says so.

        InUse while a bot runs on it; otherwise as `open`, but for SchemaTooOld.
        """
        database = cls(_file(url))
        try:
            database.claim()
            return await database._prepare(bring_on)
        finally:
            await database.close()

    async def _prepare(self, schema: Unit[Result]) -> Result:
        with in_words():
            async with self._lock, self._engine.begin() as connection:
                await _assert_durable(connection)
                return await connection.run_sync(schema)

    def claim(self) -> None:
        """Makes this process the one bot on the database until it ends. InUse when there is one."""
        sole = _beside(self._path, ".bot")
        if not sole.try_lock():
            sole.close()
            raise InUse(f"another bot is running on {self._path.name}")
        self._sole = sole

    async def write(self, unit: Unit[Result]) -> Result:
        """Runs the unit in a transaction and returns its result once that is committed.

        Units that wait at the same time share a transaction. What the unit raises is raised here,
        and nothing of it is stored; the others are not touched by it. It may be run twice. A unit
        whose caller was cancelled before its turn is not run. Unusable when the disk is full or
        the file damaged; Closed after `close`.
        """
        self._assert_open()
        waiting = _Waiting(unit)
        self._waiting.append(waiting)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all(), name="writer")
        return await waiting.result  # type: ignore[no-any-return]  # the list holds all kinds

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query on one consistent, committed state of the database; it cannot write."""
        self._assert_open()
        async with self._reading, self._readers.connect() as connection:
            return await connection.run_sync(query)

    async def close(self) -> None:
        """Finishes what was begun and closes the database."""
        if self._closed:
            return
        self._closed = True
        if self._writer is not None:
            await asyncio.wait([self._writer])
        for _ in range(READERS):
            await self._reading.acquire()
        # Closing the last connection checkpoints, which counts as writing.
        async with self._lock:
            await self._readers.dispose()
            await self._engine.dispose()
        self._lock.close()
        if self._sole is not None:
            self._sole.close()

    def _assert_open(self) -> None:
        if self._closed:
            raise Closed(f"{self._path.name} is closed")

    async def _write_all(self) -> None:
        """Commits what waits and what comes meanwhile. Whoever comes later starts it again."""
        batch: list[_Waiting] = []
        try:
            while self._waiting:
                batch = [each for each in self._waiting[:SHARED_AT_MOST] if not each.result.done()]
                del self._waiting[:SHARED_AT_MOST]
                await self._commit(batch)
        except BaseException:
            # The loop ends or the program does: nobody may wait for a writer that is gone.
            for waiting in (*batch, *self._waiting):
                waiting.fail(Closed("the writer was stopped: it is not known what was stored"))
            raise

    async def _commit(self, batch: list[_Waiting]) -> None:
        """Commits the batch as one; if anything in it fails, each unit alone."""
        try:
            results = await self._transact([waiting.unit for waiting in batch])
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits for the unit
            if len(batch) == 1:
                batch[0].fail(error)
                return
            for waiting in batch:
                await self._commit([waiting])
        else:
            for waiting, result in zip(batch, results, strict=True):
                waiting.succeed(result)

    async def _transact(self, units: list[Unit[Any]]) -> list[Any]:
        with in_words():
            async with self._lock, self._engine.begin() as connection:
                return await connection.run_sync(lambda sync: [unit(sync) for unit in units])


def _file(url: str) -> Path:
    path = file_of(url)
    create_private(path)
    return path


def _beside(path: Path, ending: str) -> FileLock:
    return FileLock(path.with_name(path.name + ending))


def _engine(path: Path, begin: str, *pragmas: str) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        connect_args={"timeout": 30},
        hide_parameters=True,  # what people have typed, codes too, is in no error's words
        pool_size=READERS,
        max_overflow=0,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


async def _assert_durable(connection: AsyncConnection) -> None:
    found = [
        (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one()
        for pragma in ("journal_mode", "synchronous")
    ]
    if found != ["wal", 2]:
        raise NotDurable(f"journal_mode and synchronous are {found}, expected 'wal' and 2 (FULL)")
