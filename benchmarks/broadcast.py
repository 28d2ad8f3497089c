"""A broadcast to a thousand people, and people who tap meanwhile (`make bench`).

The broadcast has to keep at least 95 % of the pace that is permitted and meet no 429, and a tap has
to be answered, in 95 of 100 cases, in at most half as long again as while nothing else happens.
"""

import asyncio
import datetime as dt
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.taps import ready, tapping
from benchmarks.town import LATENCY, TAPPERS, Town, begin, town
from scheduler.pace import EVERY

RESULTS = Path(__file__).with_name("results.md")

COLUMNS = (
    "Run",
    "letters",
    "seconds",
    "pace",
    "most in a second",
    "429",
    "taps idle",
    "p95 idle",
    "taps meanwhile",
    "p95 meanwhile",
    "ratio",
)

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


@click.command()
@click.option("--runs", default=3, show_default=True)
@click.option("--people", default=1000, show_default=True, help="Who get the broadcast.")
@click.option("--idle", default=40, show_default=True, help="Seconds of tapping before it.")
@click.option("--seed", default=1, show_default=True)
@click.option("--beside", default="", help="What else ran on the machine, for the record.")
def main(runs: int, people: int, idle: int, seed: int, beside: str) -> None:
    """Measure a broadcast, and write benchmarks/results.md."""
    done: list[Run] = []
    with click.progressbar(range(seed, seed + runs), label="broadcasts", file=sys.stderr) as seeds:
        done += [asyncio.run(_run(people, idle, each)) for each in seeds]
    table = _table(done)
    click.echo(table)
    RESULTS.write_text(_page(table, done, people, seed, beside), "utf-8")
    sys.exit(0 if all(run.good for run in done) else 1)


async def _run(people: int, idle: int, seed: int) -> Run:
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


def _table(runs: list[Run]) -> str:
    lines = [
        f"| {' | '.join(COLUMNS)} | |",
        "|---" * (len(COLUMNS) + 1) + "|",
    ]
    for number, run in enumerate(runs, start=1):
        cells = (
            f"{number}",
            f"{run.letters}",
            f"{run.seconds:.1f}",
            f"{run.pace:.1%}",
            f"{run.busiest}",
            f"{run.too_fast}",
            f"{len(run.idle)}",
            f"{p95(run.idle):.0f} ms",
            f"{len(run.meanwhile)}",
            f"{p95(run.meanwhile):.0f} ms",
            f"{run.slower:.2f}",
            "kept" if run.good else "missed",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _page(table: str, runs: list[Run], people: int, seed: int, beside: str) -> str:
    spread = [f"{low} to {high}" for low, high in _spreads(runs)]
    return f"""# What was measured

`make bench` writes this page.

## A broadcast to {people} people

{table}

Spread: pace {spread[0]}, p95 idle {spread[1]}, p95 meanwhile {spread[2]}, ratio {spread[3]}.
Permitted are {1 / EVERY:.0f} messages a second; the emulator answers 429 beyond 30 a second, and
beyond one a second in a chat. It takes {1000 * LATENCY:.0f} ms for each call. {TAPPERS} people tap,
ten times a second together; a tap is answered when Telegram has the answer to the press. The bot is
one process, Telegram and the people are another one.

- {dt.datetime.now(dt.UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, \
{os.cpu_count()} processors, Python {platform.python_version()}
- python-telegram-bot {version("python-telegram-bot")}, aiohttp {version("aiohttp")}, \
SQLAlchemy {version("sqlalchemy")}
- seeds {seed} to {seed + len(runs) - 1}, load {os.getloadavg()[0]:.1f} in the last minute
- {beside or "what else ran beside it was not told"}
"""


def _spreads(runs: list[Run]) -> list[tuple[str, str]]:
    paces = sorted(run.pace for run in runs)
    idle = sorted(p95(run.idle) for run in runs)
    meanwhile = sorted(p95(run.meanwhile) for run in runs)
    ratios = sorted(run.slower for run in runs)
    return [
        (f"{paces[0]:.1%}", f"{paces[-1]:.1%}"),
        (f"{idle[0]:.0f}", f"{idle[-1]:.0f} ms"),
        (f"{meanwhile[0]:.0f}", f"{meanwhile[-1]:.0f} ms"),
        (f"{ratios[0]:.2f}", f"{ratios[-1]:.2f}"),
    ]


if __name__ == "__main__":
    main()
