"""How the bot begins and ends, against the playground's Telegram."""

import asyncio
import json
import logging

import pytest

import bot.app
import bot.polling
from bot.app import running
from bot.configuration import BadConfiguration, Configuration
from bot.surroundings import Surroundings
from bot.vitals import Trouble
from playground.emulator.faults import Fault, bad_gateway, silence_before, slow
from playground.emulator.refusals import unauthorized
from playground.emulator.server import Emulator
from playground.emulator.world import World
from storage import intake, outbox, troubles
from storage.database import Database, InUse
from storage.intake import Raw
from storage.outbox import Letter
from tests.bot.telegram_beside import COORDINATOR, STRANGER, received, until

FOLDERS = ("bot", "chat", "handlers", "reports", "rounds", "scheduler", "storage", "survey")

# -- beginning ----------------------------------------------------------------------------------


async def test_what_was_stored_before_is_handled_at_the_start(
    configuration: Configuration, around: Surroundings, world: World
) -> None:
    """As a bot leaves it that was killed after it stored an update and before it handled it."""
    world.start(STRANGER)
    (update,) = world.updates.take(0, 100)
    raw = Raw(7000000001, 10, around.now(), STRANGER, json.dumps(update))
    database = await Database.open(configuration.storage.url.get_secret_value())
    await database.write(lambda connection: intake.store(connection, [raw]))
    await database.close()
    async with running(configuration, around) as app:
        await until(lambda: len(received(world, STRANGER)) == 1)
        await app.settled()
        assert await app.database.read(intake.counts) == {"done": 1}
    assert len(received(world, STRANGER)) == 1


async def test_whoever_was_not_answered_when_it_ended_waits_behind_no_letter(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What nobody asked for pauses for ten minutes, and the first attempt to answer fails."""
    monkeypatch.setattr(bot.app, "PATIENCE", 0.1)
    silent = telegram.faults.order(silence_before(), "sendMessage", times=None)
    async with running(configuration, around):
        world.start(COORDINATOR)
        await until(lambda: silent.hits == 1)
    telegram.faults.clear()
    failing = telegram.faults.order(bad_gateway(), "sendMessage")
    async with running(configuration, around) as app:
        app.outbox.held_up(STRANGER, 600.0, asked=False)
        await until(lambda: len(received(world, COORDINATOR)) == 1)
    assert failing.hits == 1


async def test_telegram_being_away_at_the_start_is_waited_out(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01, 0.02))
    away = telegram.faults.order(bad_gateway(), "getMe", times=9)
    async with running(configuration, around) as app:
        assert app.username == "votum_playground_bot"
    assert away.hits == 9


async def test_while_telegram_fails_right_after_the_start_time_goes_on(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rounds close, signs of life are stored, and it is told what is wrong."""
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01,))
    monkeypatch.setattr("bot.vitals.TELEGRAM_AFTER", 0.1)
    telegram.faults.order(bad_gateway(), "getWebhookInfo", times=None)
    async with asyncio.timeout(5), running(configuration, around) as app:
        await app.looks.reached(around.now())
        while await app.database.read(troubles.last_beat) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await until(lambda: app.watch.troubles().keys() == {Trouble.TELEGRAM})
        telegram.faults.clear()
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
        await until(lambda: app.watch.ready)


async def test_a_token_that_telegram_does_not_know_is_told_without_it(
    configuration: Configuration, telegram: Emulator
) -> None:
    telegram.token = "7000000001:another-token-altogether"
    with pytest.raises(BadConfiguration) as caught:
        async with running(configuration):
            pass
    (problem,) = caught.value.problems
    assert problem.startswith("telegram.token: Telegram does not know this bot")
    assert "canary" not in problem


async def test_a_second_bot_on_the_database_is_refused(configuration: Configuration) -> None:
    async with running(configuration):
        with pytest.raises(InUse, match=r"^another bot is running on votum\.db$"):
            async with running(configuration):
                pass


async def test_after_a_start_that_failed_the_next_one_works(
    configuration: Configuration, around: Surroundings, telegram: Emulator
) -> None:
    right, telegram.token = telegram.token, "7000000001:another-token-altogether"
    with pytest.raises(BadConfiguration):
        async with running(configuration, around):
            pass
    telegram.token = right
    async with running(configuration, around) as app:
        assert app.username == "votum_playground_bot"


# -- ending -------------------------------------------------------------------------------------


async def test_a_token_that_is_taken_away_ends_the_bot(
    configuration: Configuration, around: Surroundings, telegram: Emulator
) -> None:
    bot_at_work = running(configuration, around)
    app = await bot_at_work.__aenter__()
    telegram.faults.order(Fault("401", refusal=unauthorized()), "getUpdates", times=None)
    async with asyncio.timeout(5):
        await app.ended()
    with pytest.raises(BadConfiguration, match="does not know this bot"):
        await bot_at_work.__aexit__(None, None, None)


async def test_it_stops_in_bounded_time_while_telegram_is_silent(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(bot.app, "PATIENCE", 0.1)
    silent = telegram.faults.order(silence_before(), "sendMessage", times=None)
    async with asyncio.timeout(5), running(configuration, around):
        world.start(COORDINATOR)
        world.start(STRANGER)
        await until(lambda: silent.hits == 2)
    said = [record.getMessage() for record in caplog.records if record.name == "bot.intake"]
    assert said == ["2 chats were broken off; they go on at the next start"]

    telegram.faults.clear()
    async with running(configuration, around):
        await until(lambda: len(received(world, COORDINATOR)) == 1)


async def test_letters_under_way_arrive_before_it_ends(
    configuration: Configuration, around: Surroundings, world: World, telegram: Emulator
) -> None:
    letter = Letter("-/aside/1", COORDINATOR, "aside", {}, around.now(), outbox.ANSWERS)
    slowly = telegram.faults.order(slow(0.3), "sendMessage", times=None)
    async with running(configuration, around) as app:
        world.start(COORDINATOR)
        await until(lambda: len(received(world, COORDINATOR)) == 1)
        await app.database.write(lambda connection: outbox.put(connection, letter))
        app.outbox.wake()
        await until(lambda: slowly.hits == 2)
    assert len(received(world, COORDINATOR)) == 2
    async with running(configuration, around) as app:
        await app.settled()
    assert len(received(world, COORDINATOR)) == 2


async def test_no_word_of_the_token_stands_in_the_log(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    telegram: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Even before secrets are taken out of each line (tests/bot/test_logs.py)."""
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01,))
    caplog.set_level(logging.DEBUG)
    for method in ("getMe", "getUpdates", "sendMessage", "setMyCommands"):
        telegram.faults.order(bad_gateway(), method, times=2)
    async with running(configuration, around):
        world.start(STRANGER)
        world.start(COORDINATOR)
        await until(lambda: len(received(world, COORDINATOR)) == 1)
    own = [each for each in caplog.records if each.name.partition(".")[0] in FOLDERS]
    assert "nothing from Telegram" in "".join(each.getMessage() for each in own)
    assert "canary" not in "".join(each.getMessage() for each in own)
