"""Ordered faults, as the real client sees them, and what took effect in spite of them."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot
from telegram.error import Conflict, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from playground.emulator.faults import (
    Fault,
    bad_gateway,
    refused,
    reset,
    server_error,
    silence_after,
    silence_before,
    slow,
    taken_over,
    too_many,
    truncated,
)
from playground.emulator.server import Emulator
from playground.emulator.world import World

HEAD = 501

pytestmark = pytest.mark.usefixtures("started")


def sent(world: World) -> list[str]:
    return [m.wording.text for m in world.messages[HEAD].values() if m.sender == world.bot.id]


@pytest.mark.parametrize(
    ("fault", "error", "delivered"),
    [
        (too_many(3), RetryAfter, False),
        (refused(), Forbidden, False),
        (taken_over(), Conflict, False),
        (server_error(), NetworkError, False),
        (bad_gateway(), NetworkError, False),
        (reset(), NetworkError, False),
        (reset(delivered=True), NetworkError, True),
        (silence_before(), TimedOut, False),
        (silence_after(), TimedOut, True),
        (truncated(), TelegramError, True),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else None,
)
async def test_fault_reaches_the_client_once(
    bot: Bot,
    world: World,
    emulator: Emulator,
    fault: Fault,
    error: type[TelegramError],
    delivered: bool,
) -> None:
    order = emulator.faults.order(fault, "sendMessage")
    with pytest.raises(TelegramError) as failure:
        await bot.send_message(HEAD, "eins", read_timeout=0.2)
    assert type(failure.value) is error
    assert sent(world) == (["eins"] if delivered else [])
    await bot.send_message(HEAD, "zwei")
    assert sent(world)[-1] == "zwei"
    assert (order.hits, dict(emulator.faults.hits)) == (1, {fault.name: 1})


async def test_slow_call_takes_effect(bot: Bot, world: World, emulator: Emulator) -> None:
    emulator.faults.order(slow(0.2))
    before = time.monotonic()
    await bot.send_message(HEAD, "eins")
    assert time.monotonic() - before >= 0.2
    assert sent(world) == ["eins"]


async def test_fault_waits_for_the_call_it_is_meant_for(
    bot: Bot, world: World, emulator: Emulator
) -> None:
    order = emulator.faults.order(
        server_error(), "sendMessage", times=2, when=lambda call: call.text("text") == "zwei"
    )
    await bot.send_message(HEAD, "eins")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(HEAD, "zwei")
    await bot.send_message(HEAD, "zwei")
    assert (sent(world), order.hits) == (["eins", "zwei"], 2)


async def test_fault_without_end_lasts_until_it_is_cleared(bot: Bot, emulator: Emulator) -> None:
    order = emulator.faults.order(server_error(), times=None)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.get_me()
    emulator.faults.clear()
    assert (await bot.get_me()).id == bot.id
    assert order.hits == 3


async def test_updates_survive_an_answer_that_was_never_seen(
    bot: Bot, world: World, emulator: Emulator
) -> None:
    emulator.faults.order(truncated(), "getUpdates")
    world.say(HEAD, "Guten Tag")
    with pytest.raises(TelegramError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_outage_and_return_keep_the_world(
    call: Callable[..., Awaitable[tuple[int, Any]]], emulator: Emulator, address: str
) -> None:
    """A server that stops and starts again at the same address knows everything."""
    await emulator.stop()
    with pytest.raises(OSError, match="Cannot connect"):
        await call("getMe")
    assert await emulator.start(int(address.rpartition(":")[2])) == address
    status, _ = await call("sendMessage", chat_id=HEAD, text="wieder da")
    assert status == 200
