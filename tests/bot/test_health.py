"""The page for monitoring, over HTTP."""

import asyncio
import json
import logging
import time
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

import bot.question
from bot.app import running
from bot.configuration import Configuration, load
from bot.front_door import Failed
from bot.health import serve
from bot.metrics import Metrics
from bot.monitoring import monitored
from bot.surroundings import Surroundings
from playground.emulator.faults import bad_gateway
from playground.emulator.server import Emulator
from storage import Connection
from storage.backlog import Backlog
from storage.database import Database
from tests.bot.telegram_beside import COORDINATOR, TOKEN, until
from tests.bot.test_watch import Hands, made_watch, well

ADDRESS = ("127.0.0.1", 0)


async def text_of(runner: web.AppRunner, page: str) -> tuple[int, str]:
    host, port = runner.addresses[0][:2]
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{host}:{port}{page}") as answer,
    ):
        return answer.status, await answer.text()


async def asked(runner: web.AppRunner, page: str) -> tuple[int, dict[str, object]]:
    status, text = await text_of(runner, page)
    return status, json.loads(text)


def nothing(_backlog: Backlog | None) -> bytes:
    """No numbers."""
    return b""


async def no_round() -> tuple[str, ...]:
    """No round is kept too long."""
    return ()


async def idle() -> Backlog:
    """Nothing waits."""
    return Backlog(0, None, 0, 0, 0)


async def test_rounds_that_are_kept_too_long_are_told(database: Database) -> None:
    async def overdue() -> tuple[str, ...]:
        return ("abfrage",)

    async def broken() -> tuple[str, ...]:
        raise OSError

    watch = made_watch(database, Hands())
    for known, expected in ((overdue, ["abfrage"]), (broken, None)):
        runner = await serve(watch, nothing, ADDRESS, known, idle)
        assert (await asked(runner, "/health"))[1]["past_retention"] == expected
        await runner.cleanup()


async def test_pages_tell_how_it_is(database: Database) -> None:
    hands = Hands()
    watch = made_watch(database, hands)
    runner = await serve(watch, nothing, ADDRESS, no_round, idle)
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
    runner = await serve(watch, nothing, ADDRESS, no_round, idle)
    host, port = runner.addresses[0][:2]
    with pytest.raises(Failed, match=rf"^health\.listen: {host}:{port} cannot be had \(.+\)$"):
        await serve(watch, nothing, (host, port), no_round, idle)
    await runner.cleanup()


async def test_the_numbers_come_while_the_database_is_away(
    watched: Configuration, database: Database
) -> None:
    watch = made_watch(database, Hands())
    await watch.begin()
    watch.stored(worked=False)
    await database.close()
    runner = await monitored(watched, database, watch, Metrics(), Hands().now)
    assert runner is not None
    status, numbers = await text_of(runner, "/metrics")
    await runner.cleanup()
    assert status == 200
    assert 'votum_trouble{kind="database"} 1.0' in numbers
    assert "votum_ready 0.0" in numbers
    assert "votum_updates" not in numbers
    assert "votum_letters" not in numbers


async def test_no_page_waits_for_a_database_that_takes_long(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is asked once until it has answered, so that it is not made slower still."""
    monkeypatch.setattr(bot.question, "PATIENCE", 0.05)
    asked_for: list[str] = []

    def slow(_connection: Connection) -> None:
        time.sleep(0.8)

    async def overdue() -> tuple[str, ...]:
        asked_for.append("overdue")
        await database.read(slow)
        return ("abfrage",)

    async def backlog() -> Backlog:
        asked_for.append("backlog")
        await database.read(slow)
        return await idle()

    def known(found: Backlog | None) -> bytes:
        return repr(found).encode()

    runner = await serve(made_watch(database, Hands()), known, ADDRESS, overdue, backlog)
    begun = time.monotonic()
    for _ in range(2):
        assert (await asked(runner, "/health"))[1]["past_retention"] is None
        assert await text_of(runner, "/metrics") == (200, "None")
    assert time.monotonic() - begun < 0.7
    assert asked_for == ["overdue", "backlog"]
    await asyncio.sleep(0.9)
    monkeypatch.setattr(bot.question, "PATIENCE", 5.0)
    assert (await asked(runner, "/health"))[1]["past_retention"] == ["abfrage"]
    monkeypatch.setattr(bot.question, "PATIENCE", 0.05)
    assert (await asked(runner, "/ready"))[1]["past_retention"] is None
    await runner.cleanup()
    assert [each.message for each in caplog.records if each.levelno >= logging.WARNING] == []


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
