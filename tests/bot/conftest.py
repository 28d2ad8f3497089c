"""A server that answers the wire as a test orders, well or badly."""

import asyncio
import json
import os
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from click.testing import CliRunner, Result

from bot import changing, cli, coordinators
from bot.configuration import Configuration
from bot.surroundings import Surroundings
from playground.emulator.server import Emulator
from playground.emulator.world import World
from tests.bot import telegram_beside
from tests.bot.stage import NOW, ROSTER, ROUND, Votum
from tests.bot.telegram_beside import COORDINATOR, HEAD, STRANGER, Hands, configured

TOKEN = "1001:CANARY-canary_CANARY"

Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Upload:
    filename: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Call:
    """One request as it arrived: what was asked, the fields, the files."""

    method: str
    fields: dict[str, str]
    files: dict[str, Upload] = field(default_factory=dict)


class Server:
    """Notes every call, and answers with what was ordered: in turn, the last of it for ever."""

    token = TOKEN

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.called = asyncio.Event()
        self.connections: set[object] = set()
        self._behaviours: deque[Behaviour] = deque()
        self.results(True)
        self.url = ""

    def answers(self, *behaviours: Behaviour) -> None:
        self._behaviours = deque(behaviours)

    def results(self, *values: object) -> None:
        """Answers that it worked, each with its result."""
        self.answers(*(Server.body(200, {"ok": True, "result": value}) for value in values))

    def refuses(self, code: int, description: str, **parameters: int) -> None:
        """Answers that it did not, in Telegram's form."""
        answer = {"ok": False, "error_code": code, "description": description}
        self.answers(Server.body(code, answer | ({"parameters": parameters} if parameters else {})))

    @property
    def call(self) -> Call:
        """The only call there was."""
        (only,) = self.calls
        return only

    @staticmethod
    def message(number: int = 7, chat: int = 5) -> dict[str, Any]:
        """A message as Telegram returns it."""
        return {"message_id": number, "date": 1795413600, "chat": {"id": chat, "type": "private"}}

    @staticmethod
    def body(code: int, content: object) -> Behaviour:
        """Any answer: a text as it is, anything else as JSON."""
        text = content if isinstance(content, str) else json.dumps(content)

        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(status=code, text=text)

        return answer

    @staticmethod
    def slow(seconds: float, then: Behaviour) -> Behaviour:
        async def answer(request: web.Request) -> web.StreamResponse:
            await asyncio.sleep(seconds)
            return await then(request)

        return answer

    @staticmethod
    async def reset(request: web.Request) -> web.StreamResponse:
        """The connection breaks before an answer."""
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    @staticmethod
    async def broken_off(request: web.Request) -> web.StreamResponse:
        """The connection breaks in the middle of the answer."""
        answer = web.StreamResponse(headers={"Content-Length": "1000"})
        await answer.prepare(request)
        await answer.write(b'{"ok": true, "res')
        return await Server.reset(request)

    @staticmethod
    async def trickling(request: web.Request) -> web.StreamResponse:
        """An answer that never ends, a byte at a time."""
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b" ")
            await asyncio.sleep(0.02)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        assert request.path.startswith((f"/bot{TOKEN}/", f"/file/bot{TOKEN}/documents/"))
        self.connections.add(request.transport)
        self.calls.append(await _call(request))
        self.called.set()
        last = len(self._behaviours) == 1
        return await (self._behaviours[0] if last else self._behaviours.popleft())(request)


async def _call(request: web.Request) -> Call:
    fields = dict(request.query)
    files = {}
    if request.content_type == "application/json":
        for name, value in (await request.json()).items():
            fields[name] = value if isinstance(value, str) else json.dumps(value)
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            assert isinstance(value, str)
            fields[name] = value
    return Call(request.path.rpartition("/")[2], fields, files)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where somebody works: a configuration, a round and its roster. It is eight o'clock in
    Berlin."""
    (tmp_path / "config.toml").write_text('[bot]\nlanguage = "en"\n')
    (tmp_path / "round.toml").write_text(ROUND)
    (tmp_path / "roster.csv").write_text(ROSTER)
    monkeypatch.chdir(tmp_path)
    for module in (cli, changing, coordinators):
        monkeypatch.setattr(module, "wall_clock", lambda: NOW)
    for name in [name for name in os.environ if name.startswith("VOTUM_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def votum(folder: Path) -> Votum:
    def votum(*arguments: str, **environment: str) -> Result:
        result = CliRunner().invoke(cli.main, arguments, env=environment)
        assert "Traceback" not in result.output
        return result

    return votum


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def world(hands: Hands) -> World:
    world = World(lambda: hands.now, first_update=10, paced=False)
    world.add_person(COORDINATOR, "Koordination", "coordinators")
    world.add_person(STRANGER, "Passant")
    world.add_person(HEAD, "Amtsleitung Witten")
    return world


@pytest.fixture
async def telegram(world: World) -> AsyncIterator[Emulator]:
    emulator = Emulator(world, telegram_beside.TOKEN)
    yield emulator
    await emulator.stop()


@pytest.fixture
async def configuration(telegram: Emulator, tmp_path: Path) -> Configuration:
    return configured(tmp_path, await telegram.start())


@pytest.fixture
def around(hands: Hands) -> Surroundings:
    return Surroundings(now=lambda: hands.now, long_poll=1)
