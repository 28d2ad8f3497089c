import asyncio
import datetime as dt
import itertools
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import Intake, Lanes
from storage import Connection, intake
from storage.database import Database
from storage.intake import Raw

BOT = 7
NOW = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)


def said(number: int, chat: int, text: str = "Ja") -> dict[str, Any]:
    """A message as Telegram hands it over."""
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": text}}


class Handler:
    """Handles what was not handled before (as handlers/update.py does), and notes that."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.handled: list[Raw] = []

    async def __call__(self, raw: Raw) -> None:
        if await self._database.write(lambda connection: intake.done(connection, raw.key)):
            self.handled.append(raw)

    @property
    def numbers(self) -> list[int]:
        return [raw.update_id for raw in self.handled]


def way_in(
    database: Database,
    handle: Callable[[Raw], Awaitable[None]],
    now: Callable[[], dt.datetime] = lambda: NOW,
) -> tuple[Intake, Lanes]:
    lanes = Lanes()
    return Intake(database, lanes, handle, now, BOT), lanes


async def states(database: Database) -> dict[str, int]:
    return await database.read(intake.counts)


# -- lanes ------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4)), max_size=30))
async def test_jobs_of_a_chat_keep_their_order(jobs: list[tuple[int, int]]) -> None:
    lanes, done = Lanes(), list[tuple[int, int]]()

    def job(number: int, chat: int, turns: int) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            for _ in range(turns):
                await asyncio.sleep(0)
            done.append((chat, number))

        return run

    for number, (chat, turns) in enumerate(jobs):
        lanes.add(chat, job(number, chat, turns))
    await lanes.idle()
    assert len(done) == len(jobs)
    for _, own in itertools.groupby(sorted(done, key=lambda each: each[0]), lambda each: each[0]):
        numbers = [number for _, number in own]
        assert numbers == sorted(numbers)


async def test_a_chat_that_takes_its_time_holds_up_no_other() -> None:
    lanes, gate, done = Lanes(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await gate.wait()

    async def quick() -> None:
        done.set()

    lanes.add(1, slow)
    lanes.add(2, quick)
    await asyncio.wait_for(done.wait(), 1)
    assert (lanes.serve(1), lanes.serve(2), lanes.busy) == (True, False, True)
    gate.set()
    await lanes.idle()
    assert (lanes.serve(1), lanes.busy) == (False, False)


async def test_a_job_that_fails_takes_no_other_with_it(caplog: pytest.LogCaptureFixture) -> None:
    lanes, done = Lanes(), list[str]()

    async def bad() -> None:
        raise ValueError("broken")

    async def good() -> None:
        done.append("good")

    for job in (bad, good, bad, good):
        lanes.add(1, job)
    await lanes.idle()
    assert done == ["good", "good"]
    assert caplog.messages == ["a job of a chat failed"] * 2


async def test_a_job_added_by_a_job_of_the_same_chat_runs_after_it() -> None:
    lanes, done = Lanes(), list[str]()

    async def second() -> None:
        done.append("second")

    async def first() -> None:
        lanes.add(1, second)
        await asyncio.sleep(0)
        done.append("first")

    lanes.add(1, first)
    await lanes.idle()
    assert done == ["first", "second"]


async def test_stopping_lets_what_runs_finish() -> None:
    lanes, done = Lanes(), list[int]()

    async def job() -> None:
        await asyncio.sleep(0.01)
        done.append(1)

    lanes.add(1, job)
    lanes.add(1, job)
    await lanes.stop(patience=5)
    assert done == [1, 1]


async def test_stopping_breaks_off_what_does_not_finish(caplog: pytest.LogCaptureFixture) -> None:
    lanes, ended = Lanes(), list[str]()

    async def stuck() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("stuck")

    async def next_one() -> None:
        ended.append("next")

    lanes.add(1, stuck)
    lanes.add(1, next_one)
    lanes.add(2, stuck)
    async with asyncio.timeout(2):
        await lanes.stop(patience=0.01)
    assert ended == ["stuck", "stuck"]
    assert not lanes.busy
    assert caplog.messages == ["2 chats were broken off; they go on at the next start"]


# -- taking updates in --------------------------------------------------------------------------


async def test_what_is_taken_is_stored_with_its_instant_and_handled(database: Database) -> None:
    handler = Handler(database)
    way, lanes = way_in(database, handler)
    await way.take([said(5, 1001, "Guten Tag"), said(6, -900)])
    await lanes.idle()
    body = '{"update_id": 5, "message": {"chat": {"id": 1001}, "text": "Guten Tag"}}'
    assert handler.handled[0] == Raw(BOT, 5, NOW, 1001, body)
    assert sorted((raw.update_id, raw.chat) for raw in handler.handled) == [(5, 1001), (6, -900)]
    assert await states(database) == {"done": 2}


async def test_an_update_is_stored_before_it_is_handled(database: Database) -> None:
    seen = []

    async def handle(raw: Raw) -> None:
        seen.append(await database.read(intake.waiting))

    way, lanes = way_in(database, handle)
    await way.take([said(5, 1001)])
    await lanes.idle()
    assert [[raw.update_id for raw in waiting] for waiting in seen] == [[5]]


async def test_updates_that_come_again_are_handled_once(database: Database) -> None:
    handler = Handler(database)
    way, lanes = way_in(database, handler)
    await way.take([said(5, 1001), said(5, 1001), said(6, 1001)])
    await way.take([said(6, 1001), said(5, 1001), said(7, 1001)])
    await lanes.idle()
    await way.take([said(7, 1001), said(5, 1001)])
    await lanes.idle()
    assert handler.numbers == [5, 6, 7]


async def test_what_was_stored_and_queued_nowhere_is_handled_when_it_comes_again(
    database: Database,
) -> None:
    """The commit was done and its answer never arrived (tests/bot/test_on_postgres.py)."""
    stored = [Raw(BOT, number, NOW, 1001, json.dumps(said(number, 1001))) for number in (5, 6)]
    await database.write(lambda connection: intake.store(connection, stored))
    later = NOW + dt.timedelta(seconds=1)
    handler = Handler(database)
    way, lanes = way_in(database, handler, lambda: later)
    await way.take([said(5, 1001), said(6, 1001), said(7, 1001)])
    await lanes.idle()
    assert handler.handled[:2] == stored
    assert [(raw.update_id, raw.arrived_at) for raw in handler.handled[2:]] == [(7, later)]


async def test_what_comes_again_while_it_is_being_handled_overtakes_nothing_and_is_handled_once(
    database: Database,
) -> None:
    gate, begun = asyncio.Event(), list[int]()
    handler = Handler(database)

    async def slow(raw: Raw) -> None:
        begun.append(raw.update_id)
        await gate.wait()
        await handler(raw)

    way, lanes = way_in(database, slow)
    await way.take([said(5, 1001), said(6, 1001)])
    await way.take([said(6, 1001), said(5, 1001), said(7, 1001)])
    await asyncio.sleep(0)
    gate.set()
    await lanes.idle()
    assert begun == [5, 6, 5, 6, 7]
    assert handler.numbers == [5, 6, 7]
    assert await states(database) == {"done": 3}


async def test_the_instant_is_that_of_storing(database: Database) -> None:
    """An update that waits for the writer while a round closes arrives after the closing."""
    clock = iter([NOW, NOW + dt.timedelta(seconds=1)])
    instants = {}

    def close(_connection: Connection) -> None:
        instants["closed"] = next(clock)

    handler = Handler(database)
    way, lanes = way_in(database, handler, lambda: next(clock))
    await asyncio.gather(database.write(close), way.take([said(5, 1001)]))
    await lanes.idle()
    assert handler.handled[0].arrived_at > instants["closed"]


async def test_a_batch_that_cannot_be_stored_is_not_handled(database: Database) -> None:
    handler = Handler(database)

    def no_clock() -> dt.datetime:
        raise OSError("the disk is full")

    way, lanes = way_in(database, handler, no_clock)
    with pytest.raises(OSError, match="the disk is full"):
        await way.take([said(5, 1001)])
    await lanes.idle()
    assert handler.numbers == []
    assert await states(database) == {}


async def test_after_a_crash_what_waits_is_handled_in_its_order(database: Database) -> None:
    async def crash(raw: Raw) -> None:
        raise RuntimeError("the machine went away")

    way, lanes = way_in(database, crash)
    await way.take([said(5, 1001), said(6, 1001), said(7, 1002)])
    await way.take([said(8, 1001)])
    await lanes.idle()
    assert await states(database) == {"waiting": 4}

    handler = Handler(database)
    again, lanes = way_in(database, handler)
    await again.resume()
    # Telegram, which never saw a confirmation, hands over the same once more.
    await again.take([said(5, 1001), said(6, 1001), said(9, 1001)])
    await lanes.idle()
    assert [number for number in handler.numbers if number != 7] == [5, 6, 8, 9]
    assert sorted(handler.numbers) == [5, 6, 7, 8, 9]
    assert await states(database) == {"done": 5}


async def test_a_second_bot_on_the_database_has_its_own_numbers(database: Database) -> None:
    handler = Handler(database)
    lanes = Lanes()
    for bot in (7, 8):
        await Intake(database, lanes, handler, lambda: NOW, bot).take([said(5, 1001)])
    await lanes.idle()
    assert sorted(raw.key for raw in handler.handled) == [(7, 5), (8, 5)]


async def test_an_update_of_no_particular_chat_is_handled(database: Database) -> None:
    handler = Handler(database)
    way, lanes = way_in(database, handler)
    await way.take([{"update_id": 5, "poll": {"id": "1"}}, {"update_id": 6, "message": "odd"}])
    await lanes.idle()
    assert [(raw.update_id, raw.chat) for raw in handler.handled] == [(5, None), (6, None)]


def nested(depth: int) -> Any:
    """A list in a list in a list."""
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return inner


@pytest.mark.parametrize("depth", [10, 2000])
async def test_however_deep_an_update_is_nested_its_batch_is_stored(
    database: Database, depth: int
) -> None:
    handler = Handler(database)
    way, lanes = way_in(database, handler)
    await way.take([{"update_id": 5, "message": nested(depth)}, said(6, 1001)])
    await lanes.idle()
    assert sorted(handler.numbers) == [5, 6]
