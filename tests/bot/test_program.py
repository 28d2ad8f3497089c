"""The program as processes of their own, with the real clock, beside the playground's Telegram."""

import asyncio
import datetime as dt
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from playground.emulator.faults import bad_gateway
from playground.emulator.server import Emulator
from playground.emulator.world import World
from tests.bot.stage import ROSTER, ROUND
from tests.bot.telegram_beside import STRANGER, TOKEN, configured, received, until

MODULE = (sys.executable, "-m", "bot.cli")
SCRIPT = (str(Path(sys.executable).with_name("votum")),)

Begin = Callable[..., Awaitable[Process]]


@pytest.fixture
async def begin(telegram: Emulator, tmp_path: Path) -> AsyncIterator[Begin]:
    """Begins the program in a folder with a configuration and a round that ends in a month."""
    configured(tmp_path, await telegram.start())
    closes = (dt.datetime.now() + dt.timedelta(days=30)).isoformat(timespec="minutes")  # noqa: DTZ005 - a round file has local times
    text = ROUND.replace("opens = 2026-11-23T09:00:00\n", "")
    (tmp_path / "round.toml").write_text(text.replace("2026-12-18T12:00:00", closes + ":00"))
    (tmp_path / "roster.csv").write_text(ROSTER)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("VOTUM_")}
    begun: list[Process] = []

    async def begin(*arguments: str, program: tuple[str, ...] = SCRIPT) -> Process:
        process = await asyncio.create_subprocess_exec(
            *program, *arguments, cwd=tmp_path, env=environment, stdout=PIPE, stderr=PIPE
        )
        begun.append(process)
        return process

    yield begin
    for process in begun:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: Process) -> tuple[int | None, list[str], list[str]]:
    """Exit code, the lines of the result, the lines of messages."""
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode().splitlines(), err.decode().splitlines()


async def next_message(process: Process) -> str:
    assert process.stderr is not None
    async with asyncio.timeout(30):
        return (await process.stderr.readline()).decode().strip()


async def status_but(passing: str, begin: Begin) -> tuple[int | None, str, list[str]]:
    """What the status begins with, once it is another than the passing one: a round opens when the
    bot next looks at the clock."""
    async with asyncio.timeout(30):
        while True:
            code, lines, messages = await ended(await begin("status", "abfrage"))
            if (state := lines[0].partition(",")[0]) != passing:
                return code, state, messages


async def test_a_bot_runs_and_the_command_line_works_beside_it(begin: Begin, world: World) -> None:
    bot = await begin("run", program=MODULE)
    assert await next_message(bot) == "@votum_playground_bot is running"

    second, opening = await asyncio.gather(begin("run"), begin("open", "round.toml"))
    assert await ended(second) == (1, [], ["another bot is running on votum.db"])
    code, lines, messages = await ended(opening)
    assert (code, lines[0], messages) == (0, "abfrage: frozen, 3 mandates", [])

    world.start(STRANGER)
    await until(lambda: len(received(world, STRANGER)) == 1)
    assert await status_but("abfrage: planned", begin) == (0, "abfrage: open", [])

    bot.send_signal(signal.SIGTERM)
    assert await ended(bot) == (0, [], [])


async def test_a_bot_that_waits_for_telegram_can_be_stopped(
    begin: Begin, telegram: Emulator
) -> None:
    away = telegram.faults.order(bad_gateway(), "getMe", times=None)
    bot = await begin("run")
    message = json.loads(await next_message(bot))
    assert (message["level"], message["logger"]) == ("warning", "bot.polling")
    assert message["event"].startswith("nothing from Telegram (")
    bot.send_signal(signal.SIGINT)
    code, lines, _ = await ended(bot)
    assert (code, lines) == (0, [])
    assert away.hits >= 1


async def test_a_token_that_telegram_does_not_know_ends_the_bot_in_one_line(
    begin: Begin, telegram: Emulator
) -> None:
    telegram.token = "7000000001:another-token-altogether"
    code, lines, messages = await ended(await begin("run"))
    assert (code, lines, len(messages)) == (2, [], 1)
    assert messages[0].startswith("telegram.token: Telegram does not know this bot")
    assert TOKEN.partition(":")[2] not in messages[0]
