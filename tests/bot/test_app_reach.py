"""Who cannot be reached, and groups that move, as Telegram really tells it."""

from collections.abc import AsyncIterator

import pytest

from bot.administering import issue_invitations, open_round, status_lines
from bot.app import App, running
from bot.configuration import Configuration
from bot.surroundings import Surroundings, random_secret
from playground.emulator.world import World
from rounds.shelf import path_of
from storage import attached, reach
from tests.bot.telegram_beside import COORDINATOR, HEAD, received, until

ROUND = "solidarpakt-en"
GROUP, SUPERGROUP = -900, -1_000_900


@pytest.fixture
async def app(
    configuration: Configuration, around: Surroundings, world: World
) -> AsyncIterator[App]:
    """The bot at work: a coordinator has a chat, and the head of two towns has joined."""
    async with running(configuration, around) as app:
        await open_round(app.database, path_of(ROUND), around.now())
        issued = await issue_invitations(app.database, ROUND, around.now(), random_secret)
        world.start(COORDINATOR)
        world.start(HEAD, issued[0].secret)
        await until(lambda: bool(received(world, HEAD)))
        (card,) = (m for m in world.messages[HEAD].values() if m.sender == world.bot.id)
        world.press(HEAD, HEAD, card.id, card.keyboard[0][0].data or "")
        await until(lambda: any("Neu dabei" in text for text in received(world, COORDINATOR)))
        yield app


def told(world: World, title: str) -> list[str]:
    """What coordinators were told under this title."""
    return [text for text in received(world, COORDINATOR) if text.startswith(title)]


async def test_whoever_blocks_the_bot_is_reported_and_stands_in_the_status(
    app: App, world: World
) -> None:
    world.block(HEAD)
    await until(lambda: bool(told(world, "Nicht erreichbar")))
    (text,) = told(world, "Nicht erreichbar")
    assert "an Amtsleitung Ennepetal schreiben (für Breckerfeld, Ennepetal)" in text
    lines = await app.database.read(lambda c: status_lines(c, ROUND))
    assert "cannot be reached: Amtsleitung Ennepetal for Breckerfeld" in lines
    world.unblock(HEAD)
    await until(lambda: not world.updates)
    await app.settled()
    lines = await app.database.read(lambda c: status_lines(c, ROUND))
    assert [line for line in lines if line.startswith("cannot")] == []


async def test_a_group_is_followed_when_it_moves_and_reported_when_it_removes_the_bot(
    app: App, around: Surroundings, world: World
) -> None:
    world.add_group(GROUP, "Lenkungskreis", [COORDINATOR])
    now = around.now()
    await app.database.write(lambda c: attached.attach(c, ROUND, GROUP, None, now))
    world.upgrade_group(GROUP, SUPERGROUP, COORDINATOR)
    world.throw_bot_out(SUPERGROUP, COORDINATOR)
    await until(lambda: bool(told(world, "Gruppe nicht erreichbar")))
    (text,) = told(world, "Gruppe nicht erreichbar")
    assert "„Lenkungskreis“" in text
    assert await app.database.read(lambda c: reach.current(c, GROUP)) == SUPERGROUP
