"""Where a database lies: what differs between SQLite and PostgreSQL, and which one a URL names."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from storage.unusable import Unusable

Result = TypeVar("Result")
Unit = Callable[[Connection], Result]

READERS = 4
"""Queries at once. More would only share the same two cores."""

Write = Callable[[Callable[[Connection], Any]], Awaitable[Any]]
"""How a unit of work is run, and waited for until it is committed."""


class NotDurable(Unusable):
    """The database would lose acknowledged commits in a power cut."""


class InUse(Unusable):
    """Another bot runs on this database."""


class Claim(Protocol):
    """How one process becomes the one bot on a database."""

    async def take(self, write: Write) -> bool:
        """Becomes the one bot. False where another one is whose place can be taken when it ends;
        InUse where it cannot."""

    def check(self, connection: Connection) -> None:
        """To be called first in every transaction that writes. Lost when the process has been the
        one bot and is not any more: nothing of the transaction may be stored then."""

    @property
    def is_lost(self) -> bool:
        """Whether it is known that the process is the one bot no more."""

    async def lost(self) -> None:
        """Returns never: raises Lost once the process is the one bot no more."""

    async def held(self) -> None:
        """Waits until it is certain that this process is the one bot at this moment, if it ever
        was. Lost when it is no more."""

    async def give_back(self) -> None:
        """Lets another one become the bot."""


class Store(Protocol):
    """A place that a database lies in."""

    @property
    def name(self) -> str:
        """What it may be called before anybody: never its URL, which can hold a password."""

    @property
    def claim(self) -> Claim:
        """How this process becomes the one bot."""

    async def write(self, units: Sequence[Unit[Any]]) -> list[Any]:
        """Runs the units in one transaction and returns their results once it is committed; none of
        it is stored when one of them fails. Only one transaction that writes runs at a time."""

    async def read(self, query: Unit[Result]) -> Result:
        """Runs the query on what is committed at its begin, whatever follows."""

    def reading(self) -> AbstractAsyncContextManager[Connection]:
        """The same for as long as the context lasts. For use within `greenlet_spawn` alone."""

    def writing(self) -> AbstractAsyncContextManager[Connection]:
        """A transaction for as long as the context lasts, in which nobody may write otherwise. For
        use within `greenlet_spawn` alone."""

    def assert_durable(self, connection: Connection) -> None:
        """NotDurable unless a commit that was acknowledged survives a power cut."""

    def assert_idle(self, connection: Connection) -> None:
        """InUse while a bot runs on the database; none begins before the store is closed, or its
        transaction ended."""

    async def close(self) -> None:
        """Closes every connection. Nothing is under way any more."""


def is_server(url: str) -> bool:
    """Whether the URL names a database of a server, and no file."""
    return url.startswith("postgresql://")


def store_at(url: str) -> Store:
    """The store that a URL names: `sqlite:///path` or `postgresql://user@host/name`. Unusable when
    it names none; no message repeats the URL, which can hold a password."""
    if is_server(url):
        from storage.postgres import PostgresStore  # noqa: PLC0415 - its driver is an extra

        return PostgresStore(url)
    from storage.sqlite import SqliteStore  # noqa: PLC0415 - beside the other one

    return SqliteStore.at(url)
