"""A power cut takes nothing that was acknowledged, and would where commits are flushed seldom."""

import sqlite3
from pathlib import Path
from random import Random

import pytest

from tests.faults.disk import SECTOR, Disk, Done, available, recorded
from tests.faults.power_cuts import CUTS as WHERE
from tests.faults.power_cuts import played

pytestmark = pytest.mark.skipif(
    not available(), reason="this Python's SQLite is a part of it, out of reach"
)

CUTS = 40


def test_forty_cuts_lose_nothing_with_full(built: Path, tmp_path: Path) -> None:
    tally = played(tmp_path, built, seed=3, cuts=CUTS)
    assert (tally.hits.total(), tally.wrong) == (CUTS, [])
    assert set(tally.hits) == set(WHERE)
    assert tally.figures["cuts with a loss"] == 0
    assert tally.figures["states acknowledged"] > CUTS


def test_a_recorded_database_lies_in_its_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite keeps the name by which it opened a file, for the index beside it."""
    folder, elsewhere = tmp_path / "disk", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with recorded(folder) as disk:
        connection = sqlite3.connect(folder / "a.db")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE numbers (number INTEGER)")
        connection.commit()
        there = {file.name for file in folder.iterdir()}
        connection.close()
    assert there == {"a.db", "a.db-wal", "a.db-shm"}
    assert list(elsewhere.iterdir()) == []
    assert {Path(done.file).name for done in disk.done} == {"a.db", "a.db-wal", "a.db-journal"}


def test_the_same_cuts_lose_commits_with_normal_and_damage_nothing(
    built: Path, tmp_path: Path
) -> None:
    tally = played(tmp_path, built, seed=3, full=False, cuts=CUTS)
    assert (tally.hits.total(), tally.wrong) == (CUTS, [])
    assert tally.figures["cuts with a loss"] > CUTS / 4


# -- the disk itself ----------------------------------------------------------


def disk(*done: Done) -> Disk:
    return Disk(Path("folder"), list(done))


def after(lost: Disk, seed: int) -> bytes:
    """What is left of the file at the end."""
    (files,) = lost.cuts([len(lost.done)], Random(seed))
    return files.get("a", b"")


OLD, NEW = b"o" * 3 * SECTOR, b"n" * 3 * SECTOR


def test_what_was_flushed_is_there() -> None:
    flushed = disk(Done("write", "a", 0, OLD), Done("sync", "a"))
    assert {after(flushed, seed) for seed in range(20)} == {OLD}


def test_what_was_not_flushed_is_there_lost_or_torn_by_sectors() -> None:
    lost = disk(Done("write", "a", 0, OLD), Done("sync", "a"), Done("write", "a", 0, NEW))
    left = {after(lost, seed) for seed in range(60)}
    assert {OLD, NEW} < left
    sectors = {each[at : at + SECTOR] for each in left for at in range(0, len(OLD), SECTOR)}
    assert sectors == {OLD[:SECTOR], NEW[:SECTOR]}


def test_a_later_write_can_be_there_without_an_earlier_one() -> None:
    lost = disk(Done("write", "a", 0, b"1"), Done("write", "a", 1, b"2"))
    assert b"\0" + b"2" in {after(lost, seed) for seed in range(60)}


def test_a_file_that_was_deleted_may_be_there_again() -> None:
    gone = (Done("write", "a", 0, OLD), Done("sync", "a"), Done("delete", "a"))
    assert {after(disk(*gone), seed) for seed in range(20)} == {OLD, b""}
    assert {after(disk(*gone, Done("sync", "a")), seed) for seed in range(20)} == {b""}
