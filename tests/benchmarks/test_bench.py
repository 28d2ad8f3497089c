"""That the benchmark's machinery runs: a few heads tap on the real bot. How fast, is no test."""

from dataclasses import replace

from benchmarks import page, picture
from benchmarks.contenders import VOTUM
from benchmarks.found import Found
from benchmarks.rates import EVERYBODY, once

FEW = {"name": "few", "latency": 0.0, "warm": 0.1, "seconds": 0.5}
STEADY = {**FEW, "name": "steady", "rate": 10.0}


async def test_heads_tap_on_the_bot_and_are_answered() -> None:
    found = await once(replace(VOTUM, environment=""), 3, 1, [FEW, STEADY])
    assert [each["stuck"] for each in found.values()] == [0, 0]
    assert all(each["taps"] > 0 and each["p95"] > 0 for each in found.values())


def test_the_page_says_what_was_not_measured() -> None:
    told = page.page(Found(failed={"rates": "TimeoutError"}), 1, "nothing")
    assert "**rates was not measured: TimeoutError**" in told
    assert told.count("| not measured |") == len(list(page.rows(Found())))


def test_the_picture_has_a_bar_for_each() -> None:
    repetition = {each.name: {"50 ms": {"rate": 10.0}} for each in EVERYBODY}
    assert picture.picture([repetition]).count("<rect") == 1 + len(EVERYBODY)
