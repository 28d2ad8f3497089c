"""The writer: units that wait together share a commit, and nobody waits for ever."""

import asyncio
import concurrent.futures
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from storage.database import SHARED_AT_MOST, Closed, Database
from storage.lock import FileLock
from storage.schema import people
from storage.unusable import Unusable


class Broken(RuntimeError):
    """What a unit raises here."""


class Halt(BaseException):
    """Nothing that code should catch, like KeyboardInterrupt."""


def adding(number: int) -> Callable[[Connection], int]:
    """A unit that adds a person with this account and returns the number."""

    def unit(connection: Connection) -> int:
        connection.execute(insert(people).values(account=number, opaque=str(number)))
        return number

    return unit


def breaking(connection: Connection) -> None:
    """A unit that adds person 0 and fails."""
    adding(0)(connection)
    raise Broken


def halting(_connection: Connection) -> None:
    """A unit that ends the writer."""
    raise Halt


async def accounts(database: Database) -> list[int]:
    """Who is stored."""
    query = select(people.c.account).order_by(people.c.account)
    return list(await database.read(lambda c: c.execute(query).scalars().all()))


async def test_units_that_wait_together_share_one_commit(
    database: Database, commits: list[Connection]
) -> None:
    results = await asyncio.gather(*(database.write(adding(n)) for n in range(50)))
    assert (results, len(commits)) == (list(range(50)), 1)


async def test_units_one_after_another_have_a_commit_each(
    database: Database, commits: list[Connection]
) -> None:
    for number in range(3):
        await database.write(adding(number))
    assert len(commits) == 3


async def test_more_units_than_may_share_take_a_second_commit(
    database: Database, commits: list[Connection]
) -> None:
    await asyncio.gather(*(database.write(adding(n)) for n in range(SHARED_AT_MOST + 1)))
    assert (len(commits), len(await accounts(database))) == (2, SHARED_AT_MOST + 1)


async def test_units_that_come_meanwhile_are_committed_next(
    database: Database, commits: list[Connection]
) -> None:
    loop, late = asyncio.get_running_loop(), list[concurrent.futures.Future[int]]()

    def first(_connection: Connection) -> None:
        late.append(asyncio.run_coroutine_threadsafe(database.write(adding(7)), loop))

    await database.write(first)
    assert await asyncio.wrap_future(late[0]) == 7
    assert (len(commits), await accounts(database)) == (2, [7])


async def test_a_failing_unit_raises_at_its_own_caller_and_takes_nobody_with_it(
    database: Database,
) -> None:
    results = await asyncio.gather(
        database.write(adding(1)),
        database.write(breaking),
        database.write(adding(2)),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [int, Broken, int]
    assert await accounts(database) == [1, 2]


async def test_a_unit_beside_a_failing_one_is_run_twice_and_stored_once(
    database: Database,
) -> None:
    runs: list[str] = []

    def good(connection: Connection) -> None:
        runs.append("good")
        adding(1)(connection)

    def bad(_connection: Connection) -> None:
        runs.append("bad")
        raise Broken

    await asyncio.gather(database.write(good), database.write(bad), return_exceptions=True)
    assert (runs, await accounts(database)) == (["good", "bad", "good", "bad"], [1])


async def test_a_unit_that_fails_alone_is_run_once(database: Database) -> None:
    runs: list[str] = []

    def bad(_connection: Connection) -> None:
        runs.append("bad")
        raise Broken

    with pytest.raises(Broken):
        await database.write(bad)
    assert runs == ["bad"]


async def test_two_units_that_cannot_both_be_stored_leave_the_first(database: Database) -> None:
    results = await asyncio.gather(
        *(database.write(adding(1)) for _ in range(3)), return_exceptions=True
    )
    assert [type(result) for result in results] == [int, IntegrityError, IntegrityError]
    assert await accounts(database) == [1]


async def test_a_unit_that_exhausts_an_iterator_tells_its_caller(database: Database) -> None:
    nothing: Iterator[int] = iter(())
    with pytest.raises(RuntimeError, match="StopIteration"):
        await database.write(lambda _: next(nothing))
    assert await database.write(adding(1)) == 1


async def test_the_unit_of_a_caller_cancelled_before_its_turn_is_not_run(
    database: Database,
) -> None:
    gone = asyncio.create_task(database.write(adding(1)))
    stays = asyncio.create_task(database.write(adding(2)))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays == 2
    assert (gone.cancelled(), await accounts(database)) == (True, [2])


async def test_the_unit_of_a_caller_cancelled_while_it_runs_is_stored_whole(
    database: Database,
) -> None:
    callers: list[asyncio.Task[None]] = []

    def unit(connection: Connection) -> None:
        callers[0].cancel()
        adding(1)(connection)

    callers.append(asyncio.create_task(database.write(unit)))
    await asyncio.gather(database.write(adding(2)), *callers, return_exceptions=True)
    assert (callers[0].cancelled(), await accounts(database)) == (True, [1, 2])


async def test_when_the_writer_is_stopped_everyone_who_waits_is_told(database: Database) -> None:
    waiting = [asyncio.create_task(database.write(adding(n))) for n in range(SHARED_AT_MOST + 1)]
    await asyncio.sleep(0)
    (writer,) = (task for task in asyncio.all_tasks() if task.get_name() == "writer")
    await asyncio.sleep(0)
    writer.cancel()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(result) for result in results} == {Closed}
    # What was begun is committed as a whole or not at all; the rest was never begun.
    assert await accounts(database) in ([], list(range(SHARED_AT_MOST)))


async def test_after_the_writer_was_stopped_the_next_unit_is_committed(database: Database) -> None:
    with pytest.raises(Closed):
        await database.write(halting)
    assert await database.write(adding(1)) == 1
    assert await accounts(database) == [1]


async def test_close_finishes_what_waits(database: Database, path: Path) -> None:
    waiting = [asyncio.create_task(database.write(adding(n))) for n in range(SHARED_AT_MOST + 1)]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*waiting) == list(range(SHARED_AT_MOST + 1))
    again = await Database.open(f"sqlite:///{path}")
    assert len(await accounts(again)) == SHARED_AT_MOST + 1
    await again.close()


async def test_a_closed_database_refuses_units_and_queries(database: Database) -> None:
    await database.close()
    with pytest.raises(Closed):
        await database.write(adding(1))
    with pytest.raises(Closed):
        await database.read(lambda _: None)


async def test_close_twice_is_close_once(database: Database) -> None:
    await database.close()
    await database.close()


async def test_a_unit_waits_while_another_process_holds_the_lock(
    database: Database, path: Path
) -> None:
    other = FileLock(path.with_name("votum.db.lock"))
    assert other.try_lock()
    waiting = asyncio.create_task(database.write(adding(1)))
    await asyncio.sleep(0.05)
    seen = waiting.done(), await accounts(database)
    other.close()  # before anything is said: else a test that fails would never end
    assert await waiting == 1
    assert seen == (False, [])


async def test_close_waits_while_another_process_holds_the_lock(
    database: Database, path: Path
) -> None:
    other = FileLock(path.with_name("votum.db.lock"))
    assert other.try_lock()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0.05)
    closed = closing.done()
    other.close()
    await closing
    assert not closed


async def test_a_unit_has_the_database_to_itself_before_it_writes(
    database: Database, path: Path
) -> None:
    def unit(_connection: Connection) -> None:
        other = sqlite3.connect(path, timeout=0)
        try:
            other.execute("BEGIN IMMEDIATE")
        finally:
            other.close()

    with pytest.raises(sqlite3.OperationalError, match="database is locked"):
        await database.write(unit)


async def test_a_full_disk_is_told_in_words_and_takes_nothing_that_was_stored(
    database: Database, path: Path
) -> None:
    await database.write(adding(1))
    pages = await database.write(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    await database.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar())
    huge = insert(people).values(account=2, opaque="canary" * 20_000)
    with pytest.raises(Unusable, match=r"^the database cannot be used: the disk is full$") as full:
        await database.write(lambda c: c.execute(huge).rowcount)
    assert "canary" not in "".join(traceback.format_exception(full.value))
    assert await database.write(adding(3)) == 3
    assert await accounts(database) == [1, 3]
