"""Opening: what is promised of every connection, who may open, and what is refused in words."""

# ruff: noqa: ASYNC240 - nobody but the test waits while it looks at its files

import asyncio
import datetime as dt
import os
import shutil
import sqlite3
import stat
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Pool, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError

from storage.database import Database, InUse, NotDurable
from storage.migrate import HEAD, revision
from storage.schema import drafts, metadata
from storage.unusable import Unusable

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)

CLAIMS = """
import asyncio, sys
from storage.database import Database

async def main():
    database = await Database.open(sys.argv[1])
    await database.claim()
    print("claimed", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await database.close()

asyncio.run(main())
"""


def pragmas(connection: Connection) -> tuple[str, int, int]:
    """What every connection must have: journal mode, synchronous, foreign keys."""

    def ask(name: str) -> object:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()

    return str(ask("journal_mode")), int(str(ask("synchronous"))), int(str(ask("foreign_keys")))


@contextmanager
def every_connection(pragma: str) -> Iterator[None]:
    """Whatever takes a connection from a pool finds it set otherwise."""

    def spoil(connection: DBAPIConnection, *_: object) -> None:
        connection.cursor().execute(f"PRAGMA {pragma}")

    event.listen(Pool, "checkout", spoil)
    yield
    event.remove(Pool, "checkout", spoil)


async def test_open_builds_an_empty_file_up(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/new.db")
    tables = await database.read(lambda c: inspect(c).get_table_names())
    assert sorted(tables) == sorted([*metadata.tables, "alembic_version"])
    assert await database.read(revision) == HEAD
    await database.close()


async def test_two_that_open_one_new_file_at_once_build_it_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    both = await asyncio.gather(Database.open(url), Database.open(url))
    assert [await each.read(revision) for each in both] == [HEAD, HEAD]
    await asyncio.gather(*(each.close() for each in both))


async def test_every_connection_flushes_each_commit_and_checks_references(
    database: Database, path: Path
) -> None:
    assert await database.write(pragmas) == ("wal", 2, 1)
    assert await database.read(pragmas) == ("wal", 2, 1)


async def test_a_row_that_refers_to_nothing_is_refused(database: Database) -> None:
    orphan = drafts.insert().values(mandate=1, version=1, answers="{}", changed_at=NOW)
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await database.write(lambda c: c.execute(orphan).rowcount)


async def test_open_refuses_a_database_that_would_not_flush(path: Path) -> None:
    with every_connection("synchronous = NORMAL"), pytest.raises(NotDurable, match=r"'wal', 1\]"):
        await Database.open(f"sqlite:///{path}")
    await (await Database.open(f"sqlite:///{path}")).close()


async def test_open_refuses_a_database_that_is_not_in_wal_mode(path: Path) -> None:
    with every_connection("journal_mode = DELETE"), pytest.raises(NotDurable, match="'delete', 2"):
        await Database.open(f"sqlite:///{path}")


async def test_everything_in_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = await Database.open(f"sqlite:///{tmp_path}/new.db")
        await database.claim()
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
        await database.close()
    finally:
        os.umask(before)
    endings = ("", "-wal", "-shm", ".lock", ".bot")
    assert modes == {f"new.db{ending}": 0o600 for ending in endings}


async def test_open_leaves_the_mode_of_a_file_that_is_there(path: Path) -> None:
    path.chmod(0o640)
    await (await Database.open(f"sqlite:///{path}")).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


async def test_a_file_that_is_no_database_is_refused_in_words_and_left_alone(
    tmp_path: Path,
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Sehr geehrte Damen und Herren,\n" * 100)
    before = letter.read_bytes()
    with pytest.raises(Unusable, match=r"^the database cannot be used: its file is not a database"):
        await Database.open(f"sqlite:///{letter}")
    assert letter.read_bytes() == before


async def test_a_damaged_database_is_refused_in_words(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)
    with pytest.raises(Unusable, match="its file is damaged"):
        await Database.open(f"sqlite:///{path}")


async def test_a_folder_in_place_of_a_file_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "folder.db"
    folder.mkdir()
    with pytest.raises(Unusable, match="its file cannot be opened"):
        await Database.open(f"sqlite:///{folder}")


async def test_close_leaves_one_file_and_no_log_beside_it(path: Path) -> None:
    database = await Database.open(f"sqlite:///{path}")
    await database.write(lambda c: c.exec_driver_sql("DELETE FROM people").rowcount)
    await database.close()
    assert sorted(each.name for each in path.parent.iterdir()) == ["votum.db", "votum.db.lock"]


async def test_claim_refuses_a_second_bot_in_this_process(database: Database, path: Path) -> None:
    await database.claim()
    second = await Database.open(f"sqlite:///{path}")
    with pytest.raises(InUse, match=r"^another bot is running on votum\.db$"):
        await second.claim()
    await second.close()


async def test_claim_is_not_fooled_by_another_name_for_the_file(
    database: Database, path: Path, tmp_path: Path
) -> None:
    await database.claim()
    alias = tmp_path / "alias.db"
    alias.symlink_to(path)
    second = await Database.open(f"sqlite:///{alias}")
    with pytest.raises(InUse):
        await second.claim()
    await second.close()


async def test_claim_is_given_back_by_close(path: Path) -> None:
    for _ in range(2):
        database = await Database.open(f"sqlite:///{path}")
        await database.claim()
        await database.close()


async def test_claim_lies_beside_the_database_whatever_the_folder_is_now(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    database = await Database.open("sqlite:///votum.db")
    monkeypatch.chdir("/")
    await database.claim()
    assert path.with_name("votum.db.bot").exists()
    await database.close()


async def test_claim_refuses_a_second_process_until_the_first_is_killed(
    database: Database, path: Path
) -> None:
    program = (sys.executable, "-c", CLAIMS, f"sqlite:///{path}")
    other = await asyncio.create_subprocess_exec(*program, stdin=PIPE, stdout=PIPE)
    assert other.stdout is not None
    assert await other.stdout.readline() == b"claimed\n"
    with pytest.raises(InUse):
        await database.claim()
    other.kill()
    await other.communicate()
    await database.claim()


async def test_opening_a_file_again_leaves_the_locks_that_sqlite_holds_on_it(
    database: Database, another: Database, path: Path
) -> None:
    # Only who is alone with a database may take it out of WAL mode.
    alone = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute(sys.argv[2])"
    program = (sys.executable, "-c", alone, str(path), "PRAGMA journal_mode = DELETE")
    other = await asyncio.create_subprocess_exec(*program, stderr=PIPE)
    _, said = await other.communicate()
    assert said.splitlines()[-1] == b"sqlite3.OperationalError: database is locked"


async def test_what_another_process_writes_is_seen(database: Database, path: Path) -> None:
    other = sqlite3.connect(path)
    with other:
        other.execute("INSERT INTO people (account, opaque) VALUES (7, 'seven')")
    other.close()
    query = "SELECT account FROM people"
    assert await database.read(lambda c: c.exec_driver_sql(query).scalar_one()) == 7


async def test_a_copy_of_the_file_is_a_database_of_its_own(database: Database, path: Path) -> None:
    await database.claim()
    copy = await Database.open(f"sqlite:///{shutil.copy(path, path.with_name('copy.db'))}")
    await copy.claim()
    await copy.close()
