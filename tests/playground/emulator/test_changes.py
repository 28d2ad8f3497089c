"""Following what changed."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from playground.emulator.changes import KEPT, Change, Changes


@pytest.fixture
def changes() -> Changes:
    changes = Changes()
    for chat in (501, 502, None):
        changes.note(chat)
    return changes


async def upcoming(changes: AsyncIterator[Change | None], count: int) -> list[Change | None]:
    async with asyncio.timeout(2):
        return [await anext(changes) for _ in range(count)]


def test_since_gives_what_came_after(changes: Changes) -> None:
    assert changes.since(1) == [Change(2, 502), Change(3, None)]
    assert changes.since(3) == []


def test_since_another_life_is_one_change_of_everything(changes: Changes) -> None:
    assert changes.since(99) == [Change(3, None)]


def test_since_too_long_ago_is_one_change_of_everything(changes: Changes) -> None:
    for _ in range(KEPT):
        changes.note(501)
    assert changes.since(0) == [Change(KEPT + 3, None)]
    assert changes.since(KEPT + 2) == [Change(KEPT + 3, 501)]


async def test_follow_goes_on_with_what_happens(changes: Changes) -> None:
    following = changes.follow(2, quiet=9)
    assert await upcoming(following, 1) == [Change(3, None)]
    changes.note(501)
    changes.note(502)
    assert await upcoming(following, 2) == [Change(4, 501), Change(5, 502)]
    waiting = asyncio.create_task(upcoming(following, 1))
    await asyncio.sleep(0)
    changes.note(503)
    assert await waiting == [Change(6, 503)]


async def test_follow_says_that_it_is_quiet(changes: Changes) -> None:
    assert await upcoming(changes.follow(3, quiet=0.01), 2) == [None, None]


async def test_close_ends_every_follow(changes: Changes) -> None:
    async def read() -> list[Change | None]:
        return [change async for change in changes.follow(2, quiet=9)]

    reading = asyncio.create_task(read())
    await asyncio.sleep(0)
    changes.close()
    async with asyncio.timeout(2):
        assert await reading == [Change(3, None)]
