"""Stages: an empty one, one with a ready-made round, one with a small round."""

import itertools
from collections.abc import AsyncIterator, Iterator
from functools import partial

import pytest

from rounds.reader import read_round
from rounds.shelf import path_of
from scheduler.settings import Settings
from storage.database import Database
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.recorder import Hands, Recorder, utc
from tests.scheduler.small import a_roster, a_round
from tests.scheduler.stage import Stage, outbox_of
from tests.server import on_both

COORDINATOR = 7
GROUP = -900
TOWNS = {
    101: "Amtsleitung Ennepetal",  # Breckerfeld and Ennepetal
    102: "Amtsleitung Gevelsberg",
    103: "Amtsleitung Hattingen",
    104: "Amtsleitung Herdecke",
    105: "Amtsleitung Schwelm",
    106: "Amtsleitung Sprockhövel",
    107: "Amtsleitung Wetter (Ruhr)",
    108: "Amtsleitung Witten",
}
"""Accounts, which are the private chats too, and whom the roster calls them."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Everything here is shown on both databases."""
    on_both(metafunc)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def secrets() -> Iterator[str]:
    return (f"salt-{number}" for number in itertools.count())


@pytest.fixture
async def stage(
    url: str, database: Database, hands: Hands, secrets: Iterator[str]
) -> AsyncIterator[Stage]:
    """An empty stage, with a coordinator who has a chat."""
    settings = Settings("de", frozenset({COORDINATOR}), (GROUP,), partial(next, secrets))
    recorder = Recorder(hands)
    found = outbox_of(database, recorder, hands, settings)
    stage = Stage(url, database, hands, recorder, settings, found)
    await stage.acquaint(COORDINATOR)
    yield stage
    await stage.database.close()  # another one, if the test has restarted the bot


@pytest.fixture
async def solidarpakt(stage: Stage) -> Stage:
    """The ready-made round on the stage, planned, and everyone has joined."""
    reading = read_round(path_of("solidarpakt-en"))
    await stage.freeze(reading.round, reading.roster)
    for account, roster_person in TOWNS.items():
        await stage.join("solidarpakt-en", roster_person, account)
    return stage


@pytest.fixture
def small_round() -> Round:
    return a_round()


@pytest.fixture
def small_roster() -> Roster:
    return a_roster()


@pytest.fixture
async def small(stage: Stage, small_round: Round, small_roster: Roster) -> Stage:
    """The small round on the stage, planned. Witten's head, deputy and preparer have joined as 201,
    202 and 203, nobody for Schwelm."""
    stage.hands.now = utc("02-27T12:00")
    await stage.freeze(small_round, small_roster)
    for account, roster_person in ((201, "al-witten"), (202, "s-witten"), (203, "sb-witten")):
        await stage.join("small", roster_person, account)
    return stage
