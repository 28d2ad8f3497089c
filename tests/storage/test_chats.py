import datetime as dt
from collections.abc import Awaitable
from dataclasses import replace

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage import chats, intake
from storage.chats import Chat
from storage.database import Database
from storage.intake import Raw
from storage.people import Person


@pytest.fixture
async def chat(database: Database, head: Person) -> Chat:
    """A chat that begins at the start."""
    return await database.write(lambda c: chats.begin(c, 5001, head.id, "start"))


async def test_a_new_chat_has_shown_nothing(database: Database, chat: Chat, head: Person) -> None:
    assert chat == Chat(5001, head.id, "start", turn=1, revision=1, shown=0, card=None)
    assert await database.read(lambda c: chats.get(c, 5001)) == chat
    assert await database.read(chats.dead) == (5001,)


async def test_a_chat_that_never_was_is_none(database: Database, chat: Chat) -> None:
    assert await database.read(lambda c: chats.get(c, 1)) is None


async def test_a_person_has_one_chat(database: Database, chat: Chat, head: Person) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        await database.write(lambda c: chats.begin(c, 5002, head.id, "start"))


async def test_a_move_is_a_new_turn_and_a_new_revision(
    database: Database, chat: Chat, head: Person
) -> None:
    moved = await database.write(lambda c: chats.move(c, chat, "question"))
    assert moved == Chat(5001, head.id, "question", turn=2, revision=2)
    assert await database.read(lambda c: chats.get(c, 5001)) == moved


async def test_a_touch_is_a_new_revision_of_the_same_turn(
    database: Database, chat: Chat, head: Person
) -> None:
    touched = await database.write(lambda c: chats.touch(c, chat))
    assert touched == Chat(5001, head.id, "start", turn=1, revision=2)
    marked = await database.write(lambda c: chats.touch(c, touched, "start, marked"))
    assert marked == Chat(5001, head.id, "start, marked", turn=1, revision=3)
    assert await database.read(lambda c: chats.get(c, 5001)) == marked


async def test_a_chat_that_was_read_earlier_takes_no_number_back(
    database: Database, chat: Chat
) -> None:
    await database.write(lambda c: chats.move(c, chat, "question"))
    touched = await database.write(lambda c: chats.touch(c, chat))
    assert (touched.turn, touched.revision, touched.place) == (2, 3, "question")
    moved = await database.write(lambda c: chats.move(c, chat, "review"))
    assert (moved.turn, moved.revision, moved.place) == (3, 4, "review")


async def test_a_chat_whose_card_shows_its_state_is_not_dead(
    database: Database, chat: Chat
) -> None:
    await database.write(lambda c: chats.showed(c, 5001, 1, 77))
    assert await database.read(chats.dead) == ()
    assert (await database.write(lambda c: chats.touch(c, chat))).card == 77
    assert await database.read(chats.dead) == (5001,)


async def test_an_overtaken_showing_changes_nothing(database: Database, chat: Chat) -> None:
    def overtake(connection: Connection) -> Chat | None:
        chats.touch(connection, chat)
        chats.showed(connection, 5001, 2, 78)
        chats.showed(connection, 5001, 1, 77)
        chats.showed(connection, 5001, 2, 79)
        return chats.get(connection, 5001)

    after = await database.write(overtake)
    assert after is not None
    assert (after.shown, after.card) == (2, 78)


async def test_a_card_that_is_gone_leaves_no_message(database: Database, chat: Chat) -> None:
    await database.write(lambda c: chats.showed(c, 5001, 1, 77))
    await database.write(lambda c: chats.touch(c, chat))
    await database.write(lambda c: chats.showed(c, 5001, 2, None))
    after = await database.read(lambda c: chats.get(c, 5001))
    assert after is not None
    assert (after.shown, after.card) == (2, None)


async def test_a_chat_that_is_left_shows_its_next_card_in_a_new_message(
    database: Database, chat: Chat
) -> None:
    await database.write(lambda c: chats.showed(c, 5001, 1, 77))
    await database.write(lambda c: chats.leave(c, 5001))
    assert (await database.write(lambda c: chats.move(c, chat, "question"))).card is None
    await database.write(lambda c: chats.showed(c, 5001, 2, 78))
    after = await database.read(lambda c: chats.get(c, 5001))
    assert after is not None
    assert (after.shown, after.card) == (2, 78)


async def test_chats_do_not_touch_each_other(
    database: Database, chat: Chat, deputy: Person
) -> None:
    other = await database.write(lambda c: chats.begin(c, -5002, deputy.id, "start"))
    await database.write(lambda c: chats.move(c, chat, "question"))
    await database.write(lambda c: chats.showed(c, 5001, 2, 77))
    assert await database.read(lambda c: chats.get(c, -5002)) == other
    assert await database.read(chats.dead) == (-5002,)


async def test_the_chats_of_all_who_are_named_look_different_at_once(
    database: Database, chat: Chat, head: Person, deputy: Person
) -> None:
    other = await database.write(lambda c: chats.begin(c, 5002, deputy.id, "start"))
    await database.write(lambda c: chats.touch_all(c, [head.id, 999]))
    assert await database.read(lambda c: chats.get(c, 5001)) == replace(chat, revision=2)
    assert await database.read(lambda c: chats.get(c, 5002)) == other


async def test_whoever_did_something_and_does_not_see_it_was_interrupted(
    database: Database, chat: Chat, deputy: Person
) -> None:
    now = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    early, late = dt.timedelta(minutes=-11), dt.timedelta(minutes=-9)

    def interrupted() -> Awaitable[tuple[int, ...]]:
        return database.read(lambda c: chats.interrupted(c, now + 10 * early / 11))

    async def done(number: int, of: int, at: dt.datetime) -> None:
        raw = Raw(7, number, at, of, "{}")
        await database.write(lambda c: intake.store(c, [raw]))
        await database.write(lambda c: intake.done(c, raw.key))

    await database.write(lambda c: chats.begin(c, 5002, deputy.id, "start"))
    await done(1, 5001, now + early)
    assert await interrupted() == ()
    await database.write(lambda c: intake.store(c, [Raw(7, 2, now + late, 5001, "{}")]))
    assert await interrupted() == ()  # it is to be handled, and will be answered then
    await database.write(lambda c: intake.done(c, (7, 2)))
    assert await interrupted() == (5001,)
    await database.write(lambda c: chats.showed(c, 5001, 1, 10))
    assert await interrupted() == ()
