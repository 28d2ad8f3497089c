"""A broadcast to a thousand people, and people who tap meanwhile (`make bench`).

The broadcast has to keep at least 95 % of the pace that is permitted and meet no 429, and a tap has
to be answered, in 95 of 100 cases, in at most half as long again as while nothing else happens.
"""

import asyncio
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.taps import ready, tapping
from benchmarks.town import Town, begin, town
from scheduler.pace import EVERY

SETTLING = 5.0
"""Seconds before anything is measured."""

LEAST_PACE = 0.95
MOST_SLOWER = 1.5


@dataclass(frozen=True)
class Run:
    """What one run has shown. `pace` is the share of the permitted one, `busiest` the most messages
    within a second; times are in milliseconds."""

    letters: int
    seconds: float
    busiest: int
    too_fast: int
    idle: list[float]
    meanwhile: list[float]

    @property
    def pace(self) -> float:
        """The share of the permitted pace."""
        return (self.letters - 1) * EVERY / self.seconds

    @property
    def slower(self) -> float:
        """How many times as long a tap takes meanwhile."""
        return p95(self.meanwhile) / p95(self.idle)

    @property
    def good(self) -> bool:
        """Whether all of it was kept."""
        return self.pace >= LEAST_PACE and not self.too_fast and self.slower <= MOST_SLOWER


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


async def run(people: int, idle: int, seed: int) -> Run:
    """A broadcast to so many people, after so many seconds of tapping."""
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder), people) as made:
            await ready(made)
            await asyncio.sleep(SETTLING)
            async with tapping(made, seed) as before:
                await asyncio.sleep(idle)
            async with tapping(made, seed) as meanwhile:
                await _broadcast(made, people)
            return _measured(made, before, meanwhile)


async def _broadcast(made: Town, people: int) -> None:
    """Until everybody has got the letter."""
    made.arrived.clear()
    await begin(made)
    async with asyncio.timeout(people * EVERY * 5 + 60):
        while len(made.arrived) < people:  # noqa: ASYNC110 - the bot brings it about
            await asyncio.sleep(0.05)


def _measured(made: Town, idle: list[float], meanwhile: list[float]) -> Run:
    arrived = sorted(made.arrived)
    busiest = max(sum(at <= each < at + 1 for each in arrived) for at in arrived)
    too_fast = sum(deed.status == 429 for deed in made.world.deeds)
    taken = [[1000 * each for each in times] for times in (idle, meanwhile)]
    return Run(len(arrived), arrived[-1] - arrived[0], busiest, too_fast, *taken)
