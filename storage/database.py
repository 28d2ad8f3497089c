"""The database: one writer that shares its commits, readers beside it.

A unit of work is a plain function of a connection. It cannot wait for the network, because it
cannot wait at all: whatever it wants done outside it returns, and that happens after the commit.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import Connection
from sqlalchemy.util import greenlet_spawn

from storage.lease import Lost
from storage.migrate import bring_on, bring_up
from storage.store import READERS, InUse, NotDurable, Result, Store, Unit, store_at
from storage.unusable import CutOff, Unusable, in_words

__all__ = ["READERS", "SHARED_AT_MOST", "Closed", "Database", "InUse", "Lost", "NotDurable"]

log = logging.getLogger(__name__)

SHARED_AT_MOST = 200
"""Units in one transaction: bounds how long the first of them waits for the last."""

TRIED = 0.5
"""Seconds between two attempts to take another bot's place."""


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

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reading = asyncio.Semaphore(READERS)
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None
        self._closed = False

    @classmethod
    async def open(cls, url: str) -> Self:
        """Opens the database at `url` (`sqlite:///path` or `postgresql://user@host/name`) and
        builds an empty one up.

        NotDurable when it does not flush each commit, SchemaTooOld or SchemaTooNew when its schema
        is not this program's, Unusable (which these are too) when it is no database of Votum or
        its file or server cannot be used.
        """
        database = cls(store_at(url))
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
        database = cls(store_at(url))

        def alone(connection: Connection) -> str:
            database._store.assert_idle(connection)
            return bring_on(connection)

        try:
            return await database._prepare(alone)
        finally:
            await database.close()

    async def _prepare(self, schema: Unit[Result]) -> Result:
        with in_words():
            return (await self._store.write([self._store.assert_durable, schema]))[1]  # type: ignore[no-any-return]  # the list holds all kinds

    async def claim(self) -> bool:
        """Makes this process the one bot on the database until it ends.

        Where another one is: False if its place can be taken (PostgreSQL: `take_over`), InUse if
        not (SQLite).
        """
        return await self._store.claim.take(self.write)

    async def take_over(self) -> None:
        """Waits until the other bot ends, or is not heard of any more, and takes its place."""
        said = ""
        while True:
            try:
                if await self.claim():
                    return
            except Unusable as error:
                if str(error) != said:
                    log.warning("the lease cannot be asked for: %s", error)
                said = str(error)
            await asyncio.sleep(TRIED)

    @property
    def is_lost(self) -> bool:
        """Whether it is known that another bot has taken this one's place."""
        return self._store.claim.is_lost

    async def held(self) -> None:
        """To be waited for before anything is said to people: whoever has slept for too long waits
        until it is certain that nobody has taken this one's place. Lost when somebody has."""
        await self._store.claim.held()

    async def lost(self) -> None:
        """Returns never: raises Lost once another bot has taken this one's place. From then on
        every unit raises it, and nothing is stored."""
        await self._store.claim.lost()

    async def write(self, unit: Unit[Result]) -> Result:
        """Runs the unit in a transaction and returns its result once that is committed.

        Units that wait at the same time share a transaction. What the unit raises is raised here,
        and nothing of it is stored; the others are not touched by it. It may be run twice. A unit
        whose caller was cancelled before its turn is not run. Unusable when the disk is full, the
        file damaged or the server away; Closed after `close`.
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
        with in_words(reading=True):
            async with self._reading:
                return await self._store.read(query)

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """One state of the database, for what needs two at once: `greenlet_spawn` runs it."""
        self._assert_open()
        with in_words(reading=True):
            async with self._reading, self._store.reading() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """The same for a transaction that is committed in the end. Nothing may be given to `write`
        meanwhile."""
        self._assert_open()
        with in_words():
            async with self._store.writing() as connection:
                await greenlet_spawn(self._store.claim.check, connection)
                yield connection

    async def close(self) -> None:
        """Finishes what was begun and closes the database."""
        if self._closed:
            return
        self._closed = True
        if self._writer is not None:
            await asyncio.wait([self._writer])
        for _ in range(READERS):
            await self._reading.acquire()
        await self._store.claim.give_back()
        await self._store.close()

    def _assert_open(self) -> None:
        if self._closed:
            raise Closed(f"{self._store.name} is closed")

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
        """Commits the batch as one; if anything in it fails, each unit alone. If it may have been
        committed all the same, or nothing can be any more, all fail."""
        try:
            results = await self._transact([waiting.unit for waiting in batch])
        except (CutOff, Lost) as error:
            for waiting in batch:
                waiting.fail(error)
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
            return (await self._store.write([self._store.claim.check, *units]))[1:]
