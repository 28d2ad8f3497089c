"""A program to be killed: stores numbered rows and says each number. Run by `test_sigkill.py`.

Arguments: where the database is, the first number, and where it kills itself: nowhere, `after` the
commit of a number and before it is said, or `before` it, where the number is said too early.
"""

import asyncio
import datetime as dt
import itertools
import os
import signal
import sys
from collections.abc import Iterator

from sqlalchemy import Connection

from storage import intake
from storage.database import Database
from storage.intake import Raw

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
AT_ONCE = 5
"""Writers side by side, so that commits are shared."""

LAST = 30
"""How many numbers until it kills itself, where it is to."""


def say(number: int) -> None:
    """Says the number, past every buffer of this process."""
    os.write(sys.stdout.fileno(), f"{number}\n".encode())


def die(number: int, first: int) -> None:
    """Ends this process in the hard way, once there are enough numbers."""
    if number >= first + LAST:
        os.kill(os.getpid(), signal.SIGKILL)


async def store(database: Database, numbers: Iterator[int], first: int, crash: str) -> None:
    """Stores and says numbers until it is killed."""
    for number in numbers:

        def unit(connection: Connection, number: int = number) -> None:
            intake.store(connection, [Raw(1, number, NOW, None, "{}")])
            if crash == "before":
                say(number)
                die(number, first)

        await database.write(unit)
        if crash == "after":
            die(number, first)
        if crash != "before":
            say(number)


async def main(url: str, first: int, crash: str) -> None:
    """Several writers share the numbers."""
    database = await Database.open(url)
    numbers = itertools.count(first)
    await asyncio.gather(*(store(database, numbers, first, crash) for _ in range(AT_ONCE)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
