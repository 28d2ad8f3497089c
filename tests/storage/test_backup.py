"""Backups of a database that is being written, and restoring them."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine

from storage import people, results, rounds
from storage.backup import Chain, NotEmpty, back_up, put_back
from storage.database import Database
from storage.lock import FileLock
from storage.unusable import Unusable
from survey.chain import START
from survey.summary import Summary
from tests.verifier.random_rounds import BEGIN, ROUND, Play, a_roster, a_round

BACKUPS = 20


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
async def source(tmp_path: Path) -> Path:
    """A database with a round that is planned."""
    file = tmp_path / "votum.db"
    database = await Database.open(url_of(file))
    chance = Random(7)
    await database.write(
        lambda c: rounds.freeze(c, a_round(chance), a_roster(chance), BEGIN),
    )
    await database.close()
    return file


def copy_of(source: Path, name: str = "copy.db") -> Path:
    copy = source.with_name(name)
    copy.touch(0o600)
    return copy


@contextlib.contextmanager
def at_work(file: Path) -> Iterator[dict[str, Summary]]:
    """Somebody who does one thing after the other in the round, each in a transaction: the summary
    at every head that there was."""
    found: dict[str, Summary] = {}
    stopped = threading.Event()

    def work() -> None:
        engine = create_engine(url_of(file), connect_args={"timeout": 30})
        with engine.connect() as connection:
            play = Play(connection, Random(1), summaries=found)
            play.coordinator = people.add(connection, 1, "opaque-1", None)
            play.accounts["coordinator"] = play.coordinator
            play.open()
            deeds: tuple[Callable[[], None], ...] = (
                *(play.join, play.submit, play.submit, play.pass_time),
                *(play.extend, play.revoke, play.submit_late, play.accept, play.close),
            )
            while not stopped.is_set():
                play.random.choice(deeds)()
                play.note()  # before it is committed: whoever copies finds a head that is known
                connection.commit()
        engine.dispose()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield found
    finally:
        stopped.set()
        thread.join()


async def summary_in(file: Path) -> Summary:
    database = await Database.open(url_of(file))
    try:
        return await database.read(lambda c: results.summary(c, ROUND))
    finally:
        await database.close()


async def test_backups_under_load_are_restored_to_the_same_chain_and_tally(source: Path) -> None:
    taken: list[tuple[Path, Chain]] = []
    with at_work(source) as known:
        for number in range(BACKUPS):
            copy = copy_of(source, f"copy-{number}.db")
            (chain,) = back_up(url_of(source), copy)
            taken.append((copy, chain))
    assert len({chain.head for _, chain in taken}) > BACKUPS // 2
    for copy, chain in taken:
        place = copy.with_name(f"restored-{copy.name}")
        assert put_back(copy, url_of(place)) == (chain,)
        restored = await summary_in(place)
        assert (restored.chain.count, restored.chain.head) == (chain.entries, chain.head)
        if chain.head != START:
            assert restored == known[chain.head]


def test_a_backup_is_one_private_file(source: Path) -> None:
    copy = copy_of(source)
    assert back_up(url_of(source), copy) == (Chain(ROUND, 0, START),)
    before = {each.name for each in source.parent.iterdir()}
    with contextlib.closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert {each.name for each in source.parent.iterdir()} == before
    assert copy.stat().st_mode & 0o777 == 0o600


def test_what_is_restored_is_private(source: Path) -> None:
    copy, place = copy_of(source), source.with_name("new.db")
    back_up(url_of(source), copy)
    put_back(copy, url_of(place))
    assert place.stat().st_mode & 0o777 == 0o600
    assert not list(source.parent.glob(".*restoring"))


@pytest.mark.parametrize("name", ["new.db", "new.db-wal", "new.db-shm", "new.db-journal"])
def test_nothing_is_restored_over_anything(source: Path, name: str) -> None:
    copy = copy_of(source)
    back_up(url_of(source), copy)
    source.with_name(name).write_text("mine")
    with pytest.raises(NotEmpty, match=rf"^{name} is there already, expected an empty place$"):
        put_back(copy, url_of(source.with_name("new.db")))
    assert source.with_name(name).read_text() == "mine"


def test_nothing_is_restored_under_a_bot(source: Path) -> None:
    copy, lock = copy_of(source), FileLock(source.with_name("new.db.bot"))
    back_up(url_of(source), copy)
    assert lock.try_lock()
    with pytest.raises(NotEmpty, match=r"a bot is running on new\.db"):
        put_back(copy, url_of(source.with_name("new.db")))
    lock.close()


def damage(file: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as opened:
        opened.execute(statement)
        opened.commit()


JOINED = (
    "INSERT INTO log (round, number, at, kind, body_hash, previous, hash) "
    "SELECT id, 1, opens_at, 'joined', 'a', 'b', 'c' FROM rounds"
)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (JOINED, "the log of random is damaged at entry 1"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer than this Votum"),
        ("DROP TABLE alembic_version", "is no database of Votum"),
        ("UPDATE mandates SET round = 'none'", "is damaged: foreign_key_check says"),
    ],
)
def test_what_is_no_sound_database_is_neither_copied_nor_restored(
    source: Path, statement: str, words: str
) -> None:
    copy, place = copy_of(source), source.with_name("new.db")
    back_up(url_of(source), copy)
    damage(copy, statement)
    damage(source, statement)
    with pytest.raises(Unusable, match=words):
        put_back(copy, url_of(place))
    with pytest.raises(Unusable, match=words):
        back_up(url_of(source), copy_of(source, "another.db"))
    assert not place.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\0" + b"\0" * 4096])
def test_a_file_that_is_no_database_is_told(source: Path, content: bytes) -> None:
    copy = copy_of(source)
    copy.write_bytes(content)
    with pytest.raises(Unusable):
        put_back(copy, url_of(source.with_name("new.db")))
    assert not source.with_name("new.db").exists()


def test_a_truncated_backup_is_told(source: Path) -> None:
    copy = copy_of(source)
    back_up(url_of(source), copy)
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])
    with pytest.raises(Unusable):
        put_back(copy, url_of(source.with_name("new.db")))
    assert not source.with_name("new.db").exists()


def test_there_must_be_something_to_copy(source: Path) -> None:
    with pytest.raises(Unusable, match=r"^none\.db: there is no such database$"):
        back_up(url_of(source.with_name("none.db")), copy_of(source))
    with pytest.raises(Unusable, match=r"^none\.db: there is no such file$"):
        put_back(source.with_name("none.db"), url_of(source.with_name("new.db")))
