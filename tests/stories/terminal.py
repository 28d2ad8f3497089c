"""The program in a process of its own, as somebody at a terminal runs it."""

import asyncio
import os
import sys
from pathlib import Path
from typing import NamedTuple


class Ended(NamedTuple):
    """How it ended, and what it wrote."""

    code: int | None
    out: str
    err: str


async def votum(*arguments: str | Path, folder: Path | None = None) -> Ended:
    """Runs `votum` with these arguments in a folder."""
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await running.communicate()
    return Ended(running.returncode, out.decode(), err.decode())
