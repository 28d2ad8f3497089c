"""Waiting for a look at the clock."""

import asyncio
import datetime as dt

from bot.looks import Looks

NINE = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
TEN = NINE + dt.timedelta(hours=1)


async def test_reached_waits_for_a_look_that_is_late_enough() -> None:
    looks = Looks()
    waiting = asyncio.create_task(looks.reached(TEN))
    await looks.note(NINE)
    await asyncio.sleep(0)
    assert not waiting.done()
    await looks.note(TEN)
    await asyncio.wait_for(waiting, 1)


async def test_reached_knows_of_looks_that_are_over() -> None:
    looks = Looks()
    await looks.note(TEN)
    await looks.note(NINE)  # one that began earlier and took longer
    await asyncio.wait_for(looks.reached(TEN), 1)
