"""PostgreSQL: one database for several machines, of which one runs the bot at a time.

All that writes, the bot and each command beside it, takes one lock of the database at the begin of
its transaction, and so has it to itself, as with SQLite.
"""

import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import lease
from storage.store import READERS, InUse, NotDurable, Result, Unit
from storage.unusable import Unusable, words_for

try:
    import asyncpg
except ModuleNotFoundError as missing:
    raise Unusable(
        "PostgreSQL needs a driver that is not installed: pip install 'votum[postgres]'"
    ) from missing

CONNECTING = 10.0
"""Seconds that the server has to answer."""

WRITER = 0x766F7475
"""The lock of whoever writes (any number will do: locks are the database's own)."""

# Read committed: the first statement waits for the lock, and the next one sees what was committed
# until then. On a repeatable read everything would be seen as it was before the wait.
_LOCK = (
    f"SELECT pg_advisory_xact_lock({WRITER}),"
    " set_config('idle_in_transaction_session_timeout', '{idle}', true)"
)

# A holder that stops in the middle of a transaction, with the lock, is thrown out by the server
# before its lease ends: else nobody could take it over.
IDLE_BOT = "5s"
"""How long a transaction of the bot may do nothing."""

IDLE = "30s"
"""The same for everybody else: a command may have to load something first."""

# Who writes waits until the lock is free, whatever limit is set for the role or the database. (A
# `transaction_timeout` is not lifted: a server before 17 takes no connection that names it.)
_SETTINGS = {
    "application_name": "votum",
    "synchronous_commit": "on",
    "idle_in_transaction_session_timeout": IDLE,
    "statement_timeout": "0",
    "lock_timeout": "0",
}

_DURABLE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on",)}


class PostgresStore:
    """A database of a PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self.name = "the database"
        self._pulse = _engine(url, 1, "READ COMMITTED", readonly=False)
        self.claim = lease.Lease(self._pulse)
        self._writer = _engine(url, 1, "READ COMMITTED", readonly=False)
        self._readers = _engine(url, READERS, "REPEATABLE READ", readonly=True)

        @event.listens_for(self._writer.sync_engine, "begin")
        def _(connection: Connection) -> None:
            idle = IDLE_BOT if self.claim.taken else IDLE
            connection.exec_driver_sql(_LOCK.format(idle=idle))

    async def write(self, units: Sequence[Unit[Any]]) -> list[Any]:
        """Runs the units in one transaction, which takes the lock in the database."""
        async with self._writer.begin() as connection:
            return await connection.run_sync(lambda c: [unit(c) for unit in units])

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query in a transaction of its own."""
        async with self._readers.connect() as connection:
            return await connection.run_sync(query)

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """One state of the database, for as long as the context lasts."""
        async with self._readers.connect() as connection:
            yield _known(connection)

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """A transaction, which takes the lock in the database."""
        async with self._writer.begin() as connection:
            yield _known(connection)

    def assert_durable(self, connection: Connection) -> None:
        """NotDurable unless the server flushes each commit; Unusable unless it keeps all letters
        of the world."""
        for setting, expected in _DURABLE.items():
            found = connection.exec_driver_sql(f"SHOW {setting}").scalar_one()
            if found not in expected:
                raise NotDurable(f"{setting} is {found} at the server, expected {expected[0]}")
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise Unusable(f"the database's encoding is {encoding}, expected UTF8")

    def assert_idle(self, connection: Connection) -> None:
        """InUse while a bot runs. None begins until the transaction ends, and none that was cut off
        before goes on after it."""
        if not lease.shut_out(connection):
            raise InUse("another bot is running on this database")

    async def close(self) -> None:
        """Closes every connection."""
        await self._pulse.dispose()
        await self._readers.dispose()
        await self._writer.dispose()


def _known(connection: AsyncConnection) -> Connection:
    """What it speaks through."""
    if connection.sync_connection is None:
        raise Unusable("the database is closed")
    return connection.sync_connection


def _engine(url: str, connections: int, isolation: str, *, readonly: bool) -> AsyncEngine:
    async def connect() -> object:
        # The driver's own words can name host and user, and a traceback would show them: none of
        # that goes on from here.
        try:
            return await asyncpg.connect(
                dsn=url, timeout=CONNECTING, server_settings=_SETTINGS, command_timeout=None
            )
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, ValueError) as error:
            words = words_for(error) or _words(error)
        raise Unusable(f"the database cannot be used: {words}")

    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        hide_parameters=True,  # what people have typed, codes too, is in no error's words
        isolation_level=isolation,
        execution_options={"postgresql_readonly": readonly},
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=True,  # a server that was started anew is no trouble for what comes then
    )

    event.listen(engine.sync_engine, "handle_error", _hide_detail)
    return engine


def _hide_detail(context: ExceptionContext) -> None:
    """The server's detail quotes what was to be stored: it is in no error's words either."""
    errors: list[BaseException | None] = [context.sqlalchemy_exception, context.original_exception]
    errors.append(context.original_exception.__cause__)
    for error in errors:
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\nDETAIL:")[0], *error.args[1:])
        if getattr(error, "detail", None) and isinstance(error, asyncpg.PostgresError):
            error.detail = None


def _words(error: Exception) -> str:
    if isinstance(error, OSError):  # also TimeoutError
        return "its server cannot be reached"
    return "its address is not understood, expected postgresql://USER@HOST/DATABASE"
