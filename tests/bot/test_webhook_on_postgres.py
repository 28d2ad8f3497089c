"""Two bots with one webhook on one database: only the one that is the bot takes updates."""

import asyncio
import contextlib
import socket
from pathlib import Path

import aiohttp
import pytest

from bot.app import running
from bot.configuration import Configuration, load
from bot.surroundings import Surroundings
from bot.webhook import SECRET_HEADER
from playground.emulator.server import Emulator
from playground.emulator.world import World
from storage import intake
from storage.database import Database, Lost
from tests.bot.telegram_beside import STRANGER, received, until

PUBLIC = "https://votum.example.org"
SECRET = "canary-of-the-webhook"
UPDATE = {"update_id": 99, "message": {"chat": {"id": STRANGER}}}


@pytest.fixture
def dialect() -> str:
    return "postgres"


def free_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def two(configuration: Configuration, url: str, tmp_path: Path) -> tuple[Configuration, ...]:
    """Two that differ in where they listen."""
    file = tmp_path / "config.toml"
    table = f'[storage]\nurl = "{url}"\n[webhook]\nurl = "{PUBLIC}/telegram"\nsecret = "{SECRET}"\n'
    file.write_text(file.read_text() + table)
    return tuple(load(file, {"VOTUM_WEBHOOK__LISTEN": free_address()}) for _ in range(2))


async def called(configuration: Configuration) -> int:
    """What a call with the right secret is answered."""
    host, port = configuration.webhook.address
    async with (
        aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as session,
        session.post(f"http://{host}:{port}/telegram", json=UPDATE) as answer,
    ):
        return answer.status


async def test_the_one_that_waits_puts_everything_off_until_it_has_the_place(
    two: tuple[Configuration, ...],
    around: Surroundings,
    world: World,
    telegram: Emulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, second = two
    host, port = second.webhook.address
    telegram.doors[PUBLIC] = f"http://{host}:{port}"  # the proxy knows the second alone
    holder = running(first, around)
    await holder.__aenter__()
    await until(lambda: world.webhook is not None)
    waiting = running(second, around)
    begun = asyncio.ensure_future(waiting.__aenter__())
    words = "another bot is at work on the database; this one waits to take its place"
    await until(lambda: words in caplog.messages)
    world.start(STRANGER)
    hook = world.webhook
    await until(lambda: hook is not None and hook.last_error is not None)
    assert hook is not None
    assert hook.last_error is not None
    assert hook.last_error[1] == "Wrong response from the webhook: 503 Service Unavailable"
    assert [deed.method for deed in world.deeds].count("setWebhook") == 1
    assert received(world, STRANGER) == []
    await holder.__aexit__(None, None, None)
    app = await begun
    await until(lambda: len(received(world, STRANGER)) == 1)
    await world.updates.drained()
    assert [deed.method for deed in world.deeds].count("setWebhook") == 2
    await app.settled()
    assert await app.database.read(intake.counts) == {"done": 1}
    await waiting.__aexit__(None, None, None)


async def test_one_that_has_lost_the_place_stores_nothing(
    two: tuple[Configuration, ...], around: Surroundings, url: str
) -> None:
    """As one that was stopped and goes on: its first transaction finds another epoch."""
    other = await Database.open(url)
    with contextlib.suppress(Lost):
        async with running(two[0], around) as app:
            await other.write(lambda c: c.exec_driver_sql("UPDATE lease SET until = 0").rowcount)
            assert await other.claim()
            answered = await called(two[0])
            lost = app.database.is_lost
    stored = await other.read(intake.counts)
    await other.close()
    assert (answered, lost, stored) == (503, True, {})
