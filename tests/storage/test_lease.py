"""The lease: one bot at a time, and nobody writes who only believes to be it."""

import asyncio
import time
from functools import partial

import pytest
from sqlalchemy import Connection, insert, select

from storage import lease
from storage.database import Database, InUse, Lost
from storage.schema import people


@pytest.fixture
def dialect() -> str:
    return "postgres"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait for seconds."""
    monkeypatch.setattr(lease, "HELD", 0.6)
    monkeypatch.setattr(lease, "RENEWED", 0.1)


def add(connection: Connection, number: int) -> int:
    """Adds a person."""
    connection.execute(insert(people).values(account=number, opaque=str(number)))
    return number


def expire(connection: Connection) -> None:
    """The lease has run out."""
    connection.exec_driver_sql("UPDATE lease SET until = 0")


async def stored(database: Database) -> list[int]:
    """Who is stored."""
    return list(await database.read(lambda c: c.execute(select(people.c.account)).scalars().all()))


async def asleep(database: Database) -> None:
    """The process does nothing any more: it renews no lease either."""
    task = database._store.claim._renewing  # type: ignore[attr-defined]  # the lease has one
    task.cancel()
    await asyncio.wait([task])


async def test_one_holds_the_lease_for_as_long_as_it_lives(
    database: Database, another: Database
) -> None:
    assert await database.claim()
    for _ in range(4):
        assert not await another.claim()
        await asyncio.sleep(0.3)


async def test_whoever_ends_hands_the_lease_over_at_once(
    database: Database, another: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "HELD", 60.0)
    assert await database.claim()
    taking = asyncio.create_task(another.take_over())
    await asyncio.sleep(0.1)
    assert not taking.done()
    await database.close()
    async with asyncio.timeout(3):
        await taking


async def test_whoever_is_not_heard_of_loses_the_lease_and_writes_no_more(
    database: Database, another: Database
) -> None:
    assert await database.claim()
    await database.write(lambda c: add(c, 1))
    await asleep(database)
    async with asyncio.timeout(3):
        await another.take_over()
    with pytest.raises(Lost, match=r"^another bot has taken over: this one was not heard of for"):
        await database.write(lambda c: add(c, 2))
    told = await asyncio.gather(
        *(database.write(partial(add, number=n)) for n in (3, 4)), return_exceptions=True
    )
    assert [type(each) for each in told] == [Lost, Lost]
    assert await another.write(lambda c: add(c, 5)) == 5
    assert await stored(another) == [1, 5]


async def test_a_holder_that_only_slept_goes_on_where_nobody_has_taken_over(
    database: Database,
) -> None:
    assert await database.claim()
    await asleep(database)
    await asyncio.sleep(0.8)
    assert await database.write(lambda c: add(c, 1)) == 1


async def test_the_bot_is_told_that_it_lost_the_lease(
    database: Database, another: Database
) -> None:
    assert await database.claim()
    lost = asyncio.create_task(database.lost())
    await asyncio.sleep(0.3)
    assert not lost.done()
    await another.write(expire)
    while not await another.claim():
        await another.write(expire)  # it was renewed in between
    with pytest.raises(Lost):
        async with asyncio.timeout(3):
            await lost


async def test_whoever_has_slept_says_nothing_until_the_lease_is_renewed(
    database: Database,
) -> None:
    assert await database.claim()
    await database.held()
    await asleep(database)
    await asyncio.sleep(0.8)
    saying = asyncio.create_task(database.held())
    await asyncio.sleep(0.3)
    assert not saying.done()
    assert await database.claim()
    async with asyncio.timeout(3):
        await saying


async def test_a_renewal_that_goes_wrong_in_any_way_is_told_and_tried_again(
    database: Database, another: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """Else whoever waits for it would wait for ever, and nothing would end."""
    assert await database.claim()
    await another.write(lambda c: c.exec_driver_sql("ALTER TABLE lease RENAME TO away").rowcount)
    await asyncio.sleep(0.8)
    saying = asyncio.create_task(database.held())
    await another.write(lambda c: c.exec_driver_sql("ALTER TABLE away RENAME TO lease").rowcount)
    async with asyncio.timeout(3):
        await saying
    assert set(caplog.messages) == {"the lease could not be renewed"}


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="needs a clock that no sleep stops")
async def test_whoever_slept_with_the_whole_machine_says_nothing_until_the_lease_is_renewed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The monotonic clock stands still meanwhile, and the one since the start of the machine does
    not."""
    ticking = time.clock_gettime
    assert await database.claim()
    await asleep(database)
    await database.held()
    monkeypatch.setattr(
        time, "clock_gettime", lambda clock: ticking(clock) + 60 * (clock == time.CLOCK_BOOTTIME)
    )
    saying = asyncio.create_task(database.held())
    await asyncio.sleep(0.8)
    assert not saying.done()
    assert await database.claim()
    async with asyncio.timeout(3):
        await saying


async def test_whoever_has_lost_the_lease_says_nothing(
    database: Database, another: Database
) -> None:
    assert await database.claim()
    await asleep(database)
    await asyncio.sleep(0.8)
    saying = asyncio.create_task(database.held())
    assert await another.claim()
    with pytest.raises(Lost):
        await database.write(lambda c: add(c, 1))
    with pytest.raises(Lost):
        async with asyncio.timeout(3):
            await saying


async def test_a_command_may_always_speak(database: Database) -> None:
    async with asyncio.timeout(1):
        await database.held()


async def test_the_lease_is_renewed_while_a_command_takes_its_time(
    database: Database, another: Database, url: str
) -> None:
    """And whoever waits behind the command does not take it over when that is done."""
    assert await database.claim()
    command = await Database.open(url)
    slow = asyncio.create_task(
        command.write(lambda c: c.exec_driver_sql("SELECT pg_sleep(1.5)").rowcount)
    )
    await asyncio.sleep(0.1)
    assert not await another.claim()
    assert slow.done()
    assert await database.write(lambda c: add(c, 1)) == 1
    await command.close()


async def test_two_that_wait_take_it_one_after_the_other(
    database: Database, another: Database, url: str
) -> None:
    third = await Database.open(url)
    assert await database.claim()
    waiting = [asyncio.create_task(each.take_over()) for each in (another, third)]
    await database.close()
    async with asyncio.timeout(3):
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(0.8)
    assert [each.done() for each in waiting].count(True) == 1
    waiting[[each.done() for each in waiting].index(False)].cancel()
    await third.close()


async def test_a_command_beside_the_bot_writes_whoever_holds_the_lease(
    database: Database, another: Database
) -> None:
    assert await database.claim()
    assert await another.write(lambda c: add(c, 1)) == 1
    assert await database.write(lambda c: add(c, 2)) == 2


async def test_migrate_is_refused_while_a_bot_runs_and_works_when_it_has_ended(
    database: Database, url: str
) -> None:
    assert await database.claim()
    with pytest.raises(InUse, match=r"^another bot is running on this database$"):
        await Database.migrate(url)
    await database.close()
    assert (await Database.migrate(url)).endswith("already")


async def test_a_bot_that_was_cut_off_and_wakes_after_the_migration_writes_no_more(
    database: Database, url: str
) -> None:
    """Its lease had run out and nobody had taken it: it is a program of before."""
    assert await database.claim()
    await asleep(database)
    await asyncio.sleep(0.8)
    await Database.migrate(url)
    with pytest.raises(Lost):
        await database.write(lambda c: add(c, 1))
    assert await stored(database) == []


async def test_migrate_works_where_there_never_was_a_bot(database: Database, url: str) -> None:
    assert (await Database.migrate(url)).endswith("already")
    assert await database.claim()
    assert await database.write(lambda c: add(c, 1)) == 1
