import datetime as dt
from functools import partial

import pytest

from storage import Connection, chats, outbox, people, reach, rounds
from storage.database import Database
from storage.outbox import CLOSING, Letter
from storage.people import Person
from storage.rounds import Kept

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
CHAT, COORDINATOR, GROUP = 1001, 9001, -900


@pytest.fixture
async def known(database: Database, opened: Kept, head: Person) -> Database:
    """The head of two towns and a coordinator have chats."""

    def unit(connection: Connection) -> None:
        chats.begin(connection, CHAT, head.id, "{}")
        coordinator = people.add(connection, COORDINATOR, "opaque-coordinator", None)
        chats.begin(connection, COORDINATOR, coordinator.id, "{}")

    await database.write(unit)
    return database


async def lose(database: Database, chat: int, at: dt.datetime = NOW) -> bool:
    return await database.write(partial(reach.lose, chat=chat, at=at, coordinators=[COORDINATOR]))


async def letters(database: Database) -> list[tuple[str, int, str | None]]:
    found = await database.read(lambda c: outbox.next_up(c, NOW))
    return [(each.kind, each.chat, each.round) for each in found]


async def test_a_person_is_lost_once_until_they_are_found(known: Database, kept: Kept) -> None:
    assert [await lose(known, CHAT), await lose(known, CHAT, LATER)] == [True, False]
    assert await letters(known) == [("unreachable", COORDINATOR, kept.id)]
    await known.write(lambda c: reach.find(c, CHAT))
    assert await known.read(lambda c: reach.lost(c, kept.id)) == frozenset()
    assert await lose(known, CHAT, LATER)
    assert len(await letters(known)) == 2


async def test_a_unit_that_is_run_twice_tells_once(known: Database) -> None:
    await lose(known, CHAT)
    await known.write(lambda c: reach.find(c, CHAT))
    await lose(known, CHAT)
    assert len(await letters(known)) == 1


async def test_when_the_rounds_are_over_nobody_is_told(known: Database, kept: Kept) -> None:

    await known.write(lambda c: rounds.mark_closed(c, kept.id, NOW))
    assert await lose(known, CHAT)
    assert await letters(known) == []


async def test_what_is_no_private_chat_is_a_group(known: Database) -> None:
    assert [await lose(known, GROUP), await lose(known, GROUP)] == [True, False]
    assert await letters(known) == [("shut", COORDINATOR, None)]
    assert await known.read(lambda c: reach.group(c, GROUP)) == reach.Group(GROUP, None, NOW)
    await known.write(lambda c: reach.find(c, GROUP))
    assert await known.read(lambda c: reach.group(c, GROUP)) == reach.Group(GROUP)


async def test_a_group_is_followed_through_every_move(known: Database) -> None:
    summary = Letter("s", GROUP, "summary", {}, NOW, CLOSING)
    sent = Letter("sent", GROUP, "summary", {}, NOW, CLOSING)
    await known.write(lambda c: [outbox.put(c, each) for each in (summary, sent)])
    await known.write(lambda c: outbox.finish(c, 2, "sent", NOW))
    await known.write(lambda c: reach.move(c, GROUP, -1))
    await known.write(lambda c: reach.move(c, -1, -2))
    assert await known.read(lambda c: [reach.current(c, each) for each in (GROUP, -1, -2)]) == [
        -2,
        -2,
        -2,
    ]
    assert await letters(known) == [("summary", -2, None)]
    assert (await known.read(lambda c: outbox.get(c, 2))).chat == GROUP
    assert not await lose(known, GROUP)


@pytest.mark.parametrize("to", [GROUP, -1])
async def test_a_move_in_a_circle_is_no_move(known: Database, to: int) -> None:
    await known.write(lambda c: reach.move(c, GROUP, -1))
    await known.write(lambda c: reach.move(c, -1, GROUP if to == GROUP else -1))
    assert await known.read(lambda c: reach.current(c, GROUP)) == -1
