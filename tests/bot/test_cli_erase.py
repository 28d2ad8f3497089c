"""`votum erase`, and what `votum status` says of a round's time."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from bot import erasing
from storage import Connection, people, rounds
from storage.database import Database
from tests.bot.stage import NOW, Votum, said

DRY = ["nothing is erased yet: --yes does it, for good"]
CLOSED = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)


def work(folder: Path, unit: object) -> object:
    async def done() -> object:
        database = await Database.open(f"sqlite:///{folder}/votum.db")
        try:
            return await database.write(unit)  # type: ignore[arg-type]
        finally:
            await database.close()

    return asyncio.run(done())


@pytest.fixture
def closed(votum: Votum, folder: Path) -> None:
    """A closed round in which the head of Witten has joined."""
    votum("open", "round.toml")

    def unit(connection: Connection) -> None:
        head = people.add(connection, 4711, "opaque-wi", "de")
        people.join(connection, "abfrage", "wi", head.id, NOW)
        rounds.mark_opened(connection, "abfrage", NOW)
        rounds.mark_closed(connection, "abfrage", CLOSED)

    work(folder, unit)


def test_a_running_round_is_not_erased(votum: Votum) -> None:
    votum("open", "round.toml")
    line = (
        "abfrage: The round is not over yet. The deadline is "
        "Friday, 18 December 2026, 12:00 (CET). It can be erased after that."
    )
    assert said(votum("erase", "abfrage", "--yes")) == (2, [], [line])


@pytest.mark.usefixtures("closed")
def test_a_dry_run_is_what_is_done(votum: Votum) -> None:
    parts = ["names in rosters: 3", "Telegram accounts: 1"]
    stays = "stays: entries of the log: 0. Without them nobody could check the result any more."
    dry = [*(f"would go: {each}" for each in parts), stays]
    assert said(votum("erase", "abfrage")) == (0, dry, DRY)
    assert said(votum("erase", "abfrage")) == (0, dry, DRY)
    done = [*(f"erased: {each}" for each in parts), stays]
    assert said(votum("erase", "abfrage", "--yes")) == (0, done, [])
    again = "stays: entries of the log: 1. Without them nobody could check the result any more."
    assert said(votum("erase", "abfrage", "--yes")) == (0, ["erased: nothing", again], [])


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("id_", ["4711", "opaque-wi"])
def test_one_person_is_erased_by_account_or_by_their_id(votum: Votum, id_: str) -> None:
    parts = ["names in rosters: 1", "Telegram accounts: 1"]
    assert said(votum("erase", "--person", id_, "--yes")) == (
        0,
        [f"erased: {each}" for each in parts],
        [],
    )


@pytest.mark.usefixtures("closed")
def test_what_is_wrong_is_told(votum: Votum) -> None:
    for arguments, line in {
        (): "erase: expected a round or --person ID, and not both",
        ("abfrage", "--person", "1"): "erase: expected a round or --person ID, and not both",
        (
            "--person",
            "12",
        ): "--person: '12' is nobody here, expected an account or an id from the log",
        ("none",): "there is no round none, expected the id of one that was opened",
    }.items():
        assert said(votum("erase", *arguments)) == (2, [], [line])


@pytest.mark.usefixtures("closed")
def test_the_time_of_a_round_is_told(votum: Votum, folder: Path) -> None:
    def lines(days: int) -> object:
        now = CLOSED + dt.timedelta(days=10)
        return work(folder, lambda c: list(erasing.retention_lines(c, "abfrage", days, now)))

    assert lines(11) == ["retention: until Tuesday, 29 December 2026, 12:00"]
    past = "retention: past since Monday, 28 December 2026, 12:00: votum erase abfrage"
    assert lines(10) == [past]
    assert votum("status", "abfrage").stdout.splitlines()[-1].startswith("retention: ")
    votum("erase", "abfrage", "--yes")
    assert lines(10) == ["retention: erased"]
