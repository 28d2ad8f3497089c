"""The whole bot at work, against the playground's Telegram."""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator

import pytest

import bot.polling
from bot.administering import issue_invitations, open_round
from bot.app import App, running
from bot.configuration import Configuration
from bot.surroundings import Surroundings, random_secret
from playground.emulator.faults import bad_gateway, taken_over
from playground.emulator.server import Emulator
from playground.emulator.world import World
from rounds.shelf import path_of
from storage import intake, rounds
from storage.database import Database
from tests.bot.telegram_beside import COORDINATOR, HEAD, STRANGER, Hands, received, until

ROUND = "solidarpakt-en"


@pytest.fixture
async def app(configuration: Configuration, around: Surroundings) -> AsyncIterator[App]:
    async with running(configuration, around) as app:
        yield app


def scopes(world: World) -> set[tuple[str, str]]:
    """Type of scope and language of every menu that is up."""
    return {(json.loads(scope)["type"], language) for scope, language in world.commands}


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
