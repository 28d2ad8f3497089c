"""The whole bot with a webhook, against the playground's Telegram."""

import logging
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

import bot.polling
import bot.webhook
from bot.app import App, running
from bot.configuration import Configuration, load
from bot.surroundings import Surroundings
from bot.vitals import Trouble
from bot.webhook import SECRET_HEADER
from playground.emulator.carrier import BROUGHT
from playground.emulator.faults import bad_gateway, reset, server_error
from playground.emulator.server import Emulator
from playground.emulator.world import World
from storage import intake
from tests.bot.telegram_beside import COORDINATOR, STRANGER, received, until
from tests.bot.test_app_life import FOLDERS

PUBLIC = "https://votum.example.org"


@pytest.fixture
def door(telegram: Emulator) -> str:
    """Where the reverse proxy hands calls on to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    telegram.doors[PUBLIC] = f"http://{address}"
    return address


@pytest.fixture
def brought(configuration: Configuration, door: str, tmp_path: Path) -> Configuration:
    """The configuration of a bot to which updates are brought."""
    file = tmp_path / "config.toml"
    assert configuration.webhook.url == ""
    table = f'[webhook]\nurl = "{PUBLIC}/telegram"\nlisten = "{door}"\n'
    file.write_text(file.read_text() + table)
    return load(file, {})


@pytest.fixture
async def app(brought: Configuration, around: Surroundings) -> AsyncIterator[App]:
    async with running(brought, around) as app:
        yield app


async def test_it_answers_what_is_brought(app: App, world: World) -> None:
    world.start(COORDINATOR)
    world.start(STRANGER)
    await until(lambda: bool(received(world, COORDINATOR) and received(world, STRANGER)))
    await world.updates.drained()
    assert await app.database.read(intake.counts) == {"done": 2}
    await until(lambda: app.watch.ready)


async def test_it_is_registered_with_a_fresh_secret_and_the_kinds_it_wants(
    brought: Configuration, world: World, telegram: Emulator
) -> None:
    around = Surroundings(now=world.now, secret=lambda: "a-fresh-canary-secret")
    async with running(brought, around):
        await until(lambda: world.webhook is not None)
        assert world.webhook is not None
        assert world.webhook.secret == "a-fresh-canary-secret"
        assert (world.webhook.url, "message" in world.updates.allowed) == (
            f"{PUBLIC}/telegram",
            True,
        )
    assert world.webhook is not None  # it stays: what comes meanwhile waits at Telegram


async def test_an_update_whose_200_was_not_seen_is_answered_once(
    app: App, world: World, telegram: Emulator
) -> None:
    unseen = telegram.faults.order(reset(delivered=True), BROUGHT, times=2)
    world.start(STRANGER)
    await until(lambda: unseen.hits == 2)
    await world.updates.drained()
    world.redeliver([10])
    await world.updates.drained()
    await app.settled()
    assert len(received(world, STRANGER)) == 1
    assert await app.database.read(intake.counts) == {"done": 1}


async def test_a_polling_bot_removes_a_webhook_and_gets_what_waits(
    configuration: Configuration,
    brought: Configuration,
    around: Surroundings,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(brought, around):
        await until(lambda: world.webhook is not None)
    world.start(STRANGER)
    async with running(configuration, around):
        await until(lambda: len(received(world, STRANGER)) == 1)
    assert world.webhook is None
    told = "a webhook was set for this bot; it is removed, and polled from now"
    assert caplog.messages.count(told) == 1


async def test_a_bot_with_a_webhook_takes_over_from_a_polling_one(
    configuration: Configuration, brought: Configuration, around: Surroundings, world: World
) -> None:
    async with running(configuration, around):
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
    world.say(STRANGER, "Guten Tag")
    async with running(brought, around) as app:
        await until(lambda: len(received(world, STRANGER)) == 2)
        await app.settled()
    assert len(received(world, STRANGER)) == 2


async def test_telegram_being_away_at_the_registration_is_waited_out(
    brought: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01,))
    away = telegram.faults.order(bad_gateway(), "setWebhook", times=3)
    async with running(brought, around):
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
    assert away.hits == 3


async def test_a_webhook_that_somebody_removed_is_set_again_and_told(
    brought: Configuration,
    around: Surroundings,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(bot.webhook, "LOOKS", 0.01)
    monkeypatch.setattr(bot.webhook, "PAUSES", (0.01,))
    async with running(brought, around) as app:
        for _ in range(2):
            await until(lambda: world.webhook is not None)
            world.webhook = None
        await until(lambda: world.webhook is not None)
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
        assert app.watch.troubles().keys() == {Trouble.POLLER}
    assert "another program has changed the webhook; it is set again" in caplog.messages


async def test_what_telegram_cannot_bring_is_noticed_and_is_over_when_it_comes(
    brought: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(bot.webhook, "LOOKS", 0.02)
    monkeypatch.setattr("bot.vitals.WEBHOOK_AFTER", 0.1)
    closed = telegram.faults.order(server_error(), BROUGHT, times=None)
    async with running(brought, around) as app:
        world.start(STRANGER)
        await until(lambda: Trouble.WEBHOOK in app.watch.troubles())
        assert not app.watch.ready
        closed.left = 0
        await until(lambda: len(received(world, STRANGER)) == 1)
        await until(lambda: app.watch.ready)
    assert "1 updates wait at Telegram, which cannot bring them (Connection refused)" in (
        caplog.messages
    )


STRANGE = (
    b'{"update_id": 1001, "message": "\\ud800"}',
    b'{"update_id": 1002, "message": NaN}',
    b'{"update_id": 1003, "message": {"chat": {"id": 1e400}}}',
    b'{"update_id": 1004, "message": ' + b"[" * 500 + b"]" * 500 + b"}",
    b'{"update_id": 1005, "callback_query": {"id": [], "from": null}}',
    b'{"update_id": 1006}',
)


async def test_whatever_an_update_holds_is_stored_answered_and_stops_nothing(
    app: App, world: World, door: str
) -> None:
    await until(lambda: world.webhook is not None)
    assert world.webhook is not None
    headers = {SECRET_HEADER: world.webhook.secret, "Content-Type": "application/json"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for body in STRANGE:
            async with session.post(f"http://{door}/telegram", data=body) as answer:
                assert answer.status == 200, body
    world.start(STRANGER)
    await until(lambda: len(received(world, STRANGER)) == 1)
    await app.settled()
    counts = await app.database.read(intake.counts)
    assert sum(counts.values()) == len(STRANGE) + 1
    assert counts.keys() == {"done", "aside"}


async def test_no_word_of_the_secret_stands_in_the_log(
    brought: Configuration,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01,))
    caplog.set_level(logging.DEBUG)
    telegram.faults.order(bad_gateway(), "setWebhook", times=2)
    telegram.faults.order(bad_gateway(), "getWebhookInfo", times=2)
    around = Surroundings(now=world.now, secret=lambda: "canary-secret-of-the-hook")
    async with running(brought, around):
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
    own = [each for each in caplog.records if each.name.partition(".")[0] in FOLDERS]
    assert "nothing from Telegram" in "".join(each.getMessage() for each in own)
    assert "canary" not in "".join(each.getMessage() for each in own)
