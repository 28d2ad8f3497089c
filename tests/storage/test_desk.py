"""Groups attached to a round, attempts with codes, and the menus that are up."""

import datetime as dt
from functools import partial

from storage import Connection, attached, attempts, chats, menus, people
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
GROUP, LARGER = -100, -100200


async def test_a_group_is_attached_once_to_a_round(database: Database, kept: Kept) -> None:
    assert await database.write(lambda c: attached.attach(c, kept.id, GROUP, None, NOW))
    assert not await database.write(lambda c: attached.attach(c, kept.id, GROUP, None, NOW))
    assert await database.read(lambda c: attached.of_round(c, kept.id)) == (GROUP,)
    assert await database.write(lambda c: attached.detach(c, GROUP)) == (kept.id,)
    assert await database.write(lambda c: attached.detach(c, GROUP)) == ()


async def test_a_group_that_moved_to_one_that_is_attached_is_one(
    database: Database, kept: Kept
) -> None:
    for chat in (GROUP, LARGER):
        attach = partial(attached.attach, round_=kept.id, chat=chat, person=None, at=NOW)
        await database.write(attach)
    await database.write(lambda c: attached.move(c, GROUP, LARGER))
    assert await database.read(lambda c: attached.of_round(c, kept.id)) == (LARGER,)


async def test_attempts_count_for_a_day_and_are_forgotten_then(database: Database) -> None:
    for _ in range(attempts.PER_ACCOUNT):
        await database.write(lambda c: attempts.note(c, 1, NOW))
    assert await database.read(lambda c: attempts.too_many(c, 1, NOW))
    assert not await database.read(lambda c: attempts.too_many(c, 2, NOW))
    tomorrow = NOW + attempts.SPAN
    assert not await database.read(lambda c: attempts.too_many(c, 1, tomorrow))


async def test_readers_are_told_with_their_roles_and_menus(
    database: Database, opened: Kept, head: Person
) -> None:
    def unit(connection: Connection) -> None:
        chats.begin(connection, 1001, head.id, "{}")
        other = people.add(connection, 9001, "opaque-9001", None)
        chats.begin(connection, 9001, other.id, "{}")
        menus.put_up(connection, 9001, "mark")
        menus.put_up(connection, 9001, "newer")

    await database.write(unit)
    assert await database.read(lambda c: menus.readers(c, [9001])) == (
        menus.Reader(1001, coordinates=False, holds=True, up=None),
        menus.Reader(9001, coordinates=True, holds=False, up="newer"),
    )
