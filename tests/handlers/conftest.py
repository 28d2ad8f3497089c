"""A stage with a real database for every test, and the first people on it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from handlers.desk import Desk, Privacy
from rounds.reader import read_round
from rounds.shelf import path_of
from storage.database import Database
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, built once: a copy of it is as good as a new one and ten times faster."""
    path = tmp_path_factory.mktemp("built") / "votum.db"

    async def build() -> None:
        await (await Database.open(f"sqlite:///{path}")).close()

    asyncio.run(build())
    return path


@pytest.fixture
async def bare(built: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage without a round."""
    database = await Database.open(f"sqlite:///{shutil.copy(built, tmp_path / 'votum.db')}")
    secrets = count(1)
    privacy = Privacy(controller="Kreis", contact="kreis@example.org", officer="Stabsstelle")
    desk = Desk("de", frozenset({COORDINATOR}), privacy, lambda: f"secret-{next(secrets)}")
    yield Stage(database, desk)
    await database.close()


@pytest.fixture
async def stage(bare: Stage) -> Stage:
    """A stage on which the declaration of interest is open."""
    reading = read_round(path_of(ROUND))
    await bare.open(reading.round, reading.roster)
    return bare


@pytest.fixture
async def witten(stage: Stage) -> Talk:
    """The head of one town, before the first question."""
    return await stage.joined("Amtsleitung Witten")


@pytest.fixture
async def double(stage: Stage) -> Talk:
    """The head of two towns, before the first question."""
    return await stage.joined("Amtsleitung Ennepetal")
