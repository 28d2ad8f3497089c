"""The database: one writer that shares its commits, readers beside it.

A unit of work is a plain function of a connection. It cannot wait for the network, because it
cannot wait at all: whatever it wants done outside it returns, and that happens after the commit.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.lock import FileLock
from storage.migrate import bring_up

Result = TypeVar("Result")
Unit = Callable[[Connection], Result]

SHARED_AT_MOST = 200
"""Units in one transaction: bounds how long the first of them waits for the last."""


class NotDurable(RuntimeError):
    """The database would lose acknowledged commits in a power cut."""


class InUse(RuntimeError):
    """Another bot runs on this database."""


@dataclass(slots=True)
class _Waiting:
    unit: Unit[Any]
    result: asyncio.Future[Any] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Database:
    """An open database, its schema up to date. Made by `Database.open`."""

    def __init__(self, engine: AsyncEngine, readers: AsyncEngine, lock: FileLock) -> None:
        self._engine = engine
        self._readers = readers
        self._lock = lock
        self._waiting: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._writer: asyncio.Task[None] | None = None
        self._sole: FileLock | None = None

    @classmethod
    async def open(cls, url: str) -> Self:
        """Opens the database at `url` (`sqlite:///path`) and builds an empty one up.

        NotDurable when it does not flush each commit, SchemaTooOld or SchemaTooNew when its schema
        is not this program's.
        """
        path = Path(make_url(url).database or "")
        database = cls(_engine(url, "BEGIN IMMEDIATE"), _engine(url, "BEGIN"), _beside(path))
        try:
            async with database._lock, database._engine.connect() as connection:
                await _assert_durable(connection)
                await connection.run_sync(bring_up)
                await connection.commit()
        except BaseException:
            await database.close()
            raise
        database._writer = asyncio.create_task(database._write_all(), name="writer")
        return database

    def claim(self) -> None:
        """Makes this process the one bot on the database until it ends. InUse when there is one."""
        path = Path(self._engine.url.database or "")
        sole = FileLock(path.with_name(path.name + ".bot"))
        if not sole.try_lock():
            sole.close()
            raise InUse(f"another bot is running on {path.name}")
        self._sole = sole

    async def write(self, unit: Unit[Result]) -> Result:
        """Runs the unit in a transaction and returns its result once that is committed.

        Units that wait at the same time share a transaction. What the unit raises is raised here,
        and nothing of it is stored; the others are not touched by it. It may be run twice.
        """
        waiting = _Waiting(unit)
        self._waiting.put_nowait(waiting)
        return await waiting.result  # type: ignore[no-any-return]  # the queue holds all kinds

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query on one consistent state of the database."""
        async with self._readers.connect() as connection:
            return await connection.run_sync(query)

    async def close(self) -> None:
        """Finishes what waits and closes the database."""
        if self._writer is not None:
            await self._waiting.join()
            self._writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._writer
        # Closing the last connection checkpoints, which counts as writing.
        async with self._lock:
            await self._readers.dispose()
            await self._engine.dispose()
        self._lock.close()
        if self._sole is not None:
            self._sole.close()

    async def _write_all(self) -> None:
        async with self._engine.connect() as connection:
            while True:
                batch = [await self._waiting.get()]
                while not self._waiting.empty() and len(batch) < SHARED_AT_MOST:
                    batch.append(self._waiting.get_nowait())
                await self._commit(connection, batch)
                for _ in batch:
                    self._waiting.task_done()

    async def _commit(self, connection: AsyncConnection, batch: list[_Waiting]) -> None:
        """Commits the batch as one; if anything in it fails, each unit alone."""
        try:
            results = await self._transact(connection, [waiting.unit for waiting in batch])
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits for the unit
            if len(batch) == 1:
                _settle(batch[0].result, error)
                return
            for waiting in batch:
                await self._commit(connection, [waiting])
        else:
            for waiting, result in zip(batch, results, strict=True):
                if not waiting.result.done():
                    waiting.result.set_result(result)

    async def _transact(self, connection: AsyncConnection, units: list[Unit[Any]]) -> list[Any]:
        async with self._lock, connection.begin():
            return await connection.run_sync(lambda sync: [unit(sync) for unit in units])


def _settle(result: asyncio.Future[Any], error: Exception) -> None:
    if not result.done():
        result.set_exception(error)


def _beside(path: Path) -> FileLock:
    return FileLock(path.with_name(path.name + ".lock"))


def _engine(url: str, begin: str) -> AsyncEngine:
    engine = create_async_engine(
        make_url(url).set(drivername="sqlite+aiosqlite"), connect_args={"timeout": 30}
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        cursor = connection.cursor()
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
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
