"""Files that tell how somebody voted, or that let somebody in, are for their owner alone, whatever
the umask; and a stolen copy of the database lets nobody in."""

import asyncio
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.administering import issue_invitations
from bot.app import running
from bot.configuration import Configuration
from bot.private import write_private
from bot.surroundings import SECRET_BYTES, Surroundings, random_secret
from playground.emulator.world import World
from storage.database import Database
from tests.bot.stage import NOW, ROSTER, ROUND, Votum, change, said
from tests.bot.telegram_beside import STRANGER, TOKEN, received, until
from tests.bot.test_official import LETTER
from tests.stories.terminal import votum as elsewhere

OWNER = 0o600
GIVEN = {"config.toml", "round.toml", "roster.csv"}
"""What whoever works there has made."""


@pytest.fixture(autouse=True)
def _lavish() -> Iterator[None]:
    """A umask that takes nothing away."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {
        each.name: stat.S_IMODE(each.stat().st_mode)
        for each in folder.iterdir()
        if each.name not in GIVEN and each.is_file()
    }


COMMANDS = [
    ("summary", "abfrage", "--format", "text", "-o", "summary.txt"),
    ("summary", "abfrage", "--format", "json", "-o", "summary.json"),
    ("summary", "abfrage", "--format", "csv", "-o", "summary.csv"),
    ("summary", "abfrage", "--format", "xlsx", "-o", "summary.xlsx"),
    ("summary", "abfrage", "--format", "png", "-o", "summary.png"),
    ("summary", "abfrage", "--format", "pdf", "-o", "summary.pdf"),
    ("summary", "abfrage", "--format", "docx", "-o", "summary.docx"),
    ("letter", "abfrage", "-o", "letter.docx"),
    ("paper", "abfrage", "-o", "paper.docx"),
    ("export", "abfrage", "-o", "log.jsonl"),
    ("backup", "copy.db"),
]


def test_whatever_a_command_leaves_is_for_its_owner_alone(votum: Votum, folder: Path) -> None:
    change(folder / "round.toml", "[[questions]]", f"{LETTER}\n[[questions]]")
    assert said(votum("open", "round.toml"))[0] == 0
    for command in COMMANDS:
        assert said(votum(*command))[0] == 0, command
    assert said(votum("restore", "copy.db", VOTUM_STORAGE__URL="sqlite:///back.db"))[0] == 0
    left = modes(folder)
    named = {command[-1] for command in COMMANDS} | {"votum.db", "back.db"}
    assert named <= set(left)
    assert left == dict.fromkeys(left, OWNER)


async def test_invitations_are_for_their_owner_alone(
    configuration: Configuration, tmp_path: Path
) -> None:
    """They let people in."""
    (tmp_path / "round.toml").write_text(ROUND.replace("2026", "2099"))
    (tmp_path / "roster.csv").write_text(ROSTER)
    at = ("--config", tmp_path / "config.toml")
    assert (await elsewhere(*at, "open", tmp_path / "round.toml")).code == 0
    for form in ("csv", "pdf", "text"):
        file = tmp_path / f"links.{form}"
        done = await elsewhere(*at, "invite", "abfrage", "--format", form, "-o", file)
        assert (done.code, done.err) == (0, "")
    left = modes(tmp_path)
    assert {"links.csv", "links.pdf", "links.text"} <= set(left)
    assert left == dict.fromkeys(left, OWNER)


async def test_what_a_running_bot_has_is_for_its_owner_alone(
    configuration: Configuration, around: Surroundings, world: World, tmp_path: Path
) -> None:
    async with running(configuration, around) as app:
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
        await app.settled()
        left = modes(tmp_path)
    endings = ("", "-wal", "-shm", ".lock", ".bot")
    assert left == {f"votum.db{ending}": OWNER for ending in endings}


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "shared.pdf"
    file.write_text("something longer than what comes")
    file.chmod(0o664)
    write_private(file, b"new")
    assert (stat.S_IMODE(file.stat().st_mode), file.read_bytes()) == (0o664, b"new")


def test_a_stolen_backup_has_neither_the_token_nor_a_link(votum: Votum, folder: Path) -> None:
    """What it has of a link is a hash of 192 random bits."""
    change(folder / "config.toml", "[bot]", f'[telegram]\ntoken = "{TOKEN}"\n[bot]')
    assert said(votum("open", "round.toml"))[0] == 0
    secret = _invited(folder)
    assert said(votum("backup", "copy.db"))[0] == 0
    content = (folder / "copy.db").read_bytes()
    assert b"Breckerfeld" in content
    assert [
        each for each in (secret, TOKEN, TOKEN.partition(":")[2]) if each.encode() in content
    ] == []
    with sqlite3.connect(folder / "copy.db") as copy:
        (hashes,) = zip(*copy.execute("SELECT hash FROM links"), strict=True)
    assert {len(each) for each in hashes} == {64}


def _invited(folder: Path) -> str:
    """Links for everybody, and the first one's secret."""

    async def issue() -> str:
        database = await Database.open(f"sqlite:///{folder}/votum.db")
        issued = await issue_invitations(database, "abfrage", NOW, random_secret)
        await database.close()
        return issued[0].secret

    return asyncio.run(issue())


def test_a_link_has_more_than_128_random_bits_and_fits_into_a_link() -> None:
    found = {random_secret() for _ in range(1000)}
    assert len(found) == 1000
    assert SECRET_BYTES * 8 >= 128
    assert {len(each) for each in found} == {32}
