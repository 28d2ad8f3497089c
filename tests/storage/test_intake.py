import datetime as dt
from functools import partial

import pytest
from sqlalchemy import Connection, event, select

from storage import intake
from storage.database import Database
from storage.intake import Raw
from storage.schema import intake as table

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)
BOT = 7_000_000_000


def raw(update_id: int, at: dt.datetime = NOW, *, bot: int = BOT, chat: int | None = 5) -> Raw:
    """An update that says its id."""
    return Raw(bot, update_id, at, chat, f'{{"update_id": {update_id}}}')


async def store(database: Database, *updates: Raw) -> tuple[Raw, ...]:
    """Stores one batch."""
    return await database.write(lambda c: intake.store(c, updates))


async def states(database: Database) -> list[tuple[int, str, str | None, str | None]]:
    """Update id, state, body and reason of everything that ever came."""

    def query(connection: Connection) -> list[tuple[int, str, str | None, str | None]]:
        rows = connection.execute(select(table).order_by(table.c.update_id))
        return [(row.update_id, row.state, row.body, row.reason) for row in rows]

    return await database.read(query)


async def test_a_batch_is_stored_and_waits(database: Database) -> None:
    batch = (raw(1), raw(2, chat=None), raw(3, chat=-1001234567890))
    assert await store(database, *batch) == batch
    assert await database.read(intake.waiting) == batch


async def test_an_empty_batch_is_nothing_new(database: Database) -> None:
    assert await store(database) == ()


async def test_a_batch_comes_back_and_waits_in_its_order(database: Database) -> None:
    batch = tuple(raw(number) for number in range(100, 0, -1))
    assert await store(database, *batch) == batch
    assert await database.read(intake.waiting) == batch


async def test_of_a_redelivered_batch_only_what_is_new_is_stored(database: Database) -> None:
    await store(database, raw(1), raw(2))
    await database.write(lambda c: intake.done(c, (BOT, 1)))
    late = NOW + TICK
    again = await store(database, raw(3, late), raw(2, late), raw(1, late))
    assert again == await database.read(intake.waiting) == (raw(2), raw(3, late))


async def test_what_waits_comes_back_with_its_batch_and_alone(database: Database) -> None:
    await store(database, raw(1), raw(2), raw(1, bot=8))
    assert await store(database, raw(2, NOW + TICK)) == (raw(2),)
    assert await store(database, raw(1, NOW + TICK, bot=8)) == (raw(1, bot=8),)


async def test_only_a_batch_that_comes_again_is_looked_at_twice(database: Database) -> None:
    """A tap costs no statement more than it must."""

    def statements(connection: Connection) -> int:
        begun: list[str] = []

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            begun.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        intake.store(connection, [raw(1), raw(2)])
        event.remove(connection, "before_cursor_execute", note)
        return len(begun)

    assert [await database.write(statements) for _ in range(2)] == [2, 3]


async def test_an_update_twice_in_one_batch_is_stored_once(database: Database) -> None:
    assert await store(database, raw(1), raw(1)) == (raw(1),)
    assert await database.read(intake.waiting) == (raw(1),)


async def test_the_same_id_from_another_bot_is_another_update(database: Database) -> None:
    await store(database, raw(1))
    assert await store(database, raw(1, bot=8)) == (raw(1, bot=8),)


@pytest.mark.parametrize("jump", [-dt.timedelta(days=1), -dt.timedelta(hours=1), 2 * TICK])
async def test_waiting_is_in_the_order_of_storing_whatever_the_clock_said(
    database: Database, jump: dt.timedelta
) -> None:
    """The ids go on lower, as after a quiet week, and the clock is set meanwhile."""
    await store(database, raw(900))
    await store(database, raw(5, NOW + jump), raw(3, NOW + jump))
    await database.write(partial(intake.done, key=(BOT, 900)))
    await store(database, raw(4, NOW + 2 * jump))
    found = await database.read(intake.waiting)
    assert [each.update_id for each in found] == [5, 3, 4]


async def test_handled_updates_are_forgotten_when_none_can_come_again(database: Database) -> None:
    day = dt.timedelta(days=1)
    for number, days in enumerate((7, 7, 7, 5)):
        await store(database, raw(number, NOW - days * day))
    for number in (0, 3):
        await database.write(partial(intake.done, key=(BOT, number)))
    await database.write(lambda c: intake.set_aside(c, (BOT, 1), "why"))
    assert await database.write(lambda c: intake.prune(c, NOW)) == 1
    assert [number for number, *_ in await states(database)] == [1, 2, 3]


def test_they_are_kept_longer_than_telegram_repeats_and_shorter_than_it_counts_on() -> None:
    """A day of keeping updates and a clock that is a day wrong; a week until the ids start anew."""
    assert dt.timedelta(days=2) < intake.KEPT < dt.timedelta(days=7)


async def test_a_handled_update_loses_its_body_and_is_handled_once(database: Database) -> None:
    await store(database, raw(1), raw(2))
    assert await database.write(lambda c: intake.done(c, (BOT, 1)))
    assert not await database.write(lambda c: intake.done(c, (BOT, 1)))
    assert await states(database) == [(1, "done", None, None), (2, "waiting", raw(2).body, None)]
    assert await database.read(intake.waiting) == (raw(2),)


async def test_an_update_set_aside_keeps_its_body_and_says_why(database: Database) -> None:
    await store(database, raw(1))
    assert await database.write(lambda c: intake.set_aside(c, raw(1).key, "no such kind"))
    assert not await database.write(lambda c: intake.set_aside(c, raw(1).key, "again"))
    assert not await database.write(lambda c: intake.done(c, raw(1).key))
    assert await states(database) == [(1, "aside", raw(1).body, "no such kind")]
    assert await database.read(intake.waiting) == ()


async def test_a_handled_update_that_comes_again_stays_handled(database: Database) -> None:
    await store(database, raw(1), raw(2))
    await database.write(lambda c: intake.done(c, raw(1).key))
    await database.write(lambda c: intake.set_aside(c, raw(2).key, "why"))
    assert await store(database, raw(1), raw(2)) == ()
    assert await states(database) == [(1, "done", None, None), (2, "aside", raw(2).body, "why")]


@pytest.mark.parametrize("key", [(BOT, 2), (BOT + 1, 1)])
async def test_what_never_came_is_not_handled(database: Database, key: intake.Key) -> None:
    await store(database, raw(1))
    assert not await database.write(lambda c: intake.done(c, key))
    assert await database.read(intake.waiting) == (raw(1),)


async def test_what_arrived_at_the_instant_itself_did_not_arrive_before_it(
    database: Database,
) -> None:
    await store(database, raw(1, NOW - TICK), raw(2, NOW - TICK), raw(3, NOW), raw(4, NOW + TICK))
    await database.write(lambda c: intake.done(c, (BOT, 1)))
    assert await database.read(lambda c: intake.unhandled_before(c, NOW)) == 1
    assert await database.read(lambda c: intake.unhandled_before(c, NOW + TICK)) == 2


async def test_counts_are_by_state(database: Database) -> None:
    assert await database.read(intake.counts) == {}
    await store(database, *(raw(number) for number in range(6)))
    for number in range(3):
        await database.write(partial(intake.done, key=(BOT, number)))
    await database.write(lambda c: intake.set_aside(c, (BOT, 3), "why"))
    assert await database.read(intake.counts) == {"done": 3, "aside": 1, "waiting": 2}


async def test_updates_of_a_failing_unit_were_never_here(database: Database) -> None:
    def fails(connection: Connection) -> None:
        intake.store(connection, [raw(1)])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(fails)
    assert await store(database, raw(1)) == (raw(1),)


async def test_the_instant_of_arrival_is_kept_to_the_microsecond(database: Database) -> None:
    precise = raw(1, dt.datetime(2026, 4, 15, 9, 59, 59, 999_999, tzinfo=dt.UTC))
    await store(database, precise)
    assert await database.read(intake.waiting) == (precise,)
