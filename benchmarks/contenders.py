"""Who is measured: Votum, the floor and the peers, each a process in an environment of its own."""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.council import fill

HERE = Path(__file__).parent
PEERS = HERE / "peers"
ENVIRONMENTS = HERE.parent / "build" / "peers"

TOKEN = "7000000001:bench"
ENDING = 1.5
"""Seconds that a process gets to end by itself: whatever still waits in it is of no interest."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody who answers taps. `environment` is the list of what has to be installed; empty for
    what is installed here. `begins`: their heads begin with /start, as with a real bot."""

    name: str
    environment: str
    program: str = ""
    begins: bool = False
    arguments: tuple[str, ...] = ()

    @property
    def programs(self) -> Path:
        """Where the interpreter is that has what it needs."""
        if not self.environment:
            return Path(sys.executable).parent
        return ENVIRONMENTS / self.environment / "bin"

    async def command(self, api: str, folder: Path, heads: int) -> list[str]:
        """How it is started; what it needs in the folder is made."""
        if self.begins:
            await fill(folder / "votum.db", heads)
            configuration = folder / "config.toml"
            configuration.write_text(f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n', "utf-8")
            return [str(self.programs / "votum"), "--config", str(configuration), "run"]
        given = [each.format(folder=folder) for each in self.arguments]
        return [str(self.programs / "python"), str(PEERS / self.program), api, *given]


VOTUM = Contender("Votum", "votum", begins=True)
FLOOR = Contender("floor", "votum", "floor.py")
PTB = Contender("python-telegram-bot", "ptb", "echo_ptb.py")
PTB64 = Contender("python-telegram-bot, 64 at once", "ptb", "echo_ptb.py", arguments=("64",))
AIOGRAM = Contender("aiogram", "aiogram", "echo_aiogram.py")
STORED = Contender(
    "aiogram, stored", "aiogram", "echo_aiogram.py", arguments=("{folder}/aiogram.db",)
)


def build(environment: str) -> dict[str, str]:
    """Builds the environment as its list says, compiled as an installation is; the versions in it.
    Votum is installed anew each time, as it is now."""
    folder = ENVIRONMENTS / environment
    uv = Path(sys.executable).with_name("uv")
    if not folder.exists():
        _do(uv, "venv", "--quiet", "--python", sys.executable, folder)
    _do(
        *(uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", folder),
        *("--reinstall-package", "votum", "-r", PEERS / f"{environment}.txt"),
    )
    found = _do(uv, "pip", "list", "--quiet", "--format=json", "--python", folder)
    return {each["name"]: each["version"] for each in json.loads(found)}


def _do(*command: object) -> str:
    done = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=HERE.parent,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} {command[1]}: {done.stderr.strip()[-300:]}")
    return done.stdout


@dataclass
class Running:
    """A contender at work, with Telegram around it. Instants are monotonic seconds, the same for
    all processes of the machine."""

    api: asyncio.subprocess.Process
    bot: asyncio.subprocess.Process
    began: float

    async def line(self, patience: float) -> dict[str, Any]:
        """What Telegram tells next."""
        return await _line(self.api, self.bot, patience)

    def resident(self) -> float:
        """The bot's memory in MB."""
        status = Path(f"/proc/{self.bot.pid}/status").read_text("utf-8")
        kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes.split()[1]) / 1024

    def processor(self) -> float:
        """Seconds of processor time that the bot has taken."""
        fields = Path(f"/proc/{self.bot.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.asynccontextmanager
async def running(
    contender: Contender, folder: Path, heads: int, seed: int, phases: Sequence[dict[str, Any]]
) -> AsyncIterator[Running]:
    """Telegram with its heads, and the contender in front of it."""
    spec = {"heads": heads, "seed": seed, "begin": contender.begins, "phases": list(phases)}
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("VOTUM_", "PYTHON")) and not name.lower().endswith("_proxy")
    }
    api = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.api", json.dumps(spec)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=HERE.parent,
        env=clean,
    )
    bot = None
    try:
        port = (await _line(api, None, 20.0))["port"]
        command = await contender.command(f"http://127.0.0.1:{port}", folder, heads)
        with (folder / "errors.txt").open("wb") as errors:
            began = time.monotonic()
            bot = await asyncio.create_subprocess_exec(
                *command, stdout=errors, stderr=errors, cwd=HERE.parent, env=clean
            )
        yield Running(api, bot, began)
    finally:
        for process in (bot, api):
            if process is not None:
                await _end(process)


async def _line(
    api: asyncio.subprocess.Process, bot: asyncio.subprocess.Process | None, patience: float
) -> dict[str, Any]:
    assert api.stdout is not None
    async with asyncio.timeout(patience):
        line = await api.stdout.readline()
    if not line:
        ended = "" if bot is None or bot.returncode is None else f"; the bot: {bot.returncode}"
        raise RuntimeError(f"Telegram ended{ended}")
    return dict(json.loads(line))


async def _end(process: asyncio.subprocess.Process) -> None:
    """In good order, and if that takes too long, otherwise."""
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(ENDING):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
