"""SQLite: one file, and locks beside it between the processes of one machine."""

import asyncio
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.file import create_private, file_of
from storage.lock import FileLock
from storage.store import READERS, InUse, NotDurable, Write

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
        self.writer = _engine(path, "BEGIN IMMEDIATE", *_PRAGMAS)
        self.readers = _engine(path, "BEGIN", *_PRAGMAS, "query_only = ON")
        self.claim = SoleFile(path)
        self._lock = _beside(path, ".lock")

    @classmethod
    def at(cls, url: str) -> Self:
        """The file that the URL names, made if it is not there. Unusable when it cannot be."""
        path = file_of(url)
        create_private(path)
        return cls(path)

    def alone(self) -> AbstractAsyncContextManager[None]:
        """The lock of everyone who writes to the file."""
        return self._lock

    async def assert_durable(self, connection: AsyncConnection) -> None:
        """NotDurable unless the log is written ahead, and flushed with each commit."""
        found = [
            (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one()
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
            await self.readers.dispose()
            await self.writer.dispose()
        self._lock.close()
        self.claim.close()


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
