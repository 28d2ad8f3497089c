"""What was said to be stored is stored, whenever the process is killed."""

import random
import subprocess
import sys
from pathlib import Path

from storage import intake
from storage.database import Database

PROGRAM = Path(__file__).with_name("numbered_writer.py")
KILLED = -9


def run(url: str, first: int, crash: str, lines: int | None = None) -> tuple[set[int], int]:
    """What the program says until it is killed, after so many lines or by itself, and its end."""
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), url, str(first), crash], stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(lines or 0)]
        if lines is not None:
            program.kill()
        said += program.stdout.readlines()
    return {int(line) for line in said}, program.returncode


async def stored(url: str) -> set[int]:
    """The numbers in the database."""
    database = await Database.open(url)
    found = await database.read(intake.waiting)
    await database.close()
    return {raw.update_id for raw in found}


async def test_every_number_that_was_said_is_stored_whenever_it_is_killed(url: str) -> None:
    said: set[int] = set()
    for seed in range(5):
        lines = random.Random(seed).randint(1, 200)
        now, ended = run(url, seed * 10_000, "nowhere", lines)
        assert (ended, len(now) >= lines) == (KILLED, True)
        said |= now
    assert said - await stored(url) == set()


async def test_a_number_stored_and_not_yet_said_is_stored(url: str) -> None:
    said, ended = run(url, 0, "after")
    assert ended == KILLED
    assert (await stored(url)) - said != set()
    assert said - await stored(url) == set()


async def test_a_number_said_before_its_commit_is_found_missing(url: str) -> None:
    """The control: this check does see a number that was said and lost."""
    said, ended = run(url, 0, "before")
    assert ended == KILLED
    assert 30 in said - await stored(url)
