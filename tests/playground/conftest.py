"""A world with one person and a group, Telegram's server for it, and the real client."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from playground.emulator.server import Emulator
from playground.emulator.world import World

TOKEN = "7000000001:canary-of-the-playground"
HEAD = 501
GROUP = -900


@dataclass
class Hands:
    """The hands of a clock and of a stopwatch, moved by the test alone."""

    now: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    ticks: float = 1000.0

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)
        self.ticks += timedelta(**passed).total_seconds()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def world(hands: Hands) -> World:
    world = World(lambda: hands.now, first_update=10, paced=False, ticks=lambda: hands.ticks)
    world.add_person(HEAD, "Amtsleitung Witten", "heads", "Jugendamt")
    world.add_group(GROUP, "Lenkungskreis", [HEAD])
    return world


@pytest.fixture
async def emulator(world: World) -> AsyncIterator[Emulator]:
    emulator = Emulator(world, TOKEN)
    yield emulator
    await emulator.stop()


@pytest.fixture
async def address(emulator: Emulator) -> str:
    return await emulator.start()


@pytest.fixture
async def bot(address: str) -> AsyncIterator[Bot]:
    """The client, known to a head who has started it, with nothing left to fetch."""
    async with Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        yield bot


@pytest.fixture
def started(world: World) -> int:
    """The message with which the head started the bot; its update is confirmed."""
    message = world.start(HEAD)
    world.updates.forget()
    return message


@pytest.fixture
async def call(address: str) -> AsyncIterator[Callable[..., Awaitable[tuple[int, Any]]]]:
    """Calls a method by hand, as JSON, and returns the status and the body."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, **arguments: object) -> tuple[int, Any]:
            url = f"{address}/bot{TOKEN}/{method}"
            async with session.post(url, json=arguments) as answer:
                return answer.status, await answer.json()

        yield call
