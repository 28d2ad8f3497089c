"""The bot dies at named points of its work, on either database, and nothing is lost."""

from pathlib import Path
from random import Random

from storage.database import Database
from tests.faults import bot_kills, migration_kills
from tests.faults.migration_kills import Migrations, Sides, old, within
from tests.faults.tally import Tally
from tests.scheduler.killed_machine import Copies, Files
from tests.server import Server

SEED = 11


async def test_a_bot_on_a_server_dies_at_each_point_of_its_work_and_at_closing(
    postgres: Server, tmp_path: Path
) -> None:
    """On SQLite the same is shown by tests/stories/test_sigkill.py and by `make faults`."""
    url = postgres.url(await postgres.new("built"))
    tally = await bot_kills.played(tmp_path, SEED, url, deaths=len(bot_kills.WORK) + 1)
    assert tally.wrong == []
    assert set(tally.hits) == set(bot_kills.POINTS)


async def test_a_migration_that_is_killed_leaves_all_or_nothing(
    postgres: Server, tmp_path: Path
) -> None:
    before, current = tmp_path / "old.db", tmp_path / "current.db"
    for file in (before, current):
        await within(f"sqlite:///{file}", old)
    await Database.migrate(f"sqlite:///{current}")
    sides = Sides(
        Files(before, tmp_path / "a.db"),
        Files(current, tmp_path / "b.db"),
        Copies(postgres, "built"),
    )
    tally = Tally("kills", "SQLite", [SEED])
    await Migrations(tmp_path / "votum.toml", sides, tally, Random(SEED)).run(1)
    assert tally.wrong == []
    assert tally.hits == dict.fromkeys(migration_kills.POINTS, 1)
