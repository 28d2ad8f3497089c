"""SQLite: one file, and locks beside it between the processes of one machine.

What writes is run where the bot runs: a statement takes microseconds, and waiting for a thread with
each would take most of the time. Only the commit, which waits for the disk, and what reads have
threads.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import greenlet_spawn

from storage.file import create_private, file_of
from storage.lock import FileLock
from storage.store import READERS, InUse, NotDurable, Result, Unit, Write

# What is deleted, such as the key of a round's ballots, is overwritten in the file (secure_delete).
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
)


class SoleFile:
    """A file beside the database, locked by the one bot for as long as it runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: FileLock | None = None

    async def take(self, _write: Write) -> bool:
        """Becomes the one bot. InUse when there is one."""
        self.lock()
        return True

    def lock(self) -> None:
        """The same at once."""
        lock = _beside(self._path, ".bot")
        if not lock.try_lock():
            lock.close()
            raise InUse(f"another bot is running on {self._path.name}")
        self._lock = lock

    def check(self, connection: Connection) -> None:
        """Nobody can take what is locked."""

    @property
    def is_lost(self) -> bool:
        """Never."""
        return False

    async def lost(self) -> None:
        """Waits for ever: nobody can take what is locked."""
        await asyncio.get_running_loop().create_future()

    async def held(self) -> None:
        """At once: nobody can take what is locked."""

    async def give_back(self) -> None:
        """Nothing yet: another bot may begin when this one has written its last, in `close`."""

    def close(self) -> None:
        """Unlocks."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None


class SqliteStore:
    """A file that holds the database."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.claim = SoleFile(path)
        self._writer = _engine(path, "BEGIN IMMEDIATE", *_PRAGMAS)
        self._readers = _engine(path, "BEGIN", *_PRAGMAS, "query_only = ON")
        self._threads = ThreadPoolExecutor(READERS + 1, "sqlite")
        self._lock = _beside(path, ".lock")

    @classmethod
    def at(cls, url: str) -> Self:
        """The file that the URL names, made if it is not there. Unusable when it cannot be."""
        path = file_of(url)
        create_private(path)
        return cls(path)

    async def write(self, units: Sequence[Unit[Any]]) -> list[Any]:
        """Runs the units in one transaction, alone among all processes. Between two of them others
        get their turn; none of these writes."""
        results = []
        async with self._lock:
            with self._writer.connect() as connection, connection.begin() as transaction:
                for unit in units:
                    # As a greenlet: a unit that moves everything waits for another database.
                    results.append(await greenlet_spawn(unit, connection))
                    await asyncio.sleep(0)
                await self._in_thread(transaction.commit)
        return results

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query in a thread, where it keeps nobody waiting."""
        return await self._in_thread(lambda: self._read(query))

    def _read(self, query: Unit[Result]) -> Result:
        with self._readers.connect() as connection:
            return query(connection)

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """One state of the database, for as long as the context lasts."""
        with self._readers.connect() as connection:
            yield connection

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        working = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:
            # A thread cannot be cancelled, and nobody may use its connection meanwhile.
            await asyncio.wait([working])
            raise

    def assert_durable(self, connection: Connection) -> None:
        """NotDurable unless the log is written ahead, and flushed with each commit."""
        found = [
            connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
            for pragma in ("journal_mode", "synchronous")
        ]
        if found != ["wal", 2]:
            raise NotDurable(
                f"journal_mode and synchronous are {found}, expected 'wal' and 2 (FULL)"
            )

    def assert_idle(self, _connection: Connection) -> None:
        """InUse while a bot runs; none begins until the store is closed."""
        self.claim.lock()

    async def close(self) -> None:
        """Closes everything, and with the last connection the log beside the file."""
        # Closing the last connection checkpoints, which counts as writing.
        async with self._lock:
            await self._in_thread(self._dispose)
        self._threads.shutdown()
        self._lock.close()
        self.claim.close()

    def _dispose(self) -> None:
        self._readers.dispose()
        self._writer.dispose()


def _beside(path: Path, ending: str) -> FileLock:
    return FileLock(path.with_name(path.name + ending))


def _engine(path: Path, begin: str, *pragmas: str) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": 30, "check_same_thread": False},  # never two at once all the same
        hide_parameters=True,  # what people have typed, codes too, is in no error's words
        pool_size=READERS,
        max_overflow=0,
    )

    @event.listens_for(engine, "connect")
    def _(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
