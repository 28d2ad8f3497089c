"""No secret comes out of the log, whatever goes wrong: canaries through every fault, with the log
as `votum run` writes it."""

import asyncio
import io
import json
import logging
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

import bot.polling
from bot.administering import issue_invitations, open_round
from bot.app import App, running
from bot.configuration import Configuration, load
from bot.logs import HIDDEN, LEVELS, configure
from bot.patience import Patience
from bot.surroundings import Surroundings
from bot.wire import Wire
from playground.emulator import faults
from playground.emulator.carrier import BROUGHT
from playground.emulator.faults import Fault
from playground.emulator.server import Emulator
from playground.emulator.world import World
from rounds.shelf import path_of
from storage import intake
from storage.database import Database
from tests.bot.telegram_beside import COORDINATOR, HEAD, TOKEN, Hands, until

ROUND = "solidarpakt-en"
PUBLIC = "https://votum.example.org"
LINK = "CaNaRy-of-an-invitation-23456789"
"""As long and as mixed as a link's secret is."""
WEBHOOK = "canary_of_the_webhook"
PASSWORD = "canary%of%the%database"
CANARIES = (TOKEN.partition(":")[2], LINK, WEBHOOK, PASSWORD)

FAULTS: dict[str, Callable[[], Fault]] = {
    "429": lambda: faults.too_many(1),
    "403": faults.refused,
    "409": faults.taken_over,
    "500": faults.server_error,
    "502": faults.bad_gateway,
    "reset before": faults.reset,
    "reset after": lambda: faults.reset(delivered=True),
    "silence before": faults.silence_before,
    "silence after": faults.silence_after,
    "truncated": faults.truncated,
}
METHODS = (
    "getMe",
    "getUpdates",
    "getWebhookInfo",
    "setWebhook",
    "setMyCommands",
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    BROUGHT,
)


class Logs:
    """The log as it is written, and the same lines as they would be without us."""

    def __init__(self) -> None:
        self.written = io.StringIO()
        self.raw = io.StringIO()

    def leaks(self) -> list[str]:
        return [canary for canary in CANARIES if canary in self.written.getvalue()]


@pytest.fixture
def logs() -> Iterator[Logs]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in LEVELS}
    logs = Logs()
    configure([TOKEN, WEBHOOK, PASSWORD], logs.written)
    beside = logging.StreamHandler(logs.raw)
    root.addHandler(beside)
    yield logs
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = True
    logging.getLogger("aiohttp.access").disabled = False


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that waits for nothing long."""
    quick = Patience(pool=0.3, connect=0.3, write=0.3, upload=0.3, read=0.3)
    wire = lambda _api, allowed=None: Wire(quick, proxies=False, allowed=allowed)  # noqa: E731
    monkeypatch.setattr(Wire, "to", wire)
    monkeypatch.setattr(bot.polling, "PAUSES", (0.01,))


@pytest.fixture(params=["polling", "webhook"])
def either(
    configuration: Configuration, telegram: Emulator, tmp_path: Path, request: pytest.FixtureRequest
) -> Configuration:
    """The configuration, for both ways in."""
    file = tmp_path / "config.toml"
    if request.param == "webhook":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            listen = f"127.0.0.1:{free.getsockname()[1]}"
        telegram.doors[PUBLIC] = f"http://{listen}"
        table = f'url = "{PUBLIC}/telegram"\nlisten = "{listen}"\nsecret = "{WEBHOOK}"\n'
        file.write_text(f"{file.read_text()}[webhook]\n{table}")
    return load(file, {})


async def invited(configuration: Configuration, hands: Hands) -> None:
    """A round in which the first link is the canary."""
    secrets = iter([LINK, *(f"{number:032}" for number in range(99))])
    database = await Database.open(configuration.storage.url.get_secret_value())
    await open_round(database, path_of(ROUND), hands.now)
    await issue_invitations(database, ROUND, hands.now, lambda: next(secrets))
    await database.close()


async def everything(app: App, world: World) -> None:
    """People come by a link, paste it, guess one, and press what they see."""
    world.start(COORDINATOR)
    world.start(HEAD, LINK)
    world.say(HEAD, LINK)
    world.say(HEAD, f"https://t.me/votum_bot?start={LINK}")
    world.say(COORDINATOR, "Guten Tag")
    await handled(app, world, 5)
    for message in list(world.messages[HEAD].values()):
        for row in message.keyboard:
            world.press(HEAD, HEAD, message.id, row[0].data or "", force=True)
    await handled(app, world, 5)


async def handled(app: App, world: World, least: int) -> None:
    async with asyncio.timeout(30):
        await world.updates.drained()
        await app.lanes.idle()
        counts = await app.database.read(intake.counts)
        while sum(counts.values()) < least or counts.get("waiting"):
            await asyncio.sleep(0.01)
            counts = await app.database.read(intake.counts)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("fault", FAULTS)
async def test_no_canary_stands_in_the_log_after_any_fault_of_telegram(
    either: Configuration,
    around: Surroundings,
    hands: Hands,
    world: World,
    telegram: Emulator,
    logs: Logs,
    fault: str,
) -> None:
    await invited(either, hands)
    for method in METHODS:
        telegram.faults.order(FAULTS[fault](), method)
    async with running(either, around) as app:
        await everything(app, world)
    assert sum(telegram.faults.hits.values()) > 4
    assert "nothing from Telegram" in logs.written.getvalue()
    assert logs.leaks() == []


def broken(words: str) -> Callable[..., None]:
    """Something of ours that fails and quotes what it was given."""

    def fail(*_: object, **__: object) -> None:
        cause = sqlite3.IntegrityError(f"UNIQUE constraint failed: '{words}'")
        raise IntegrityError("INSERT INTO links VALUES (?)", {"secret": words}, cause) from cause

    return fail


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "words",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"/start {LINK}",
        LINK,
        f"https://t.me/votum_bot?start={LINK}",
        f"postgresql://votum:{PASSWORD}@db.example.org/votum",
        WEBHOOK,
    ],
)
async def test_no_canary_stands_in_a_traceback(
    either: Configuration,
    around: Surroundings,
    hands: Hands,
    world: World,
    logs: Logs,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:
    """Each of them would stand there without us."""
    await invited(either, hands)
    monkeypatch.setattr("storage.links.find", broken(words))
    async with running(either, around) as app:
        world.start(HEAD, LINK)
        await until(lambda: "could not be handled" in logs.written.getvalue())
        await handled(app, world, 1)
    assert "Traceback" in logs.written.getvalue()
    assert [canary for canary in CANARIES if canary in words and canary in logs.raw.getvalue()]
    assert HIDDEN in logs.written.getvalue()
    assert logs.leaks() == []


async def test_the_log_tells_of_nobody(
    either: Configuration,
    around: Surroundings,
    hands: Hands,
    world: World,
    logs: Logs,
) -> None:
    """Lines of JSON without a name, an account or a word of anybody."""
    await invited(either, hands)
    async with running(either, around) as app:
        await everything(app, world)
        world.say(HEAD, "Ein ganz persönliches Wort")
        personal = {"id": HEAD, "first_name": "Amtsleitung"}
        world.updates.push_raw({"message": {"chat": personal, "from": personal, "date": "soon"}})
        await until(lambda: "could not be read" in logs.written.getvalue())
    lines = [json.loads(line) for line in logs.written.getvalue().splitlines()]
    assert lines
    assert all({"event", "level", "logger", "timestamp"} <= set(line) for line in lines)
    for words in ("persönliches", str(HEAD), str(COORDINATOR), "Amtsleitung", "Ennepetal"):
        assert words not in logs.written.getvalue()
