import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, select
from sqlalchemy.exc import IntegrityError

from storage import outbox
from storage.database import Database
from storage.outbox import (
    ANSWERS,
    BULK,
    CLOSING,
    LANES,
    NEWS,
    RECEIPTS,
    REMINDERS,
    Broadcast,
    Letter,
    Progress,
)
from storage.rounds import Kept
from storage.schema import outbox as table

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)
HOUR = dt.timedelta(hours=1)


def letter(key: str, lane: int = REMINDERS, not_before: dt.datetime = NOW) -> Letter:
    """A letter about its key."""
    return Letter(key, 5001, "reminder", {"mandates": [key], "ß": None}, not_before, lane)


async def put(database: Database, *letters: Letter) -> list[bool]:
    """Puts the letters in, each in a unit of its own."""
    return [await database.write(partial(outbox.put, letter=each)) for each in letters]


async def next_keys(database: Database, now: dt.datetime = NOW) -> list[str]:
    """The keys of what may be sent now, in order."""
    return [each.key for each in await database.read(lambda c: outbox.next_up(c, now))]


async def row(database: Database, id_: int) -> dict[str, object]:
    """What is kept about the letter besides what it was put in with."""
    columns = (
        table.c.state,
        table.c.parts_sent,
        table.c.attempts,
        table.c.reason,
        table.c.done_at,
    )
    query = select(*columns).where(table.c.id == id_)
    return dict(await database.read(lambda c: c.execute(query).one()._mapping))


async def test_a_letter_comes_out_as_it_was_put_in(database: Database, kept: Kept) -> None:
    first = replace(letter("first"), round=kept.id)
    assert await put(database, first) == [True]
    assert await database.read(lambda c: outbox.next_up(c, NOW)) == (replace(first, id=1),)


async def test_the_same_occasion_is_put_in_once(database: Database) -> None:
    assert await put(database, letter("once"), letter("once", BULK)) == [True, False]
    assert await database.read(lambda c: outbox.next_up(c, NOW)) == (replace(letter("once"), id=1),)


async def test_an_occasion_that_is_over_is_not_put_in_again(database: Database) -> None:
    await put(database, letter("once"))
    await database.write(lambda c: outbox.finish(c, 1, "sent", NOW))
    assert await put(database, letter("once")) == [False]
    assert await next_keys(database) == []


async def test_a_letter_about_no_round_that_is_there_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await put(database, replace(letter("lost"), round="nirgends"))


async def test_lanes_come_in_order_and_within_a_lane_the_oldest_first(database: Database) -> None:
    await put(
        database,
        letter("bulk", BULK, NOW - HOUR),
        letter("reminder, later", REMINDERS, NOW),
        letter("reminder", REMINDERS, NOW - HOUR),
        letter("closing", CLOSING),
        letter("receipt", RECEIPTS),
        letter("answer", ANSWERS),
        letter("answer, second", ANSWERS),
    )
    assert await next_keys(database) == [
        "answer",
        "answer, second",
        "receipt",
        "closing",
        "reminder",
        "reminder, later",
        "bulk",
    ]


async def test_a_letter_waits_for_its_instant(database: Database) -> None:
    await put(database, letter("later", ANSWERS, NOW + TICK), letter("now", BULK))
    assert await next_keys(database) == ["now"]
    assert await next_keys(database, NOW + TICK) == ["later", "now"]


async def test_no_more_letters_come_than_were_asked_for(database: Database) -> None:
    await put(database, *(letter(str(number)) for number in range(5)))
    found = await database.read(lambda c: outbox.next_up(c, NOW, limit=2))
    assert [each.key for each in found] == ["0", "1"]


async def test_next_instant_is_that_of_the_earliest_letter_that_waits(database: Database) -> None:
    assert await database.read(outbox.next_instant) is None
    await put(database, letter("a", not_before=NOW + HOUR), letter("b", not_before=NOW))
    assert await database.read(outbox.next_instant) == NOW
    await database.write(lambda c: outbox.sending(c, 2, 5001))
    assert await database.read(outbox.next_instant) == NOW + HOUR


async def test_a_letter_that_is_being_sent_is_taken_by_nobody_else(database: Database) -> None:
    await put(database, letter("one"), letter("two"))
    await database.write(lambda c: outbox.sending(c, 1, 5001))
    assert await next_keys(database) == ["two"]
    assert await database.read(outbox.interrupted) == (1,)
    assert (await row(database, 1))["attempts"] == 1


async def test_a_letter_is_sent_once_and_only_to_the_chat_that_it_waits_for(
    database: Database,
) -> None:
    await put(database, letter("one"))
    assert not await database.write(lambda c: outbox.sending(c, 1, 5002))
    assert (await row(database, 1))["state"] == "waiting"
    assert await database.write(lambda c: outbox.sending(c, 1, 5001))
    assert not await database.write(lambda c: outbox.sending(c, 1, 5001))
    assert (await row(database, 1))["attempts"] == 1


async def test_an_interrupted_letter_that_is_put_back_goes_on_where_it_stopped(
    database: Database,
) -> None:
    await put(database, letter("one"))

    def interrupt(connection: Connection) -> None:
        for _ in range(2):
            outbox.sending(connection, 1, 5001)
            outbox.part_sent(connection, 1)
        outbox.sending(connection, 1, 5001)
        outbox.put_back(connection, 1, NOW + HOUR)

    await database.write(interrupt)
    assert await database.read(outbox.interrupted) == ()
    assert await next_keys(database) == []
    (again,) = await database.read(lambda c: outbox.next_up(c, NOW + HOUR))
    assert again == replace(letter("one", not_before=NOW + HOUR), id=1, parts_sent=2, attempts=1)


@pytest.mark.parametrize("state", ["sent", "dropped", "failed", "uncertain"])
async def test_a_finished_letter_is_neither_sent_nor_interrupted(
    database: Database, state: str
) -> None:
    await put(database, letter("one"), letter("two"))
    await database.write(lambda c: outbox.sending(c, 1, 5001))
    await database.write(lambda c: outbox.finish(c, 1, state, NOW, "why"))
    assert await row(database, 1) == {
        "state": state,
        "parts_sent": 0,
        "attempts": 1,
        "reason": "why",
        "done_at": NOW,
    }
    assert await next_keys(database) == ["two"]
    assert await database.read(outbox.interrupted) == ()


# -- how far it is ----------------------------------------------------------------------


async def test_progress_is_by_kind_and_state(database: Database, kept: Kept) -> None:
    letters = [replace(letter(str(n)), round=kept.id) for n in range(7)]
    letters += [replace(letter("o"), kind="opening", round=kept.id), letter("of no round")]
    await put(database, *letters)
    for number, state in enumerate(("sent", "sent", "failed", "uncertain", "dropped"), start=1):
        await database.write(
            partial(outbox.finish, letter=number, state=state, now=NOW, reason=None)
        )
    await database.write(lambda c: outbox.sending(c, 6, 5001))
    assert await database.read(lambda c: outbox.progress(c, kept.id)) == (
        Progress("opening", waiting=1),
        Progress("reminder", waiting=1, sending=1, sent=2, failed=1, uncertain=1, dropped=1),
    )


async def test_a_broadcast_is_what_leaves_together_as_long_as_something_of_it_waits(
    database: Database, kept: Kept
) -> None:
    async def running(now: dt.datetime = NOW) -> Broadcast | None:
        return await database.read(lambda c: outbox.broadcast(c, kept.id, now))

    first = [replace(letter(f"first {n}"), round=kept.id) for n in range(3)]
    later = [replace(letter(f"later {n}", REMINDERS, NOW + HOUR), round=kept.id) for n in range(2)]
    asked = replace(letter("receipt", RECEIPTS), round=kept.id)
    await put(database, *first, *later, asked)
    assert await running() == Broadcast(0, 3)
    for number, state in ((1, "sent"), (2, "failed")):
        await database.write(
            partial(outbox.finish, letter=number, state=state, now=NOW, reason=None)
        )
    assert await running() == Broadcast(2, 3)
    await database.write(lambda c: outbox.sending(c, 3, 5001))
    assert await running() == Broadcast(2, 3)
    await database.write(lambda c: outbox.finish(c, 3, "sent", NOW))
    assert await running() is None
    assert await running(NOW + HOUR) == Broadcast(0, 2)


@pytest.mark.parametrize("lanes", [LANES, (ANSWERS, RECEIPTS), (CLOSING, NEWS, REMINDERS, BULK)])
async def test_with_ten_thousand_letters_nothing_is_scanned_or_sorted(
    database: Database, path: Path, lanes: tuple[int, ...]
) -> None:
    """By the plan of the database, which a busy machine does not change."""
    await database.write(
        lambda c: c.execute(
            insert(table),
            [
                {
                    "key": str(number),
                    "lane": number % 6,
                    "chat": number,
                    "kind": "reminder",
                    "about": "{}",
                    "not_before": NOW,
                    "state": "waiting" if number % 2 else "sent",
                    "parts_sent": 0,
                    "attempts": 0,
                }
                for number in range(10_000)
            ],
        )
    )
    asked: list[tuple[str, Any]] = []

    def query(connection: Connection) -> list[str]:
        event.listen(
            connection, "before_cursor_execute", lambda _c, _cursor, *what: asked.append(what[:2])
        )
        outbox.next_up(connection, NOW, 1, lanes=lanes, besides=range(8))
        outbox.next_instant(connection, lanes=lanes)
        outbox.interrupted(connection)
        return [
            row[-1]
            for statement, parameters in tuple(asked)
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    steps = await database.read(query)
    assert len(steps) == 3
    assert all(step.startswith("SEARCH outbox USING") for step in steps), steps
    assert {step.split("INDEX ")[1].split(" ")[0] for step in steps} == {"ix_outbox_state_lane"}
