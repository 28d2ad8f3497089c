"""Killed by SIGKILL anywhere between "due" and "sent", the bot loses nothing, and sends twice only
what was being sent; what must not come twice never does. Turned round, the same runs show it."""

import random

import pytest

from storage.database import Database
from storage.file import file_of
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.killed_machine import POINTS, Copies, Files, Place, fill, killed, machine

SEED = 4


@pytest.fixture
async def filled(
    dialect: str,
    database: Database,
    url: str,
    request: pytest.FixtureRequest,
    small_round: Round,
    small_roster: Roster,
) -> Place:
    """A database in which a round is due to open, with three people in it, and letters wait."""
    await database.write(lambda c: fill(c, small_round, small_roster))
    await database.close()
    if dialect == "postgres":
        name = url.partition("@/")[2].partition("?")[0]
        return Copies(request.getfixturevalue("postgres"), name)
    path = file_of(url)
    return Files(path, path.with_name("killed.db"))


async def test_killed_at_every_point_it_loses_nothing_and_doubles_only_what_was_under_way(
    filled: Place,
) -> None:
    chance = random.Random(SEED)
    deaths = [(point, chance.randint(1, 5)) for point in (*POINTS, "calling", "called")]
    async with machine() as runner:
        found = await killed(runner, "product", deaths, filled)
    assert found.kills.total() == len(deaths)
    assert (found.lost, found.misled, found.baseless) == ([], [], [])
    assert {each.split()[1] for each in found.unsure} <= {"<aside"}
    assert len(found.doubled) > 0  # a send whose answer was never seen is repeated


async def test_turned_round_the_same_runs_show_duplicates_and_losses(filled: Place) -> None:
    async with machine() as runner:
        no_key = await killed(runner, "no-key", [("decided", 1), ("finished", 3)], filled)
        early = [("called", 1), ("called", 2)]
        send_first = await killed(runner, "send-first", early, filled, "aside")
        late = [("finished", 1), ("calling", 3)]
        finish_first = await killed(runner, "finish-first", late, filled)
    assert [each.kills.total() for each in (no_key, send_first, finish_first)] == [2, 2, 2]
    # Without keys each start decides the opening again: three people get it twice, each time.
    assert len([each for each in no_key.doubled if "opening" in each]) >= 6
    # Sent before it is marked, at least what was being sent comes twice, though it never may. Of
    # another letter that was marked meanwhile it is not known.
    assert send_first.lost == []
    assert all(each.startswith("called: <aside") for each in send_first.unsure)
    assert len(send_first.misled) >= 2
    # Stored as sent before it is, at least what was about to be sent never comes.
    assert len(finish_first.lost) >= 2
