import asyncio
import logging

import pytest

from scheduler.ticker import Ticker
from tests.scheduler.recorder import until


async def test_the_first_look_comes_at_once() -> None:
    looked = asyncio.Event()

    async def look() -> None:
        looked.set()

    ticker = Ticker(look, 3600)
    ticker.start()
    await asyncio.wait_for(looked.wait(), 5)
    ticker.stop()


async def test_looks_go_on_until_the_ticker_is_stopped() -> None:
    looks: list[float] = []

    async def look() -> None:
        looks.append(asyncio.get_running_loop().time())

    ticker = Ticker(look, 0.05)
    ticker.start()
    await until(lambda: len(looks) >= 3)
    ticker.stop()
    await asyncio.sleep(0)
    assert looks[2] - looks[0] > 0.05
    seen = len(looks)
    await asyncio.sleep(0.15)
    assert len(looks) == seen


async def test_a_look_that_fails_is_logged_and_the_next_one_comes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looks: list[int] = []

    async def look() -> None:
        looks.append(len(looks))
        if len(looks) == 1:
            raise RuntimeError("disk full")

    ticker = Ticker(look, 0.02)
    with caplog.at_level(logging.ERROR, logger="scheduler.ticker"):
        ticker.start()
        await until(lambda: len(looks) >= 2)
        ticker.stop()
        await asyncio.sleep(0)
    (record,) = caplog.records
    assert record.exc_info is not None
    assert str(record.exc_info[1]) == "disk full"


async def test_a_look_that_takes_long_is_not_overtaken_by_the_next(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL, logger="apscheduler")
    under_way: list[int] = []
    looks = 0

    async def look() -> None:
        nonlocal looks
        looks += 1
        under_way.append(looks)
        assert under_way == [looks]
        try:
            await asyncio.sleep(0.06)
        finally:
            under_way.remove(looks)

    ticker = Ticker(look, 0.02)
    ticker.start()
    await until(lambda: looks >= 3)
    ticker.stop()
    await asyncio.sleep(0)
    assert [record.getMessage() for record in caplog.records] == []
