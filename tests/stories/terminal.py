"""The program in a process of its own, as somebody at a terminal runs it."""

import asyncio
import os
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Ended(NamedTuple):
    """How it ended, and what it wrote."""

    code: int | None
    out: str
    err: str


async def votum(*arguments: str | Path, folder: Path | None = None) -> Ended:
    """Runs `votum` with these arguments in a folder."""
    program = ("-m", "bot.cli")
    return await _ended(*program, *arguments, folder=folder, PYTHONPATH=str(ROOT))


async def verifier(*arguments: str | Path) -> Ended:
    """Runs the verifier's one file, with no packages to be found and none of ours."""
    return await _ended("-I", "-S", ROOT / "verifier" / "votum_verify.py", *arguments)


async def _ended(*arguments: str | Path, folder: Path | None = None, **environment: str) -> Ended:
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments),
        cwd=folder,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await running.communicate()
    return Ended(running.returncode, out.decode(), err.decode())
