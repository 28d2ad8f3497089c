"""A world with one person and a group, Telegram's server for it, and the real client."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from telegram import Bot

from playground.emulator.server import Emulator
from playground.emulator.world import World
from playground.page_api import Playing, mount_page

Client = TestClient[web.Request, web.Application]

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
async def bot(address: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """The real client. It gives times to wait as timedelta, which its next version does anyway."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
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


class SteppingClock:
    """A clock with two moments ahead, that moves the world's time."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self.due = [
            (hands.now + timedelta(hours=1), "Abfrage öffnet"),
            (hands.now + timedelta(days=1), "Erinnerung"),
        ]

    def now(self) -> datetime:
        return self._hands.now

    async def move_to(self, instant: datetime) -> None:
        self.due = [moment for moment in self.due if moment[0] > instant]
        self._hands.now = instant

    async def next(self) -> str:
        at, what = self.due.pop(0)
        await self.move_to(at)
        return what

    def upcoming(self) -> tuple[datetime, str] | None:
        return self.due[0] if self.due else None


@pytest.fixture
async def client(
    world: World, hands: Hands
) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    world.set_link(HEAD, "https://t.me/votum_playground_bot?start=einladung-1")
    mount_page(app, world, SteppingClock(hands), Playing("solidarpakt-en", "Solidarpakt"))
    async with TestClient(TestServer(app)) as client:
        yield client
