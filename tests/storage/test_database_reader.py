"""Readers see what is committed, all of it and nothing else."""

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import DBAPIError

from storage.database import READERS, Database
from storage.schema import people


def count(connection: Connection) -> int:
    """How many people there are."""
    return connection.execute(select(func.count()).select_from(people)).scalar_one()


def add(connection: Connection, number: int) -> None:
    """Adds a person."""
    connection.execute(insert(people).values(account=number, opaque=str(number)))


async def test_read_never_sees_half_of_a_unit(database: Database) -> None:
    seen: list[int] = []

    def fifty(connection: Connection) -> None:
        for number in range(25):
            add(connection, number)
        until = time.monotonic() + 10
        while len(seen) < 2 and time.monotonic() < until:
            assert count(connection) == 25  # and lets others have their turn
        for number in range(25, 50):
            add(connection, number)

    writing = asyncio.create_task(database.write(fifty))
    while not writing.done():
        seen.append(await database.read(count))
    await writing
    assert len(seen) >= 2
    assert set(seen) <= {0, 50}
    assert await database.read(count) == 50


async def test_read_stays_on_one_state_while_others_write(database: Database, path: Path) -> None:
    def counted_twice(connection: Connection) -> tuple[int, int]:
        before = count(connection)
        other = sqlite3.connect(path)
        with other:
            other.execute("INSERT INTO people (account, opaque) VALUES (1, '1')")
        other.close()
        return before, count(connection)

    assert await database.read(counted_twice) == (0, 0)
    assert await database.read(count) == 1


async def test_read_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await database.read(lambda c: add(c, 1))
    assert await database.read(count) == 0


async def test_more_queries_than_readers_all_get_an_answer(database: Database) -> None:
    await database.write(lambda c: add(c, 1))
    results = await asyncio.gather(*(database.read(count) for _ in range(READERS * 5)))
    assert results == [1] * (READERS * 5)


async def test_a_failing_query_raises_at_its_caller_and_gives_its_place_back(
    database: Database,
) -> None:
    for _ in range(READERS + 1):
        with pytest.raises(ZeroDivisionError):
            await database.read(lambda _: 1 // 0)
    assert await database.read(count) == 0


async def test_close_lets_queries_come_to_their_end(database: Database) -> None:
    def slow(connection: Connection) -> int:
        return sum(count(connection) for _ in range(20))

    reading = asyncio.create_task(database.read(slow))
    await asyncio.sleep(0.005)
    await database.close()
    assert await reading == 0
