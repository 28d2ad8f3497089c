"""What the webhook answers, and that nothing is written but what it answers with 200."""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest

import bot.webhook
from bot.front_door import Failed
from bot.webhook import LIMIT, SECRET_HEADER, Webhook
from storage.database import Lost

SECRET = "canary-of-the-webhook"
RIGHT = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
UPDATE = {"update_id": 10, "message": {"text": "Guten Tag"}}


class Shelf:
    """Takes updates, or fails as it is told."""

    def __init__(self) -> None:
        self.taken: list[Mapping[str, Any]] = []
        self.error: Exception | None = None

    async def take(self, updates: list[Mapping[str, Any]]) -> None:
        if self.error is not None:
            raise self.error
        self.taken += updates


class Caller:
    """Whoever calls."""

    def __init__(self, session: aiohttp.ClientSession, origin: str) -> None:
        self.session = session
        self.origin = origin

    async def call(
        self,
        body: object = UPDATE,
        headers: Mapping[str, str] = RIGHT,
        path: str = "/telegram",
        method: str = "POST",
    ) -> int:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self.session.request(
            method, f"{self.origin}{path}", data=io.BytesIO(data), headers=headers
        ) as answer:
            return answer.status


@pytest.fixture
def webhook() -> Webhook:
    return Webhook("https://votum.example.org/telegram", SECRET)


@pytest.fixture
def shelf(webhook: Webhook) -> Shelf:
    shelf = Shelf()
    webhook.open(shelf.take)
    return shelf


@pytest.fixture
async def caller(webhook: Webhook) -> AsyncIterator[Caller]:
    runner = await webhook.serve(("127.0.0.1", 0))
    async with aiohttp.ClientSession() as session:
        yield Caller(session, f"http://127.0.0.1:{runner.addresses[0][1]}")
    await runner.cleanup()


async def test_an_update_is_taken_before_it_is_confirmed(caller: Caller, shelf: Shelf) -> None:
    assert await caller.call() == 200
    assert shelf.taken == [UPDATE]


WRONG_CALLS: dict[str, tuple[int, dict[str, Any]]] = {
    "another path": (404, {"path": "/"}),
    "a path below": (404, {"path": "/telegram/more"}),
    "another method": (405, {"method": "GET"}),
    "no secret": (403, {"headers": {"Content-Type": "application/json"}}),
    "another secret": (403, {"headers": RIGHT | {SECRET_HEADER: SECRET + "x"}}),
    "half a secret": (403, {"headers": RIGHT | {SECRET_HEADER: SECRET[:-1]}}),
    "a secret of other letters": (403, {"headers": RIGHT | {SECRET_HEADER: "ä"}}),
    "a form": (400, {"headers": RIGHT | {"Content-Type": "application/x-www-form-urlencoded"}}),
    "no JSON": (400, {"body": b"{"}),
    "nothing": (400, {"body": b""}),
    "other bytes": (400, {"body": b"\xff\xfe"}),
    "a list": (400, {"body": [UPDATE]}),
    "no number": (400, {"body": {"message": {}}}),
    "another number": (400, {"body": {"update_id": "10"}}),
    "a number below zero": (400, {"body": {"update_id": -1}}),
    "a number beyond a database": (400, {"body": {"update_id": 2**63}}),
    "too deep": (400, {"body": b'{"update_id": 1, "a": ' + b"[" * 100_000}),
    "too much": (413, {"body": b" " * (LIMIT + 1)}),
}


@pytest.mark.parametrize("what", WRONG_CALLS)
async def test_a_wrong_call_is_turned_away_and_nothing_is_written(
    caller: Caller, shelf: Shelf, what: str
) -> None:
    status, call = WRONG_CALLS[what]
    assert await caller.call(**call) == status
    assert shelf.taken == []
    assert await caller.call() == 200


async def test_of_whoever_does_not_know_the_secret_nothing_is_read(
    caller: Caller, shelf: Shelf
) -> None:
    assert await caller.call(b" " * (LIMIT + 1), {"Content-Type": "application/json"}) == 403


async def test_a_call_that_never_ends_is_given_up(
    caller: Caller, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.webhook, "READ_WITHIN", 0.05)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(caller.origin[17:]))
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{{".encode())
    async with asyncio.timeout(5):
        assert b"400" in await reader.readline()
    writer.close()
    assert shelf.taken == []


async def test_before_the_bot_has_begun_and_when_it_ends_everything_is_put_off(
    caller: Caller, webhook: Webhook
) -> None:
    shelf = Shelf()
    assert await caller.call() == 503
    webhook.open(shelf.take)
    webhook.close()
    assert await caller.call() == 503
    assert shelf.taken == []


@pytest.mark.parametrize("error", [Lost(), OSError("the disk is full")])
async def test_what_cannot_be_stored_is_put_off(
    caller: Caller, shelf: Shelf, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.error = error
    assert await caller.call() == 503
    shelf.error = None
    assert await caller.call() == 200
    told = ["an update could not be stored; Telegram keeps it"]
    assert caplog.messages == ([] if isinstance(error, Lost) else told)


async def test_the_log_tells_of_strangers_without_a_word_of_theirs(
    caller: Caller, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    await caller.call({"secret": SECRET}, RIGHT | {SECRET_HEADER: "guess"})
    await caller.call({"update_id": SECRET})
    assert caplog.messages == [
        "a call without the secret was turned away at the webhook",
        "a call that is no update was turned away at the webhook",
    ]


async def test_an_address_that_is_taken_is_told(caller: Caller, webhook: Webhook) -> None:
    port = int(caller.origin[17:])
    words = re.escape(f"webhook.listen: 127.0.0.1:{port} cannot be had (")
    with pytest.raises(Failed, match=f"^{words}"):
        await webhook.serve(("127.0.0.1", port))
