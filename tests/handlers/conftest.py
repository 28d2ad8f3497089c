"""A stage with a real database for every test, and the first people on it."""

from dataclasses import replace

import pytest

from rounds.reader import read_round
from rounds.shelf import path_of
from storage.database import Database
from tests.handlers.stage import COORDINATOR, OTHER, ROUND, Stage, Talk, a_desk
from tests.server import on_both

ON_BOTH = {
    "test_accepting", "test_answering", "test_joining", "test_joint", "test_moving",
    "test_naming", "test_participating", "test_releasing", "test_reminding", "test_two_towns",
    "test_update",
}  # fmt: skip
"""Files that are played on PostgreSQL too: between them they ask everything of the storage."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Some are shown on both databases."""
    if metafunc.module.__name__.rpartition(".")[2] in ON_BOTH:
        on_both(metafunc)


@pytest.fixture
def bare(database: Database) -> Stage:
    """A stage without a round."""
    return Stage(database, a_desk())


@pytest.fixture
async def stage(bare: Stage) -> Stage:
    """A stage on which the declaration of interest is open."""
    reading = read_round(path_of(ROUND))
    await bare.open(reading.round, reading.roster)
    return bare


@pytest.fixture
async def coordinator(stage: Stage) -> Talk:
    """A coordinator at the card of the round."""
    talk = stage.talk(COORDINATOR)
    await talk.say("/start")
    await talk.press("Abfrage öffnen")
    return talk


@pytest.fixture
async def other(stage: Stage) -> Talk:
    """A second coordinator at the card of the round."""
    stage.desk = replace(stage.desk, coordinators=frozenset({COORDINATOR, OTHER}))
    talk = stage.talk(OTHER)
    await talk.say("/start")
    await talk.press("Abfrage öffnen")
    return talk


@pytest.fixture
async def witten(stage: Stage) -> Talk:
    """The head of one town, before the first question."""
    return await stage.joined("Amtsleitung Witten")


@pytest.fixture
async def double(stage: Stage) -> Talk:
    """The head of two towns, before the first question."""
    return await stage.joined("Amtsleitung Ennepetal")
