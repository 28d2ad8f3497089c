"""SQLite without threads: each statement is over when it returns."""

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from storage.sqlite import _PRAGMAS, _READ_ONLY, SoleFile


class PlainStore:
    """A file, with the pragmas of the real one."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.claim = SoleFile(path)
        self._writer = _engine(path, "BEGIN IMMEDIATE", *_PRAGMAS)
        self._readers = _engine(path, "BEGIN", *_PRAGMAS, _READ_ONLY)

    async def write(self, units: Sequence[Callable[[Connection], Any]]) -> list[Any]:
        with self._writer.begin() as connection:
            return [unit(connection) for unit in units]

    async def read(self, query: Callable[[Connection], Any]) -> Any:
        with self._readers.connect() as connection:
            return query(connection)

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        with self._writer.begin() as connection:
            yield connection

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        with self._readers.connect() as connection:
            yield connection

    def assert_durable(self, connection: Connection) -> None: ...

    def assert_idle(self, connection: Connection) -> None: ...

    async def close(self) -> None:
        self.end()

    def end(self) -> None:
        """What the end of a process does to its connections and locks."""
        self._writer.dispose()
        self._readers.dispose()
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
