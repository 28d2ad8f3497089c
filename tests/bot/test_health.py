"""The page for monitoring, over HTTP."""

import json
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.app import running
from bot.configuration import Configuration, load
from bot.front_door import Failed
from bot.health import serve
from bot.surroundings import Surroundings
from playground.emulator.faults import bad_gateway
from playground.emulator.server import Emulator
from storage.database import Database
from tests.bot.telegram_beside import COORDINATOR, TOKEN, until
from tests.bot.test_watch import Hands, made_watch, well

ADDRESS = ("127.0.0.1", 0)


async def asked(runner: web.AppRunner, page: str) -> tuple[int, dict[str, object]]:
    host, port = runner.addresses[0][:2]
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{host}:{port}{page}") as answer,
    ):
        return answer.status, await answer.json()


async def nothing() -> bytes:
    """No numbers."""
    return b""


async def no_round() -> tuple[str, ...]:
    """No round is kept too long."""
    return ()


async def test_rounds_that_are_kept_too_long_are_told(database: Database) -> None:
    async def overdue() -> tuple[str, ...]:
        return ("abfrage",)

    async def broken() -> tuple[str, ...]:
        raise OSError

    watch = made_watch(database, Hands())
    for known, expected in ((overdue, ["abfrage"]), (broken, None)):
        runner = await serve(watch, nothing, ADDRESS, known)
        assert (await asked(runner, "/health"))[1]["past_retention"] == expected
        await runner.cleanup()


async def test_pages_tell_how_it_is(database: Database) -> None:
    hands = Hands()
    watch = made_watch(database, hands)
    runner = await serve(watch, nothing, ADDRESS, no_round)
    assert await asked(runner, "/health") == (
        200,
        {
            "status": "starting",
            "version": "0.1.0",
            "troubles": {},
            "past_retention": [],
            "seconds_since": {"look": 0.0, "updates": 0.0, "write": 0.0},
        },
    )
    assert (await asked(runner, "/ready"))[0] == 503
    await watch.begin()
    well(watch)
    assert [(await asked(runner, page))[0] for page in ("/health", "/ready")] == [200, 200]
    hands.seconds += 100
    watch.heard(None)
    watch.stored(worked=True)
    for page in ("/health", "/ready"):
        assert await asked(runner, page) == (
            503,
            {
                "status": "trouble",
                "version": "0.1.0",
                "troubles": {"ticker": "2026-12-01T10:00:00+00:00"},
                "past_retention": [],
                "seconds_since": {"look": 100.0, "updates": 0.0, "write": 0.0},
            },
        )
    await runner.cleanup()


async def test_an_address_that_is_taken_is_told_in_words(database: Database) -> None:
    watch = made_watch(database, Hands())
    runner = await serve(watch, nothing, ADDRESS, no_round)
    host, port = runner.addresses[0][:2]
    with pytest.raises(Failed, match=rf"^health\.listen: {host}:{port} cannot be had \(.+\)$"):
        await serve(watch, nothing, (host, port), no_round)
    await runner.cleanup()


@pytest.fixture
def watched(configuration: Configuration, tmp_path: Path, unused_tcp_port: int) -> Configuration:
    """The bot serves the page on a free port."""
    file = tmp_path / "config.toml"
    file.write_text(file.read_text() + f'[health]\nlisten = "127.0.0.1:{unused_tcp_port}"\n')
    return load(file, {})


async def test_the_bot_serves_it_from_the_start_and_tells_of_nobody(
    watched: Configuration, around: Surroundings, telegram: Emulator
) -> None:
    assert watched.health.address is not None
    host, port = watched.health.address
    telegram.faults.order(bad_gateway(), "getUpdates")
    async with running(watched, around) as app, aiohttp.ClientSession() as session:

        async def page(path: str) -> tuple[int, str]:
            async with session.get(f"http://{host}:{port}{path}") as answer:
                return answer.status, await answer.text()

        telegram.world.start(COORDINATOR)
        await until(lambda: app.watch.ready)
        status, body = await page("/ready")
        assert (status, json.loads(body)["status"]) == (200, "ok")
        assert TOKEN not in body
        assert str(COORDINATOR) not in body
        assert (await page("/"))[0] == 404
        await until(lambda: any(deed.method == "sendMessage" for deed in telegram.world.deeds))
        await app.settled()
        status, numbers = await page("/metrics")
        assert status == 200
        assert 'votum_calls_total{outcome="delivered",what="send"}' in numbers
        assert "votum_ready 1.0" in numbers
        assert TOKEN not in numbers
        assert f"={COORDINATOR}" not in numbers.replace(chr(34), "")
