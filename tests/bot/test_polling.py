import asyncio
import datetime as dt
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError

from bot.configuration import BadConfiguration
from bot.polling import PAUSES, pause_after, poll


class Over(Exception):
    """The script is at its end."""


class Telegram:
    """Telegram's queue by its documented rule: what lies below the offset asked for is gone, and
    what is handed over stays until then. An error in place of a batch is raised."""

    def __init__(self, *script: list[int] | TelegramError) -> None:
        self.script = deque(script)
        self.queue: list[int] = []
        self.confirmed: list[int] = []
        self.offsets: list[int | None] = []
        self.on_fetch: Callable[[], None] = lambda: None

    async def fetch(self, offset: int | None) -> list[dict[str, Any]]:
        self.offsets.append(offset)
        self.on_fetch()
        self.confirmed += [number for number in self.queue if offset and number < offset]
        self.queue = [number for number in self.queue if number not in self.confirmed]
        if not self.script:
            raise Over
        step = self.script.popleft()
        if isinstance(step, TelegramError):
            raise step
        self.queue += step
        return [{"update_id": number} for number in self.queue]


class Storage:
    """Takes batches, but for the attempts that are to fail."""

    def __init__(self, *failing: int) -> None:
        self.failing = set(failing)
        self.attempts = 0
        self.stored: list[int] = []

    async def take(self, updates: list[Mapping[str, Any]]) -> None:
        self.attempts += 1
        if self.attempts in self.failing:
            raise OSError("the disk is full")
        self.stored += [each["update_id"] for each in updates]


class Naps:
    """Sleeps that take no time."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


async def play(telegram: Telegram, storage: Storage) -> list[float]:
    """Polls until the script is over. The pauses that were made."""
    naps = Naps()
    with pytest.raises(Over):
        await poll(telegram.fetch, storage.take, naps)
    return naps.taken


async def test_a_batch_is_confirmed_by_asking_for_what_follows_it() -> None:
    telegram, storage = Telegram([5, 6], [7]), Storage()
    await play(telegram, storage)
    assert telegram.offsets == [None, 7, 8]
    assert storage.stored == [5, 6, 7]


async def test_a_batch_that_cannot_be_stored_is_tried_again_before_anything_is_asked() -> None:
    telegram, storage = Telegram([5, 6], []), Storage(1, 2, 3)
    assert await play(telegram, storage) == list(PAUSES[:3])
    assert telegram.offsets == [None, 7, None]
    assert storage.stored == [5, 6]
    assert storage.attempts == 4


@given(
    st.lists(st.lists(st.integers(1, 9), max_size=3), max_size=8),
    st.sets(st.integers(1, 20)),
)
async def test_nothing_is_confirmed_that_is_not_stored(
    steps: list[list[int]], failing: set[int]
) -> None:
    numbers = iter(range(100, 10_000, 3))
    script = [[next(numbers) for _ in step] for step in steps]
    telegram, storage = Telegram(*script), Storage(*failing)

    def hold() -> None:
        asked = telegram.offsets[-1]
        waiting = [number for number in telegram.queue if asked is not None and number < asked]
        assert set(waiting) <= set(storage.stored)

    telegram.on_fetch = hold
    await play(telegram, storage)
    assert set(telegram.confirmed) <= set(storage.stored)
    assert sorted(set(storage.stored)) == sorted(number for step in script for number in step)


async def test_after_an_empty_answer_lower_numbers_are_seen() -> None:
    telegram, storage = Telegram([900], [], [4], [5]), Storage()
    await play(telegram, storage)
    assert telegram.offsets == [None, 901, None, 5, 6]
    assert storage.stored == [900, 4, 5]


async def test_after_a_failure_the_same_is_asked_again() -> None:
    telegram, storage = Telegram([5], NetworkError("away"), NetworkError("away"), [6]), Storage()
    assert await play(telegram, storage) == [1.0, 2.0]
    assert telegram.offsets == [None, 6, 6, 6, 7]
    assert storage.stored == [5, 6]


async def test_failures_pause_longer_each_time_and_an_answer_starts_afresh() -> None:
    away = [NetworkError("away")] * 8
    telegram = Telegram(*away, [], NetworkError("away"))
    assert await play(telegram, Storage()) == [1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 30.0, 30.0, 1.0]


@pytest.mark.parametrize(
    ("asked", "failures", "pause"), [(7, 0, 7.0), (dt.timedelta(seconds=7), 0, 7.0), (3, 5, 30.0)]
)
def test_a_pause_that_telegram_asks_for_is_kept(
    asked: int | dt.timedelta, failures: int, pause: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert pause_after(RetryAfter(asked), failures) == pause


def test_a_conflict_is_told_in_words(caplog: pytest.LogCaptureFixture) -> None:
    assert pause_after(Conflict("terminated by other getUpdates request"), 0) == 1.0
    assert caplog.messages == [
        "nothing from Telegram (another program polls with this token); it is asked again"
    ]


async def test_a_conflict_ends_nothing() -> None:
    telegram, storage = Telegram(Conflict("two of you"), [5]), Storage()
    await play(telegram, storage)
    assert storage.stored == [5]


async def test_a_token_that_is_no_longer_known_ends_polling() -> None:
    async def fetch(offset: int | None) -> list[dict[str, Any]]:
        raise BadConfiguration(["telegram.token: Telegram does not know this bot"])

    with pytest.raises(BadConfiguration):
        await poll(fetch, Storage().take, Naps())


async def test_empty_answers_without_waiting_leave_others_their_turn() -> None:
    async def fetch(offset: int | None) -> list[dict[str, Any]]:
        return []

    polling = asyncio.create_task(poll(fetch, Storage().take, asyncio.sleep))
    await asyncio.sleep(0)
    polling.cancel()
    done, _ = await asyncio.wait([polling], timeout=1)
    assert done == {polling}


async def test_cancelling_while_a_batch_cannot_be_stored_confirms_nothing() -> None:
    telegram = Telegram([5], [])
    tried = asyncio.Event()

    async def take(_updates: list[Mapping[str, Any]]) -> None:
        tried.set()
        raise OSError("the disk is full")

    polling = asyncio.create_task(poll(telegram.fetch, take, asyncio.sleep))
    await tried.wait()
    polling.cancel()
    await asyncio.wait([polling])
    assert polling.cancelled()
    assert telegram.offsets == [None]
