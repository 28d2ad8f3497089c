"""SQLite: one file, and locks beside it between the processes of one machine."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Self

import aiosqlite
from sqlalchemy import Connection, StaticPool, create_engine

from storage.file import create_private, file_of
from storage.lock import FileLock
from storage.store import InUse, NotDurable, Result, Unit, Write
from storage.unusable import of_sqlite

# What is deleted, such as the key of a round's ballots, is overwritten in the file (secure_delete).
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
)
_READ_ONLY = "query_only = ON"

# In KiB, and only as much as is read: of 9,000 drafts SQLite's own two MB would hold too few, and a
# tap would read the file again and again.
_KEPT = "cache_size = -16384"


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


class Line:
    """A connection of aiosqlite's, and SQLAlchemy speaking through it.

    What is run there runs in the connection's own thread, a whole transaction at a time: to change
    threads with each statement would take most of the time, and in the bot's own one a transaction
    that takes a while would keep everybody waiting.
    """

    def __init__(self, raw: aiosqlite.Connection, begin: str) -> None:
        self._raw = raw
        self._begin = begin
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: raw._conn,  # noqa: SLF001 - what aiosqlite itself speaks through
            poolclass=StaticPool,
            hide_parameters=True,  # what people have typed, codes too, is in no error's words
        )

    @classmethod
    async def to(cls, path: Path, begin: str, *pragmas: str) -> Self:
        """A new line to the file, on which transactions begin with `begin`. Unusable when the file
        cannot be opened, or is none of SQLite's."""
        raw = aiosqlite.connect(
            path,
            timeout=30,
            isolation_level=None,  # transactions begin where we say
            check_same_thread=False,  # moving uses two lines in one thread, and nobody else any
        )
        raw._thread.daemon = True  # noqa: SLF001 - nobody waits for it who leaves without closing
        with of_sqlite():
            await raw
            try:
                for pragma in pragmas:
                    await raw.execute_fetchall(f"PRAGMA {pragma}")
            except BaseException:
                await raw.close()
                raise
        return cls(raw, begin)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction, committed in the end."""
        # Said here and not to a listener: where one listens, every statement takes a third longer.
        with self._engine.begin() as connection:
            connection.exec_driver_sql(self._begin)
            yield connection

    async def write(self, units: Sequence[Unit[Any]]) -> list[Any]:
        """Runs the units in one transaction."""

        def all_units() -> list[Any]:
            with self.transaction() as connection:
                return [unit(connection) for unit in units]

        return await self._run(all_units)

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query on one state."""

        def asked() -> Result:
            with self.transaction() as connection:
                return query(connection)

        return await self._run(asked)

    async def _run(self, work: Callable[[], Result]) -> Result:
        def kept() -> Callable[[], Result]:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                return partial(_raised, error)  # a future would not take every one
            return lambda: result

        execute: Any = self._raw._execute  # noqa: SLF001 - the only way into its thread
        working = asyncio.ensure_future(execute(kept))
        try:
            done: Callable[[], Result] = await asyncio.shield(working)
        except asyncio.CancelledError:
            # A thread cannot be cancelled, and nobody may use its connection meanwhile.
            await asyncio.wait([working])
            raise
        return done()

    async def close(self) -> None:
        """Closes the connection and ends its thread."""
        await self._raw.close()


def _raised(error: Exception) -> Any:
    raise error


class SqliteStore:
    """A file that holds the database: one line to write, and one for each query at a time."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.claim = SoleFile(path)
        self._path = path
        self._lock = _beside(path, ".lock")
        self._writer: Line | None = None
        self._readers: list[Line] = []

    @classmethod
    def at(cls, url: str) -> Self:
        """The file that the URL names, made if it is not there. Unusable when it cannot be."""
        path = file_of(url)
        create_private(path)
        return cls(path)

    async def write(self, units: Sequence[Unit[Any]]) -> list[Any]:
        """Runs the units in one transaction, alone among all processes."""
        async with self._lock:
            return await (await self._to_write()).write(units)

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """A transaction, alone among all processes."""
        async with self._lock:
            with (await self._to_write()).transaction() as connection:
                yield connection

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query on what is committed at its begin."""
        async with self._to_read() as line:
            return await line.read(query)

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """One state of the database, for as long as the context lasts."""
        async with self._to_read() as line:
            with line.transaction() as connection:
                yield connection

    async def _to_write(self) -> Line:
        if self._writer is None:
            self._writer = await Line.to(self._path, "BEGIN IMMEDIATE", *_PRAGMAS, _KEPT)
        return self._writer

    @contextlib.asynccontextmanager
    async def _to_read(self) -> AsyncIterator[Line]:
        free = self._readers
        line = free.pop() if free else await Line.to(self._path, "BEGIN", *_PRAGMAS, _READ_ONLY)
        try:
            yield line
        finally:
            free.append(line)

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
            for line in (*self._readers, self._writer):
                if line is not None:
                    await line.close()
        self._lock.close()
        self.claim.close()


def _beside(path: Path, ending: str) -> FileLock:
    return FileLock(path.with_name(path.name + ending))
