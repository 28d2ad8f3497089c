"""From the start of the program to its first question for updates, and the memory it then has."""

import asyncio
import tempfile
from pathlib import Path

from benchmarks.contenders import PTB, VOTUM, Contender, running

HEADS = 9
SETTLING = 1.0
"""Seconds after the first question until memory is looked at."""


async def start(contender: Contender) -> tuple[float, float]:
    """Seconds until the first question, and MB of memory."""
    with tempfile.TemporaryDirectory() as folder:
        async with running(contender, Path(folder), HEADS, 0, []) as run:
            polled = (await run.line(40.0))["polled"]
            await asyncio.sleep(SETTLING)
            return polled - run.began, run.resident()


async def starts(times: int) -> dict[str, list[tuple[float, float]]]:
    """Votum, which has a round to go on with, and python-telegram-bot in turn."""
    found: dict[str, list[tuple[float, float]]] = {VOTUM.name: [], PTB.name: []}
    for _ in range(times):
        for contender in (VOTUM, PTB):
            found[contender.name].append(await start(contender))
    return found
