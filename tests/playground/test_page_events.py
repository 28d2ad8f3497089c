"""Server-sent events, as a browser reads them."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient

from playground import page_api
from playground.emulator.world import World

HEAD = 501

Client = TestClient[web.Request, web.Application]


async def events(answer: aiohttp.ClientResponse, count: int) -> list[dict[str, Any]]:
    """The next events of a stream, their ids checked against their numbers."""
    found: list[dict[str, Any]] = []
    number = ""
    async with asyncio.timeout(2):
        while len(found) < count:
            line = (await answer.content.readline()).decode().strip()
            if line.startswith("id: "):
                number = line.removeprefix("id: ")
            if line.startswith("data: "):
                found.append(json.loads(line.removeprefix("data: ")))
                assert number == str(found[-1]["change"])
    return found


async def test_events_tell_what_changed(client: Client, world: World) -> None:
    async with client.get("/api/events") as stream:
        assert stream.content_type == "text/event-stream"
        before = world.changes.number
        world.say(HEAD, "Guten Tag")
        world.changes.note()
        assert await events(stream, 2) == [
            {"change": before + 1, "chat": HEAD},
            {"change": before + 2, "chat": None},
        ]


async def test_events_resume_where_the_page_stopped(client: Client, world: World) -> None:
    seen = world.changes.number
    world.say(HEAD, "eins")
    world.say(HEAD, "zwei")
    headers = {"Last-Event-ID": str(seen + 1)}
    async with client.get("/api/events", headers=headers) as stream:
        assert await events(stream, 1) == [{"change": seen + 2, "chat": HEAD}]


async def test_events_keep_the_connection_alive(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_api, "QUIET_SECONDS", 0.01)
    async with client.get("/api/events") as stream, asyncio.timeout(2):
        lines = [await stream.content.readline() for _ in range(4)]
    assert lines == [b"retry: 1000\n", b"\n", b":\n", b"\n"]


async def test_events_end_when_the_server_stops(client: Client, world: World) -> None:
    async with client.get("/api/events") as stream:
        world.changes.close()
        async with asyncio.timeout(2):
            assert await stream.read() == b"retry: 1000\n\n"
