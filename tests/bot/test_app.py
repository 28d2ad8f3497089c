"""The whole bot against the playground's Telegram."""

import asyncio
import datetime as dt
import json
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import bot.app
import bot.polling
from bot.administering import issue_invitations, open_round
from bot.app import App, running
from bot.configuration import BadConfiguration, Configuration, load
from bot.surroundings import Surroundings, random_secret
from playground.emulator.faults import Fault, bad_gateway, silence_before, slow, taken_over
from playground.emulator.refusals import unauthorized
from playground.emulator.server import Emulator
from playground.emulator.world import World
from rounds.shelf import path_of
from storage import intake, outbox, rounds
from storage.database import Database, InUse
from storage.intake import Raw
from storage.outbox import Letter

TOKEN = "7000000001:canary-of-the-assembly"
COORDINATOR = 9001
STRANGER = 4711
HEAD = 1001
FOLDERS = ("bot", "chat", "handlers", "reports", "rounds", "scheduler", "storage", "survey")
ROUND = "solidarpakt-en"


@dataclass
class Hands:
    """The hands of a clock, an hour before the round opens."""

    now: dt.datetime = dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC)


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
    emulator = Emulator(world, TOKEN)
    yield emulator
    await emulator.stop()


@pytest.fixture
async def configuration(telegram: Emulator, tmp_path: Path) -> Configuration:
    return configured(tmp_path, await telegram.start())


def configured(folder: Path, api: str) -> Configuration:
    file = folder / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n'
        f"[bot]\ncoordinators = [{COORDINATOR}]\n[scheduler]\ntick = 0.05\n"
    )
    return load(file, {})


@pytest.fixture
def around(hands: Hands) -> Surroundings:
    return Surroundings(now=lambda: hands.now, long_poll=1)


@pytest.fixture
async def app(configuration: Configuration, around: Surroundings) -> AsyncIterator[App]:
    async with running(configuration, around) as app:
        yield app


async def until(condition: Callable[[], bool]) -> None:
    """Waits, a few seconds at most, until it holds."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - anything may bring it about
            await asyncio.sleep(0.01)


def received(world: World, chat: int) -> list[str]:
    """What the bot said in the chat."""
    messages = world.messages.get(chat, {}).values()
    return [message.wording.text for message in messages if message.sender == world.bot.id]


def scopes(world: World) -> set[tuple[str, str]]:
    """Type of scope and language of every menu that is up."""
    return {(json.loads(scope)["type"], language) for scope, language in world.commands}


# -- at work ------------------------------------------------------------------------------------


async def test_it_knows_its_name_and_puts_up_its_menu(app: App, world: World) -> None:
    assert app.username == "votum_playground_bot"
    await until(lambda: len(world.commands) == 3)
    assert scopes(world) == {("all_private_chats", language) for language in ("", "de", "en")}


async def test_a_coordinators_menu_follows_when_the_chat_has_begun(app: App, world: World) -> None:
    await until(lambda: len(world.commands) == 3)
    world.start(COORDINATOR)
    await until(lambda: len(world.commands) == 6)
    assert scopes(world) >= {("chat", language) for language in ("", "de", "en")}


async def test_it_answers_a_coordinator_and_puts_a_stranger_off(app: App, world: World) -> None:
    world.start(COORDINATOR)
    world.start(STRANGER)
    await until(lambda: bool(received(world, COORDINATOR) and received(world, STRANGER)))
    assert [text.partition(";")[0] for text in received(world, STRANGER)] == [
        "Guten Tag. Für Ihr Konto liegt hier nichts vor"
    ]
    assert len(received(world, COORDINATOR)) == 1


async def test_an_update_that_comes_again_is_answered_once(app: App, world: World) -> None:
    world.start(STRANGER)
    await until(lambda: len(received(world, STRANGER)) == 1)
    world.redeliver([10, 10])
    world.start(COORDINATOR)
    await until(lambda: len(received(world, COORDINATOR)) == 1)
    await app.settled()
    assert len(received(world, STRANGER)) == 1
    assert await app.database.read(intake.counts) == {"done": 2}


async def test_an_undecodable_update_is_set_aside_and_the_next_is_answered(
    app: App, world: World
) -> None:
    world.start(COORDINATOR)
    await until(lambda: len(received(world, COORDINATOR)) == 1)
    world.updates.push_raw({"message": {"chat": {"id": STRANGER}, "date": "soon"}})
    world.start(STRANGER)
    await until(lambda: len(received(world, STRANGER)) == 1)
    await until(lambda: len(received(world, COORDINATOR)) == 2)
    assert await app.database.read(intake.counts) == {"done": 2, "aside": 1}


async def test_a_card_that_could_not_be_shown_is_shown_at_the_next_look(
    app: App, world: World, telegram: Emulator
) -> None:
    failing = telegram.faults.order(bad_gateway(), "sendMessage")
    world.start(COORDINATOR)
    await until(lambda: len(received(world, COORDINATOR)) == 1)
    assert failing.hits == 1


async def test_what_another_program_stores_is_seen_within_a_tick(
    app: App, world: World, hands: Hands, configuration: Configuration
) -> None:
    beside = await Database.open(configuration.storage.url.get_secret_value())
    await open_round(beside, path_of(ROUND), hands.now)
    (first, *_) = await issue_invitations(beside, ROUND, hands.now, random_secret)
    await beside.close()
    world.start(HEAD, first.secret)
    await until(lambda: "Ennepetal" in "".join(received(world, HEAD)))
    hands.now += dt.timedelta(hours=1)
    async with asyncio.timeout(5):
        await app.looks.reached(hands.now)
    kept = await app.database.read(lambda connection: rounds.get(connection, ROUND))
    assert (kept.state, kept.opened_at) == ("open", hands.now)
    assert await app.upcoming() == (dt.datetime(2026, 12, 9, 8, tzinfo=dt.UTC), "reminder")


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


async def test_a_token_that_telegram_does_not_know_is_told_without_it(
    configuration: Configuration, telegram: Emulator, tmp_path: Path
) -> None:
    telegram.token = "7000000001:another-token-altogether"
    with pytest.raises(BadConfiguration) as caught:
        async with running(configuration):
            pass
    (problem,) = caught.value.problems
    assert problem.startswith("telegram.token: Telegram does not know this bot")
    assert "canary" not in problem


async def test_a_second_bot_on_the_database_is_refused(
    app: App, configuration: Configuration
) -> None:
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


async def test_another_poller_does_not_end_the_bot(
    app: App, world: World, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01,))
    conflict = telegram.faults.order(taken_over(), "getUpdates", times=3)
    world.start(STRANGER)
    await until(lambda: len(received(world, STRANGER)) == 1)
    world.start(COORDINATOR)
    await until(lambda: conflict.hits == 3 and bool(received(world, COORDINATOR)))
    assert not any(task.done() for task in app.tasks)


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
