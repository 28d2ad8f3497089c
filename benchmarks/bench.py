"""Everything that is measured, side by side in one run (`make bench`).

Writes benchmarks/results.md and its picture. What fails is told on the page, and the rest goes on.
"""

import asyncio
import sys
import tempfile
import traceback
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks import broadcast, contenders, page, picture, planning, rates, sizes, starts, summary
from benchmarks.found import Found
from bot import collecting

RESULTS = Path(__file__).with_name("results.md")
PICTURE = Path(__file__).with_name("results.svg")
IDLE = 15
"""Seconds of tapping before the broadcast."""

PATIENCE = 420.0
"""Seconds that one part may take."""


@click.command()
@click.option("--times", default=3, show_default=True, help="Repetitions of what takes turns.")
@click.option("--seed", default=1, show_default=True)
@click.option("--only", multiple=True, help="A part: rates, starts, planning, sizes, ...")
@click.option("--towns", default=10_753, show_default=True, help="Of the summary.")
@click.option("--people", default=1000, show_default=True, help="Who get the broadcast.")
@click.option("--beside", default="", help="What else ran on the machine, for the record.")
def main(
    times: int, seed: int, only: tuple[str, ...], towns: int, people: int, beside: str
) -> None:
    """Measure, and write benchmarks/results.md."""
    collecting.seldom()  # as the bot does
    found = asyncio.run(Bench(times, seed, towns, people).run(only))
    told = page.page(found, seed, beside)
    click.echo(told)
    for part, reason in found.failed.items():
        click.echo(f"{part}: {reason}", err=True)
    if not only:
        RESULTS.write_text(told, "utf-8")
        PICTURE.write_text(picture.picture(found.rates), "utf-8")
    sys.exit(1 if found.failed else 0)


@dataclass(frozen=True, slots=True)
class Bench:
    """What is to be measured, how often, and what was found."""

    times: int
    seed: int
    towns: int
    people: int
    found: Found = field(default_factory=Found)

    async def run(self, only: Collection[str]) -> Found:
        """Every part, or only some. One that fails or takes too long is told of."""
        parts = (self.rates, self.starts, self.planning, self.sizes, self.summary, self.broadcast)
        for part in (self.peers, *parts):
            name = part.__name__
            if only and name not in (*only, "peers"):
                continue
            _tell(name)
            try:
                async with asyncio.timeout(PATIENCE):
                    await part()
            except Exception as error:  # noqa: BLE001 - it is told, and the rest is measured
                traceback.print_exc()
                self.found.failed[name] = f"{type(error).__name__}: {error}"
        return self.found

    async def peers(self) -> None:
        """Builds their environments."""
        for environment in ("votum", "ptb", "aiogram"):
            built = await asyncio.to_thread(contenders.build, environment)
            self.found.versions[environment] = built

    async def rates(self) -> None:
        """Taps a second, and how long they take."""
        for number in range(self.times):
            self.found.rates.append(await rates.repetition(self.seed + number, _tell))

    async def starts(self) -> None:
        """Start and memory."""
        self.found.starts = await starts.starts(self.times)

    async def planning(self) -> None:
        """Who is reminded."""
        for size in planning.TOWNS:
            self.found.planning[size] = await planning.planned(size, self.times)

    async def sizes(self) -> None:
        """What a tap costs."""
        self.found.sizes = await sizes.costs(2 * self.times + 1, self.seed)

    async def summary(self) -> None:
        """The summary of a very large round."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "votum.db"
            await summary.fill(path, self.towns, self.seed)
            for _ in range(self.times):
                one = await asyncio.to_thread(summary.repetition, path)
                self.found.summary.append(one)

    async def broadcast(self) -> None:
        """A letter to many, and taps meanwhile."""
        self.found.broadcast.append(await broadcast.run(self.people, IDLE, self.seed))


def _tell(what: str) -> None:
    click.echo(f"... {what}", err=True)


if __name__ == "__main__":
    main()
