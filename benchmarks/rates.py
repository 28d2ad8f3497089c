"""Taps a second, and how long each takes: everybody in turn, again and again, side by side."""

import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import council
from benchmarks.contenders import (
    AIOGRAM,
    FLOOR,
    PTB,
    PTB64,
    STORED,
    VOTUM,
    Contender,
    Running,
    running,
)

HEADS = 500
QUESTIONS = council.QUESTIONS
LATENCY = 0.05
EVERYBODY = (VOTUM, FLOOR, AIOGRAM, STORED, PTB64, PTB)

AT_0: dict[str, Any] = {"name": "0 ms", "latency": 0.0, "warm": 1.5, "seconds": 3.0}
AT_50: dict[str, Any] = {"name": "50 ms", "latency": LATENCY, "warm": 1.5, "seconds": 4.0}
HALF: dict[str, Any] = {"name": "half", "latency": LATENCY, "warm": 1.5, "seconds": 4.0}

Phase = dict[str, Any]
Repetition = dict[str, dict[str, Phase]]
"""By contender, then by phase: what was found."""


async def repetition(seed: int, told: Callable[[str], None]) -> Repetition:
    """Everybody once. Votum comes first: half of its taps a second is the pace for the floor."""
    found: Repetition = {}
    for contender in EVERYBODY:
        told(contender.name)
        pace = "half" if contender is VOTUM else found[VOTUM.name]["50 ms"]["rate"] / 2
        slow = [{**HALF, "rate": pace}] if contender in (VOTUM, FLOOR) else []
        found[contender.name] = await once(contender, HEADS, seed, [AT_0, AT_50, *slow])
    return found


async def once(
    contender: Contender, heads: int, seed: int, phases: list[Phase]
) -> dict[str, Phase]:
    """What each phase has brought, with the processor time that a tap took."""
    found: dict[str, Phase] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with running(contender, Path(folder), heads, seed, phases) as run:
            if "polled" not in await run.line(40.0):
                raise RuntimeError(f"{contender.name} does not ask for updates")
            for phase in phases:
                found[phase["name"]] = await _phase(run, phase)
    return found


async def _phase(run: Running, phase: Phase) -> Phase:
    await run.line(120.0 + phase["warm"])
    before = run.processor()
    told = await run.line(60.0 + phase["seconds"])
    cost = (run.processor() - before) / max(1, told["taps"])
    return {**told, "cost": cost, "resident": run.resident()}


def ratios(
    repetitions: list[Repetition], phase: str, other: Contender, what: str = "rate"
) -> list[float]:
    """Votum's figure divided by the other's, for each repetition."""
    found = defaultdict(list)
    for each in repetitions:
        for contender in (VOTUM, other):
            found[contender].append(each[contender.name][phase][what])
    return [ours / theirs for ours, theirs in zip(found[VOTUM], found[other], strict=True)]
