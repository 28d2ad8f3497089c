"""A database that cannot be written: nothing is acknowledged that is not stored, one line says why,
and everything goes on when it can be written again."""

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

import bot.polling
import handlers.update
import scheduler.outbox
import storage.sqlite
from bot.app import App, running
from bot.configuration import Configuration
from bot.surroundings import Surroundings
from handlers.conversation import converse
from handlers.effects import Effects
from playground.emulator.world import World
from storage import intake
from tests.bot.stage import Votum, said
from tests.bot.telegram_beside import COORDINATOR, STRANGER, received, until
from tests.faults.disk import Disk, available, recorded

WAITS = "an update waits: the database cannot be used: the disk is full"
Trouble = Callable[[Disk, Path], AbstractContextManager[None]]
FULL, LOCKED = "the disk is full", "another program is writing to it"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is tried again is tried soon."""
    monkeypatch.setattr(bot.polling, "PAUSES", (0.1,))
    monkeypatch.setattr(handlers.update, "AGAIN", 0.1)
    monkeypatch.setattr(scheduler.outbox, "AFTER_FAILURE", 0.1)
    pragmas = (*storage.sqlite._PRAGMAS, "busy_timeout = 50")
    monkeypatch.setattr(storage.sqlite, "_PRAGMAS", pragmas)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    if not available():
        pytest.skip("this Python's SQLite is a part of it, out of reach")
    with recorded(tmp_path) as disk:
        yield disk


@pytest.fixture
async def app(
    impatient: None, disk: Disk, configuration: Configuration, around: Surroundings
) -> AsyncIterator[App]:
    async with running(configuration, around) as app:
        yield app


@contextmanager
def full(disk: Disk, _file: Path) -> Iterator[None]:
    """There is no room left."""
    disk.full = True
    try:
        yield
    finally:
        disk.full = False


@contextmanager
def locked(_disk: Disk, file: Path) -> Iterator[None]:
    """Another program, which knows nothing of our locks, is in the middle of a transaction."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.parametrize(("trouble", "words"), [(full, FULL), (locked, LOCKED)])
async def test_updates_are_neither_confirmed_nor_answered_until_they_can_be_stored(
    app: App,
    world: World,
    disk: Disk,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    trouble: Trouble,
    words: str,
) -> None:
    world.start(COORDINATOR)
    await until(lambda: received(world, COORDINATOR) != [])
    await app.settled()
    with trouble(disk, tmp_path / "votum.db"):
        caplog.clear()
        world.start(STRANGER)
        await until(lambda: len(lines(caplog)) >= 2)
        assert len(world.updates) == 1
        assert received(world, STRANGER) == []
    said_ = (
        "updates could not be stored; they are not confirmed and tried again"
        f" (the database cannot be used: {words})"
    )
    assert set(lines(caplog)) == {said_}
    assert [record for record in caplog.records if record.exc_info] == []
    await until(lambda: len(received(world, STRANGER)) == 1)
    await app.settled()
    counts = await app.database.read(intake.counts)
    assert counts == {"done": 2}


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged of intake as an error."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.ERROR and record.name == "bot.polling"
    ]


async def test_an_update_that_was_stored_before_waits_and_is_answered_once(
    app: App, world: World, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    """The disk fills up between intake and handling."""

    def then_full(*arguments: Any) -> Effects:
        disk.full = True
        return converse(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers.update, "converse", then_full)
        world.start(STRANGER)
        await until(lambda: any(WAITS in each for each in caplog.messages))
        assert received(world, STRANGER) == []
    disk.full = False
    await until(lambda: len(received(world, STRANGER)) == 1)
    await app.settled()
    assert len(received(world, STRANGER)) == 1


def test_a_damaged_file_is_told_in_one_line_and_left_as_it_is(votum: Votum, folder: Path) -> None:
    assert said(votum("open", "round.toml"))[0] == 0
    file = folder / "votum.db"
    content = file.read_bytes()
    file.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    damaged = file.read_bytes()
    for words in (("status", "abfrage"), ("open", "round.toml"), ("migrate",)):
        code, out, err = said(votum(*words))
        assert (code, out) == (1, [])
        assert err == ["the database cannot be used: its file is damaged"]
    assert file.read_bytes() == damaged
