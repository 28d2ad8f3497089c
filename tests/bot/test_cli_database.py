"""The command line with configurations and databases of every kind."""

import fcntl
import sqlite3
from pathlib import Path

import pytest

from storage.migrate import HEAD
from tests.bot.stage import Votum, said


def test_the_configuration_is_named_by_option_before_variable_before_default(
    votum: Votum, folder: Path
) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text(f'[storage]\nurl = "sqlite:///{name}.db"\n')
    votum("open", "round.toml")
    votum("status", "x", VOTUM_CONFIG="a.toml")
    votum("--config", "b.toml", "status", "x", VOTUM_CONFIG="a.toml")
    found = sorted(file.name for file in folder.glob("*.db"))
    assert found == ["a.db", "b.db", "votum.db"]


@pytest.mark.parametrize("command", [["status", "x"], ["migrate"], ["open", "round.toml"]])
def test_a_configuration_that_is_not_there_is_told(votum: Votum, command: list[str]) -> None:
    assert said(votum("--config", "none.toml", *command)) == (2, [], ["none.toml: not found"])
    assert said(votum(*command, VOTUM_CONFIG="no.toml")) == (2, [], ["no.toml: not found"])


@pytest.mark.parametrize(
    "command", [["run"], ["invite", "abfrage"], ["coordinator-link"], ["check"]]
)
def test_without_a_token_what_needs_telegram_says_so(votum: Votum, command: list[str]) -> None:
    code, result, messages = said(votum(*command))
    assert (code, result, len(messages)) == (2, [], 1)
    assert messages[0].startswith("config.toml: telegram.token: found nothing, expected")


def test_migrate_says_where_the_database_is(votum: Votum, folder: Path) -> None:
    (folder / "votum.db").touch()
    assert said(votum("migrate")) == (0, [], [f"the database is at {HEAD} now"])
    assert said(votum("migrate")) == (0, [], [f"the database is at {HEAD} already"])


def test_migrate_makes_no_database_where_none_is(votum: Votum, folder: Path) -> None:
    """Else an upgrade would go well that was meant for another place."""
    before = sorted(folder.iterdir())
    line = "votum.db: there is no such database"
    assert said(votum("migrate")) == (1, [], [line])
    assert said(votum("migrate", "--to", "sqlite:///new.db")) == (1, [], [line])
    assert sorted(folder.iterdir()) == before


def test_migrate_is_refused_while_a_bot_runs(votum: Votum, folder: Path) -> None:
    votum("status", "x")
    with (folder / "votum.db.bot").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert said(votum("migrate")) == (1, [], ["another bot is running on votum.db"])


def test_a_schema_of_another_version_is_told(votum: Votum, folder: Path) -> None:
    votum("status", "x")
    for version, line in [
        ("0000", f"the database is at 0000, this Votum needs {HEAD}: votum migrate"),
        ("9999", f"the database is at 9999, newer than this Votum's {HEAD}"),
    ]:
        with sqlite3.connect(folder / "votum.db") as database:
            database.execute("UPDATE alembic_version SET version_num = ?", (version,))
        database.close()
        assert said(votum("status", "abfrage")) == (1, [], [line])


def test_a_file_that_is_no_database_is_told(votum: Votum, folder: Path) -> None:
    (folder / "votum.db").write_text("what is this?" * 100)
    line = "the database cannot be used: its file is not a database"
    for command in (["status", "x"], ["migrate"], ["open", "round.toml"]):
        assert said(votum(*command)) == (1, [], [line])


def test_a_database_that_is_damaged_inside_is_told(votum: Votum, folder: Path) -> None:
    """The first pages are whole, so that it opens; those with the round are not."""
    votum("open", "round.toml")
    file = folder / "votum.db"
    with sqlite3.connect(file) as database:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'rounds'"
        page = database.execute(query).fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
    database.close()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    file.write_bytes(content)
    line = "the database cannot be used: its file is damaged"
    assert said(votum("status", "abfrage")) == (1, [], [line])
    assert said(votum("summary", "abfrage")) == (1, [], [line])


def test_a_database_that_cannot_be_created_is_told(votum: Votum, folder: Path) -> None:
    code, result, messages = said(
        votum("status", "x", VOTUM_STORAGE__URL="sqlite:///none/votum.db")
    )
    line = f"{folder}/none/votum.db cannot be created: No such file or directory"
    assert (code, result, messages) == (1, [], [line])
