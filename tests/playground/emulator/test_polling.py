"""getUpdates with the real client: offsets, confirmation, waiting, and who may poll."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from playground.emulator.world import World

HEAD = 501

Raw = Callable[..., Coroutine[None, None, tuple[int, Any]]]


async def ids(bot: Bot, offset: int | None = None, **options: Any) -> list[int]:
    return [update.update_id for update in await bot.get_updates(offset, **options)]


@pytest.fixture
def said(world: World) -> None:
    """Three updates: 10, 11 and 12."""
    for word in ("eins", "zwei", "drei"):
        world.say(HEAD, word)


@pytest.mark.usefixtures("said")
async def test_unconfirmed_updates_come_again(bot: Bot) -> None:
    """getUpdates.offset: "By default, updates starting with the earliest unconfirmed update"."""
    assert await ids(bot) == [10, 11, 12]
    assert await ids(bot) == [10, 11, 12]


@pytest.mark.usefixtures("said")
async def test_higher_offset_confirms_for_good(bot: Bot) -> None:
    """getUpdates.offset: "confirmed as soon as ... called with an offset higher"."""
    assert await ids(bot, 12) == [12]
    assert await ids(bot, 10) == [12]
    assert await ids(bot, 13) == []


@pytest.mark.usefixtures("said")
async def test_negative_offset_forgets_all_before(bot: Bot) -> None:
    """getUpdates.offset: "All previous updates will be forgotten"."""
    assert await ids(bot, -1) == [12]
    assert await ids(bot) == [12]


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize(
    ("limit", "given"), [(1, [10]), (2, [10, 11]), (0, [10]), (100, [10, 11, 12])]
)
async def test_limit_is_between_1_and_100(bot: Bot, limit: int, given: list[int]) -> None:
    """getUpdates.limit: "Values between 1-100 are accepted"."""
    assert await ids(bot, limit=limit) == given


async def test_more_than_100_updates_come_in_batches(bot: Bot, world: World) -> None:
    for number in range(101):
        world.say(HEAD, str(number))
    first = await ids(bot)
    assert (len(first), await ids(bot, first[-1] + 1)) == (100, [110])


async def test_long_poll_returns_when_something_happens(bot: Bot, world: World) -> None:
    """getUpdates.timeout: "Timeout in seconds for long polling"."""
    poll = asyncio.create_task(ids(bot, timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    world.say(HEAD, "Guten Tag")
    assert await asyncio.wait_for(poll, 2) == [10]


async def test_long_poll_ends_empty_after_its_time(bot: Bot) -> None:
    assert await asyncio.wait_for(ids(bot, timeout=1), 3) == []


async def test_long_poll_given_up_by_the_client_takes_nothing(
    address: str, bot: Bot, world: World
) -> None:
    """An update handed to nobody is not lost."""
    token = "7000000001:canary-of-the-playground"
    _, writer = await asyncio.open_connection("127.0.0.1", int(address.rpartition(":")[2]))
    writer.write(f"GET /bot{token}/getUpdates?timeout=20 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.transport.abort()
    await asyncio.sleep(0.05)
    world.say(HEAD, "Guten Tag")
    assert await ids(bot) == [10]


async def test_second_poller_ends_the_first(bot: Bot, call: Raw, world: World) -> None:
    """getUpdates: one poller at a time, 409 for the other."""
    first = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(ids(bot, timeout=20))
    status, body = await asyncio.wait_for(first, 2)
    assert status == 409
    assert body["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    world.say(HEAD, "Guten Tag")
    assert await asyncio.wait_for(second, 2) == [10]


async def test_polling_beside_a_webhook_is_refused(bot: Bot) -> None:
    """getUpdates, note 1: "will not work if an outgoing webhook is set up"."""
    await bot.set_webhook("https://example.org/votum", secret_token="a-b_1")
    assert (await bot.get_webhook_info()).url == "https://example.org/votum"
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await ids(bot) == []


async def test_webhook_ends_a_poll(bot: Bot, call: Raw) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await bot.set_webhook("https://example.org/votum")
    _, body = await asyncio.wait_for(poll, 2)
    assert body["description"] == "Conflict: terminated by setWebhook request"


@pytest.mark.parametrize(
    ("url", "token", "sentence"),
    [
        ("http://example.org/", "x", "An https url must be provided for webhook"),
        ("https://example.org/", "x" * 257, "Secret token is too long"),
        ("https://example.org/", "ä", "Secret token contains unallowed characters"),
    ],
)
async def test_bad_webhook_is_refused(bot: Bot, url: str, token: str, sentence: str) -> None:
    """setWebhook.url and secret_token: "1-256 characters. Only A-Z, a-z, 0-9, _ and -"."""
    with pytest.raises(BadRequest, match=f"(?i){sentence}"):
        await bot.set_webhook(url, secret_token=token)


@pytest.mark.usefixtures("said")
async def test_delete_webhook_can_drop_what_waits(bot: Bot) -> None:
    """deleteWebhook.drop_pending_updates; WebhookInfo.pending_update_count."""
    assert (await bot.get_webhook_info()).pending_update_count == 3
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_allowed_updates_hold_until_they_are_changed(bot: Bot, world: World) -> None:
    """getUpdates.allowed_updates: "If not specified, the previous setting will be used"."""
    assert await ids(bot, allowed_updates=["callback_query"]) == []
    world.say(HEAD, "ungehört")
    assert await ids(bot) == []
    await bot.get_updates(allowed_updates=[])
    world.say(HEAD, "gehört")
    assert await ids(bot) == [10]


@pytest.mark.usefixtures("said")
async def test_redelivered_updates_come_once_more(bot: Bot, world: World) -> None:
    """Whatever was confirmed can come again, for bots that must not mind."""
    await ids(bot, 13)
    world.redeliver([12, 10])
    assert await ids(bot, 13) == [12, 10]
    assert await ids(bot, 13) == []


async def test_raw_update_comes_as_it_is(call: Raw, world: World) -> None:
    """What no specification allows, for tests of what a bot does with it."""
    world.updates.push_raw({"message": {"nonsense": True}})
    _, body = await call("getUpdates")
    assert body["result"] == [{"update_id": 10, "message": {"nonsense": True}}]


async def test_queue_is_drained_when_the_last_update_is_confirmed(bot: Bot, world: World) -> None:
    await world.updates.drained()
    world.say(HEAD, "Guten Tag")
    draining = asyncio.create_task(world.updates.drained())
    assert await ids(bot) == [10]
    assert not draining.done()
    assert await ids(bot, 11) == []
    await asyncio.wait_for(draining, 2)
