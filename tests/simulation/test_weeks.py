"""One seed plays weeks, the same ones again, and finds a bot that counts wrong."""

import asyncio
import datetime as dt
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage import drafts
from tests.simulation.loop import PlayedLoop, Stuck, played
from tests.simulation.weeks import MISHAPS, ROOT, Told, Wrong, play_weeks

SEED = 3


@pytest.fixture(scope="module")
def told(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    logging.disable(logging.CRITICAL)
    try:
        return play_weeks(SEED, built, tmp_path_factory.mktemp("weeks"))
    finally:
        logging.disable(logging.NOTSET)


def test_weeks_with_everything_going_wrong_end_as_the_notebooks_say(told: Told) -> None:
    assert {mishap for mishap in MISHAPS if not told.hits[mishap]} == set()
    for what in ("edit", "toast", "message", "updates"):
        assert sum(count for name, count in told.hits.items() if name.endswith(what)) > 0
    assert told.figures["comparisons"] > 100
    assert told.figures["submissions"] > 9


def test_another_process_plays_the_same_from_the_same_seed(told: Told) -> None:
    """With another order of sets, which must not matter."""
    order = {**os.environ, "PYTHONHASHSEED": "1"}
    words = [sys.executable, "-m", "tests.simulation", "--seed", str(SEED)]
    said = subprocess.run(words, cwd=ROOT, env=order, capture_output=True, text=True, check=True)
    assert said.stdout == f"seed {SEED}: {len(told.lines)} lines, trace {told.trace}\n"


def test_a_bot_that_loses_an_answer_is_found_with_its_seed(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    keep = drafts._keep

    def loses(connection: Connection, before: int, draft: drafts.Draft, at: dt.datetime) -> None:
        if draft.version % 5:
            keep(connection, before, draft, at)

    monkeypatch.setattr(drafts, "_keep", loses)
    with pytest.raises(ExceptionGroup) as caught:
        play_weeks(SEED, built, tmp_path)
    (wrong,) = caught.value.exceptions
    assert isinstance(wrong, Wrong)
    again = f"again: python -m tests.simulation --seed {SEED}"
    assert re.match(rf"seed {SEED}, day \d+\.\d\d: notebook: .*{again}$", str(wrong))


# -- the loop -----------------------------------------------------------------


def test_a_month_passes_at_once_and_threads_are_not_used() -> None:
    async def month(loop: PlayedLoop) -> tuple[float, int]:
        await asyncio.sleep(30 * 86_400)
        return loop.time(), await asyncio.to_thread(lambda: 7)

    assert played(month) == (30 * 86_400, 7)


def test_who_waits_for_ever_is_told() -> None:
    async def waits(_loop: PlayedLoop) -> None:
        await asyncio.Event().wait()

    with pytest.raises(Stuck):
        played(waits)
