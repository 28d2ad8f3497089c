"""The bot and the command line on PostgreSQL: one at work, one that waits, commands beside both."""

import asyncio
import logging
import socket
from pathlib import Path

import aiohttp
import pytest

from bot.app import running
from bot.configuration import Configuration, load
from bot.front_door import told
from bot.logs import HIDDEN, Redaction
from bot.sections import Storage
from bot.surroundings import Surroundings
from playground.emulator.faults import bad_gateway, taken_over
from playground.emulator.server import Emulator
from playground.emulator.world import World
from storage import intake, lease, rounds
from storage.database import Database, Lost
from storage.migrate import HEAD
from survey.chain import START
from tests.bot.stage import Votum, said
from tests.bot.telegram_beside import STRANGER, received, until
from tests.cut_line import cut
from tests.server import PASSWORD, Server
from tests.stories.terminal import votum as elsewhere


@pytest.fixture
def dialect() -> str:
    return "postgres"


@pytest.fixture
async def configuration(configuration: Configuration, url: str, tmp_path: Path) -> Configuration:
    """With the database of a server."""
    with (tmp_path / "config.toml").open("a") as file:
        file.write(f'[storage]\nurl = "{url}"\n')
    return load(tmp_path / "config.toml", {})


@pytest.fixture
def watched(configuration: Configuration, tmp_path: Path) -> tuple[Configuration, str]:
    """The same with a page for monitoring, and where that is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    found = load(tmp_path / "config.toml", {"VOTUM_HEALTH__LISTEN": address})
    return found, f"http://{address}"


async def asked(page: str) -> int:
    """The page's status."""
    async with aiohttp.ClientSession() as session, session.get(page) as answer:
        return answer.status


async def test_a_bot_serves_people_from_a_servers_database(
    configuration: Configuration, around: Surroundings, world: World
) -> None:
    async with running(configuration, around) as app:
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
        await app.settled()


async def test_a_second_bot_waits_says_so_once_and_takes_the_place_of_the_first(
    configuration: Configuration,
    watched: tuple[Configuration, str],
    around: Surroundings,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    second, page = watched
    first = running(configuration, around)
    await first.__aenter__()
    waiting = running(second, around)
    begun = asyncio.ensure_future(waiting.__aenter__())
    words = "another bot is at work on the database; this one waits to take its place"
    await until(lambda: words in caplog.messages)
    assert [await asked(f"{page}/{each}") for each in ("health", "ready")] == [200, 503]
    await asyncio.sleep(1.2)
    assert (begun.done(), caplog.messages.count(words)) == (False, 1)
    world.start(STRANGER)
    await until(lambda: len(received(world, STRANGER)) == 1)
    await first.__aexit__(None, None, None)
    app = await begun
    world.say(STRANGER, "Guten Tag")
    await until(lambda: len(received(world, STRANGER)) == 2)
    await until(lambda: app.watch.ready)
    assert await asked(f"{page}/ready") == 200
    await waiting.__aexit__(None, None, None)


async def test_a_bot_that_lost_the_lease_ends_with_one_line(
    configuration: Configuration,
    around: Surroundings,
    url: str,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = running(configuration, around)
    app = await first.__aenter__()
    other = await Database.open(url)
    await other.write(lambda c: c.exec_driver_sql("UPDATE lease SET until = 0").rowcount)
    assert await other.claim()
    async with asyncio.timeout(10):
        await app.ended()
    world.start(STRANGER)
    with pytest.raises(Lost) as caught:
        async with asyncio.timeout(2):
            await first.__aexit__(None, None, None)
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []
    assert told(caught.value) == (
        1,
        ("another bot has taken over: this one was not heard of for too long",),
    )
    assert received(world, STRANGER) == []
    await other.close()


async def test_a_bot_that_loses_the_lease_while_it_starts_ends_too(
    configuration: Configuration, around: Surroundings, url: str, telegram: Emulator
) -> None:
    away = telegram.faults.order(bad_gateway(), "getMe", times=None)
    begun = asyncio.ensure_future(running(configuration, around).__aenter__())
    await until(lambda: away.hits > 0)
    other = await Database.open(url)
    await other.write(lambda c: c.exec_driver_sql("UPDATE lease SET until = 0").rowcount)
    assert await other.claim()
    done, _ = await asyncio.wait([begun], timeout=10)
    begun.cancel()
    await other.close()
    assert done == {begun}
    with pytest.raises(Lost):
        begun.result()


async def test_a_bot_that_wakes_up_says_nothing_before_it_knows_that_it_is_the_one(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lease, "RENEWED", 60.0)
    async with running(configuration, around) as app:
        await until(lambda: app.watch.ready)
        claim = app.database._store.claim
        assert isinstance(claim, lease.Lease)
        claim._renewed -= 60
        world.start(STRANGER)
        await asyncio.sleep(0.5)
        assert received(world, STRANGER) == []
        claim._renewed += 60
        await until(lambda: len(received(world, STRANGER)) == 1)


async def test_a_conflict_after_a_takeover_is_waited_out(
    configuration: Configuration, around: Surroundings, telegram: Emulator, world: World
) -> None:
    """Telegram still hears the question of the bot that was killed."""
    refused = telegram.faults.order(taken_over(), "getUpdates", times=2)
    async with running(configuration, around):
        world.start(STRANGER)
        await until(lambda: len(received(world, STRANGER)) == 1)
    assert refused.hits == 2


async def test_updates_whose_commit_was_not_answered_are_handled(
    configuration: Configuration,
    around: Surroundings,
    world: World,
    postgres: Server,
    url: str,
    tmp_path: Path,
) -> None:
    """The batch is handed over again, and is known by then: it has to be handled all the same, or
    no round can close."""
    async with cut(url, postgres.folder, b"INSERT INTO intake") as (line, through):
        beyond = load(tmp_path / "config.toml", {"VOTUM_STORAGE__URL": through})
        async with running(beyond, around) as app:
            world.start(STRANGER)
            await until(lambda: line.broke == 1)
            await until(lambda: len(received(world, STRANGER)) == 1)
            await app.settled()
            assert await app.database.read(intake.counts) == {"done": 1}


async def test_commands_work_beside_the_bot_and_it_sees_what_they_did(
    configuration: Configuration, folder: Path
) -> None:
    file = folder / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{configuration.telegram.token.get_secret_value()}"\n'
        f'api = "{configuration.telegram.api}"\n'
        f'[storage]\nurl = "{configuration.storage.url.get_secret_value()}"\n'
    )
    text = (folder / "round.toml").read_text().replace("opens = 2026-11-23T09:00:00\n", "")
    (folder / "round.toml").write_text(text.replace("2026-", "2098-"))
    async with running(configuration, Surroundings(long_poll=1)) as app:
        opened = await elsewhere("open", "round.toml", folder=folder)
        assert (opened.code, opened.err) == (0, "")
        async with asyncio.timeout(20):
            while (await app.database.read(lambda c: rounds.get(c, "abfrage"))).state != "open":  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        ran = await asyncio.gather(
            elsewhere("status", "abfrage", folder=folder),
            elsewhere("invite", "abfrage", folder=folder),
            elsewhere("coordinator-link", folder=folder),
            elsewhere("extend", "abfrage", "2098-12-20T12:00", folder=folder),
            elsewhere("plan", "abfrage", folder=folder),
        )
        assert [each.code for each in ran] == [0] * 5, [each.err for each in ran]
        await app.settled()
        refused = await elsewhere("migrate", folder=folder)
        assert (refused.code, refused.err) == (1, "another bot is running on this database\n")


def test_the_command_line_builds_the_database_up(votum: Votum, postgres: Server) -> None:
    name = asyncio.run(postgres.new("empty"))
    where = {"VOTUM_STORAGE__URL": postgres.url(name)}
    assert said(votum("migrate", **where)) == (0, [], [f"the database is at {HEAD} now"])
    assert said(votum("open", "round.toml", **where))[0] == 0
    code, lines, _ = said(votum("status", "abfrage", **where))
    assert (code, len(lines)) == (0, 4)
    asyncio.run(postgres.drop(name))


def test_a_backup_of_a_server_is_a_file_and_is_restored_to_either(
    votum: Votum, folder: Path, postgres: Server
) -> None:
    one, other = (asyncio.run(postgres.new("empty")) for _ in range(2))
    here = {"VOTUM_STORAGE__URL": postgres.url(one)}
    votum("open", "round.toml", **here)
    line = f"abfrage: 0 entries, head {START}"
    assert said(votum("backup", "copy.db", **here))[:2] == (0, [line])
    there = {"VOTUM_STORAGE__URL": postgres.url(other)}
    for place in (there, {"VOTUM_STORAGE__URL": "sqlite:///new.db"}):
        assert said(votum("restore", "copy.db", **place)) == (0, [line], [])
        assert (
            votum("status", "abfrage", **place).stdout == votum("status", "abfrage", **here).stdout
        )
    full = "the database to move to is not empty, expected one without a round"
    assert said(votum("restore", "copy.db", **there)) == (2, [], [full])
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []
    for name in (one, other):
        asyncio.run(postgres.drop(name))


def test_a_server_that_is_not_there_is_told_without_its_address(votum: Votum) -> None:
    where = {"VOTUM_STORAGE__URL": f"postgresql://votum:{PASSWORD}@127.0.0.1:1/votum"}
    line = "the database cannot be used: its server cannot be reached"
    for command in (["status", "x"], ["migrate"], ["open", "round.toml"]):
        assert said(votum(*command, **where)) == (1, [], [line])


def test_everything_moves_to_a_server_and_back(
    votum: Votum, folder: Path, postgres: Server
) -> None:
    votum("open", "round.toml")
    name = asyncio.run(postgres.new("empty"))
    there, before = postgres.url(name), said(votum("status", "abfrage"))
    code, lines, messages = said(votum("migrate", "--to", there))
    assert (code, lines) == (0, [])
    assert messages[0] == f"the database is at {HEAD} already"
    assert messages[1].startswith("abfrage: 0 entries, head 000")
    assert messages[-1] == (
        "from now on: storage.url in the configuration must name the new database"
    )
    assert said(votum("status", "abfrage", VOTUM_STORAGE__URL=there)) == before
    again = said(votum("migrate", "--to", there))
    assert again[::2] == (
        1,
        [messages[0], "the database to move to is not empty, expected one without a round"],
    )
    back = {"VOTUM_STORAGE__URL": there}
    assert said(votum("migrate", "--to", "sqlite:///back.db", **back))[0] == 0
    assert said(votum("status", "abfrage", VOTUM_STORAGE__URL="sqlite:///back.db")) == before
    asyncio.run(postgres.drop(name))


@pytest.mark.parametrize(
    ("target", "line"),
    [
        ("mysql://canary@host/x", "found another text, expected sqlite:///FILE or postgresql://"),
        ("sqlite:///votum.db", "found the database that is in use, expected another one"),
    ],
)
def test_a_target_that_cannot_be_is_told(votum: Votum, target: str, line: str) -> None:
    votum("open", "round.toml")
    code, _, messages = said(votum("migrate", "--to", target))
    assert code == 2
    assert messages[-1].startswith(f"--to: {line}")
    assert "canary" not in messages[-1]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://votum:p%40ss-canary@host/votum",
        "postgresql://votum@host/votum?password=p%40ss-canary",
    ],
)
def test_no_log_shows_the_password(url: str) -> None:
    redact = Redaction(Storage.model_validate({"url": url}).secrets)
    assert redact("it is p@ss-canary or p%40ss-canary") == f"it is {HIDDEN} or {HIDDEN}"


def test_what_is_no_address_is_hidden_as_a_whole() -> None:
    url = "postgresql://votum:canary@[host/votum"
    assert Redaction(Storage.model_validate({"url": url}).secrets)(f"<{url}>") == f"<{HIDDEN}>"


def test_a_file_has_no_password() -> None:
    assert Storage().secrets == ()
