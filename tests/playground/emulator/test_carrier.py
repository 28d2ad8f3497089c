"""The webhook of the playground's Telegram: updates are brought until they are taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

import playground.emulator.carrier
from playground.emulator.carrier import BROUGHT, SECRET_HEADER
from playground.emulator.faults import reset, slow
from playground.emulator.server import Emulator
from playground.emulator.world import World

HEAD = 501
OTHER = 502
URL = "https://votum.example.org/telegram"


@dataclass
class Receiver:
    """A bot's own server. `codes` are its next answers; then it is 200."""

    codes: list[int] = field(default_factory=list)
    got: list[tuple[int, str]] = field(default_factory=list)
    slow_for: int = 0
    at_once: int = 0
    most_at_once: int = 0

    async def take(self, request: web.Request) -> web.Response:
        update: dict[str, Any] = await request.json()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        whose = next(iter(body for kind, body in update.items() if kind != "update_id"))
        if whose.get("from", {}).get("id") == self.slow_for:
            await asyncio.sleep(0.3)
        self.at_once -= 1
        self.got.append((update["update_id"], request.headers.get(SECRET_HEADER, "")))
        return web.Response(status=self.codes.pop(0) if self.codes else 200)


@pytest.fixture
async def receiver(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Receiver]:
    monkeypatch.setattr(playground.emulator.carrier, "PAUSES", (0.01,))
    receiver, app = Receiver(), web.Application()
    app.router.add_post("/telegram", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    emulator.doors["https://votum.example.org"] = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield receiver
    await runner.cleanup()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - anything may bring it about
            await asyncio.sleep(0.01)


async def test_updates_are_brought_with_the_secret(
    bot: Bot, world: World, receiver: Receiver
) -> None:
    """setWebhook: "we will send an HTTPS POST request ... containing a JSON-serialized Update"."""
    world.say(HEAD, "vorher")
    await bot.set_webhook(URL, secret_token="a-b_1")
    world.say(HEAD, "nachher")
    await asyncio.wait_for(world.updates.drained(), 5)
    assert receiver.got == [(10, "a-b_1"), (11, "a-b_1")]
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_date) == (0, None)


async def test_what_is_not_taken_is_brought_again(
    bot: Bot, world: World, receiver: Receiver
) -> None:
    """setWebhook: "different from 2XY, we will repeat the request"."""
    receiver.codes = [503, 403, 302, 204]
    await bot.set_webhook(URL)
    world.say(HEAD, "Guten Tag")
    await asyncio.wait_for(world.updates.drained(), 5)
    assert receiver.got == [(10, "")] * 4
    info = await bot.get_webhook_info()
    assert info.last_error_date == world.now()
    assert info.last_error_message == "Wrong response from the webhook: 302 Found"


async def test_a_person_s_updates_keep_their_order_and_hold_up_nobody_else(
    bot: Bot, world: World, receiver: Receiver
) -> None:
    world.add_person(OTHER, "Amtsleitung Hagen")
    receiver.slow_for = HEAD
    await bot.set_webhook(URL)
    world.say(HEAD, "eins")
    world.say(HEAD, "zwei")
    world.say(OTHER, "drei")
    await asyncio.wait_for(world.updates.drained(), 5)
    assert [number for number, _ in receiver.got] == [12, 10, 11]
    assert receiver.most_at_once == 2


async def test_no_more_come_at_once_than_were_asked_for(
    bot: Bot, world: World, receiver: Receiver
) -> None:
    """setWebhook.max_connections."""
    world.add_person(OTHER, "Amtsleitung Hagen")
    receiver.slow_for = HEAD
    await bot.set_webhook(URL, max_connections=1)
    world.say(HEAD, "eins")
    world.say(OTHER, "zwei")
    await asyncio.wait_for(world.updates.drained(), 5)
    assert receiver.most_at_once == 1
    assert (await bot.get_webhook_info()).max_connections == 1


async def test_an_answer_that_is_not_seen_brings_it_again(
    bot: Bot, world: World, receiver: Receiver, emulator: Emulator
) -> None:
    emulator.faults.order(reset(), BROUGHT)
    emulator.faults.order(reset(delivered=True), BROUGHT)
    emulator.faults.order(slow(0.01), BROUGHT)
    await bot.set_webhook(URL)
    world.say(HEAD, "Guten Tag")
    await asyncio.wait_for(world.updates.drained(), 5)
    assert [number for number, _ in receiver.got] == [10, 10]
    assert emulator.faults.hits == {"reset": 1, "reset after": 1, "slow": 1}


async def test_what_was_taken_can_come_once_more(
    bot: Bot, world: World, receiver: Receiver
) -> None:
    await bot.set_webhook(URL)
    world.say(HEAD, "Guten Tag")
    await asyncio.wait_for(world.updates.drained(), 5)
    world.redeliver([10])
    await asyncio.wait_for(world.updates.drained(), 5)
    assert [number for number, _ in receiver.got] == [10, 10]


async def test_without_a_webhook_what_waits_is_polled(
    bot: Bot, world: World, receiver: Receiver
) -> None:
    receiver.codes = [503] * 1000
    await bot.set_webhook(URL)
    world.say(HEAD, "Guten Tag")
    await until(lambda: len(receiver.got) > 1)
    await bot.delete_webhook()
    assert [update.update_id for update in await bot.get_updates()] == [10]
    so_far = len(receiver.got)
    await asyncio.sleep(0.05)
    assert len(receiver.got) <= so_far + 1
    receiver.codes = []
    await bot.set_webhook(URL)
    await asyncio.wait_for(world.updates.drained(), 5)


async def test_behind_an_unknown_address_nobody_answers(bot: Bot, world: World) -> None:
    """The emulator calls nobody outside of this machine."""
    await bot.set_webhook("https://elsewhere.example.org/telegram")
    world.say(HEAD, "Guten Tag")
    await until(lambda: world.webhook is not None and world.webhook.last_error is not None)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Failed to resolve host: Name or service not known"
    assert info.pending_update_count == 1


@pytest.mark.parametrize("port", [81, 444, 8080])
async def test_other_ports_are_refused(bot: Bot, port: int) -> None:
    """setWebhook, note 3: "Ports currently supported for webhooks: 443, 80, 88, 8443"."""
    with pytest.raises(BadRequest, match="only on ports 80, 88, 443 or 8443"):
        await bot.set_webhook(f"https://votum.example.org:{port}/telegram")
