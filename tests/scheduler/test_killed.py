"""Killed by SIGKILL anywhere between "due" and "sent", the bot loses nothing, and sends twice only
what was being sent; what must not come twice never does. Turned round, the same runs show it."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from storage import Connection, chats, outbox, people, rounds
from storage.database import Database
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.killed_bot import OPENS
from tests.scheduler.killed_machine import (
    OTHERS,
    PEOPLE,
    POINTS,
    Found,
    Machine,
    Mode,
    killed_at,
    machine,
)

SEED = 4


@pytest.fixture
async def filled(database: Database, path: Path, small_round: Round, small_roster: Roster) -> Path:
    """A database in which a round is due to open, with three people in it, and letters wait."""

    def unit(connection: Connection) -> None:
        rounds.freeze(connection, small_round, small_roster, OPENS)
        for account in PEOPLE:
            person = people.add(connection, account, f"opaque-{account}", "de")
            chats.begin(connection, account, person.id, '{"at": "home"}')
        for person_id, roster_person in enumerate(("al-witten", "s-witten", "sb-witten"), start=1):
            people.join(connection, "small", roster_person, person_id, OPENS)
        for letter in OTHERS:
            outbox.put(connection, letter)

    await database.write(unit)
    await database.close()
    return path


async def killed(
    runner: Machine,
    mode: Mode,
    deaths: Iterable[tuple[str, int]],
    filled: Path,
    words: str = "",
) -> Found:
    """Senders are killed: each at its point, when it comes there for the nth time."""
    found, folder = Found(), filled.with_name("killed")
    folder.mkdir(exist_ok=True)
    for point, nth in deaths:
        for tried in (nth, 1):  # some points do not come so often
            seen = await killed_at(runner, mode, point, tried, filled, folder, words)
            if seen is not None:
                found.add(*seen, point)
                break
    return found


async def test_killed_at_every_point_it_loses_nothing_and_doubles_only_what_was_under_way(
    filled: Path,
) -> None:
    chance = random.Random(SEED)
    deaths = [(point, chance.randint(1, 5)) for point in (*POINTS, "calling", "called")]
    async with machine() as runner:
        found = await killed(runner, "product", deaths, filled)
    assert found.kills == len(deaths)
    assert (found.lost, found.misled, found.baseless) == ([], [], [])
    assert {each.split()[1] for each in found.unsure} <= {"<aside"}
    assert len(found.doubled) > 0  # a send whose answer was never seen is repeated


async def test_turned_round_the_same_runs_show_duplicates_and_losses(filled: Path) -> None:
    async with machine() as runner:
        no_key = await killed(runner, "no-key", [("decided", 1), ("finished", 3)], filled)
        early = [("called", 1), ("called", 2)]
        send_first = await killed(runner, "send-first", early, filled, "aside")
        late = [("finished", 1), ("calling", 3)]
        finish_first = await killed(runner, "finish-first", late, filled)
    assert (no_key.kills, send_first.kills, finish_first.kills) == (2, 2, 2)
    # Without keys each start decides the opening again: three people get it twice, each time.
    assert len([each for each in no_key.doubled if "opening" in each]) >= 6
    # Sent before it is marked, at least what was being sent comes twice, though it never may.
    assert (send_first.lost, send_first.unsure) == ([], [])
    assert len(send_first.misled) >= 2
    # Stored as sent before it is, at least what was about to be sent never comes.
    assert len(finish_first.lost) >= 2
