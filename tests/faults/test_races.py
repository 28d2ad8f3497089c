"""Before the deadline it counts, after it it does not, by the instant at which it was stored."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.update import Reception
from storage import intake
from storage.intake import Raw
from tests.faults.races import played
from tests.scheduler.killed_machine import Copies, Files, Place
from tests.server import on_both

RACES = 5


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    on_both(metafunc)


@pytest.fixture
def place(
    dialect: str, request: pytest.FixtureRequest, built: Path, tmp_path: Path
) -> Iterator[Place]:
    if dialect == "postgres":
        yield Copies(request.getfixturevalue("postgres"), "built")
    else:
        yield Files(built, tmp_path / "race.db")


async def raced(place: Place) -> tuple[Counter[str], list[str]]:
    hits, wrong = Counter[str](), []
    for seed in range(RACES):
        tally = await played(await place.fresh(), seed)
        hits += tally.hits
        wrong += tally.wrong
    return hits, wrong


async def test_votes_around_the_last_instant_count_by_the_instant_they_were_stored(
    place: Place,
) -> None:
    hits, wrong = await raced(place)
    assert wrong == []
    assert hits.total() == 2 * RACES
    assert hits["on time"] > 0
    assert hits["late"] > 0


async def test_a_round_that_closes_over_what_waits_is_found(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard at closing is off, and whatever comes in time is handled a little later."""
    handle = Reception.handle

    async def later(reception: Reception, raw: Raw) -> None:
        await asyncio.sleep(0.3)
        await handle(reception, raw)

    monkeypatch.setattr(Reception, "handle", later)
    monkeypatch.setattr(intake, "unhandled_before", lambda *_: 0)
    _, wrong = await raced(place)
    assert any("towns that count" in each for each in wrong)
