"""Moving everything from one database to another, of either kind.

All of it in one transaction of the new database, from one state of the old one; and before that
commits, both are read once more and compared: every row, every chain, every count. Whatever stops
it leaves the new database empty and the old one as it was.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, Table, func, insert, select, text
from sqlalchemy.util import greenlet_spawn

from storage import log, results, schema
from storage.database import Database, InUse
from storage.schema import metadata
from storage.unusable import Unusable

AT_ONCE = 500
"""Rows read and written at once."""


class NotEmpty(Unusable):
    """The database to move to holds something already."""


class Differs(Unusable):
    """What arrived is not what was sent."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A round as it arrived: its chain's length and head, and the SHA-256 of its count."""

    round: str
    entries: int
    head: str
    tally: str


@dataclass(frozen=True, slots=True)
class Move:
    """What was moved, and found to be the same there."""

    rows: int
    rounds: tuple[Moved, ...]


async def move(source: str, target: str, *, beside: bool = False) -> Move:
    """Moves everything from the database at `source` to the empty one at `target`; `beside` a bot
    that runs on the old one it is a copy of one committed state.

    InUse while a bot runs on either, NotEmpty, Differs, or Unusable as for `Database.open`. The
    messages repeat neither URL.
    """
    old = await Database.open(source)
    try:
        if not beside and not await old.claim():
            raise InUse("another bot is running on the database that is to be moved")
        new = await Database.open(target)
        try:
            if not await new.claim():
                raise InUse("another bot is running on the database to move to")
            async with old.reading() as state, new.writing() as transaction:
                return await greenlet_spawn(_moved, state, transaction)
        finally:
            await new.close()
    finally:
        await old.close()


def _moved(old: Connection, new: Connection) -> Move:
    for each in (old, new):
        if each.dialect.name == "postgresql":  # one stands still while the other one is read
            each.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
    for table in metadata.sorted_tables:
        if new.execute(select(table).limit(1)).first() is not None:
            raise NotEmpty("the database to move to is not empty, expected one without a round")
    rows = sum(_copied(old, new, table) for table in metadata.sorted_tables)
    for table in metadata.sorted_tables:
        if _digest(old, table) != _digest(new, table):
            raise Differs(f"the rows of {table.name} did not arrive as they are; nothing is moved")
    before, after = tuple(_rounds(old)), tuple(_rounds(new))
    if before != after:
        raise Differs("chains and counts did not arrive as they are; nothing is moved")
    return Move(rows, after)


def _copied(old: Connection, new: Connection, table: Table) -> int:
    """Copies the rows and says how many."""
    count = 0
    for part in _read(old, table):
        new.execute(insert(table), part)
        count += len(part)
    if new.dialect.name == "postgresql":
        _count_on(new, table)
    return count


def _read(connection: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    """The rows in the order of their keys, some at a time."""
    query = select(table).order_by(*table.primary_key.columns)
    found = connection.execution_options(yield_per=AT_ONCE).execute(query)
    for part in found.mappings().partitions(AT_ONCE):
        yield [dict(row) for row in part]


def _count_on(new: Connection, table: Table) -> None:
    """The numbers that the server gives out go on where the old ones end."""
    column = table.autoincrement_column
    if column is None or not isinstance(column.type, Integer):
        return
    last = new.execute(select(func.max(column))).scalar()
    if last is not None:
        place = {"table": table.name, "column": column.name, "last": last}
        new.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"), place)


def _digest(connection: Connection, table: Table) -> str:
    found = hashlib.sha256()
    for part in _read(connection, table):
        for row in part:
            found.update(f"{tuple(row.values())!r}\n".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _rounds(connection: Connection) -> Iterator[Moved]:
    for round_ in sorted(connection.execute(select(schema.rounds.c.id)).scalars()):
        exported = list(log.exported(connection, round_))
        entries, head = log.head(connection, round_)
        counted = repr((exported, results.given(connection, round_).result()))
        yield Moved(round_, entries, head, hashlib.sha256(counted.encode()).hexdigest())
