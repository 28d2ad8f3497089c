"""SQLite without threads: each statement is over when it returns."""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from storage.sqlite import _PRAGMAS, SoleFile


class _Joined:
    """A connection as `storage/database.py` uses it."""

    def __init__(self, connection: Connection) -> None:
        self.sync_connection = connection

    async def run_sync(self, unit: Callable[[Connection], Any]) -> Any:
        return unit(self.sync_connection)


class _Engine:
    def __init__(self, path: Path, begin: str, *pragmas: str) -> None:
        self._engine = _engine(path, begin, *pragmas)

    @contextlib.asynccontextmanager
    async def begin(self) -> AsyncIterator[_Joined]:
        with self._engine.begin() as connection:
            yield _Joined(connection)

    @contextlib.asynccontextmanager
    async def connect(self) -> AsyncIterator[_Joined]:
        with self._engine.connect() as connection:
            yield _Joined(connection)

    def dispose(self) -> None:
        self._engine.dispose()


class PlainStore:
    """A file, with the pragmas of the real one."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.writer: Any = _Engine(path, "BEGIN IMMEDIATE", *_PRAGMAS)
        self.readers: Any = _Engine(path, "BEGIN", *_PRAGMAS, "query_only = ON")
        self.claim = SoleFile(path)

    def alone(self) -> AbstractAsyncContextManager[None]:
        return contextlib.nullcontext()

    async def assert_durable(self, connection: Any) -> None: ...

    def assert_idle(self, connection: Connection) -> None: ...

    async def close(self) -> None:
        self.end()

    def end(self) -> None:
        """What the end of a process does to its connections and locks."""
        self.writer.dispose()
        self.readers.dispose()
        self.claim.close()


def _engine(path: Path, begin: str, *pragmas: str) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0})

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
