"""`make faults`: two hundred schedules of faults, with a short report."""

import asyncio
import logging
import sys
import tempfile
from collections import Counter
from pathlib import Path

import click

from storage.database import Database
from tests.scheduler.faulty_run import Result, play_all
from tests.scheduler.faulty_schedule import FAULTS

AT_LEAST = 10
"""Times that each kind of fault has to strike."""


@click.command()
@click.option("--count", default=200, show_default=True, help="How many schedules.")
@click.option("--seed", default=0, show_default=True, help="The first seed.")
def main(count: int, seed: int) -> None:
    """Play schedules of faults against the outbox."""
    logging.disable(logging.CRITICAL)
    seeds = range(seed, seed + count)
    with tempfile.TemporaryDirectory() as folder:
        results = asyncio.run(_played(seeds, Path(folder)))
    complaints = [line for result in results for line in result.complaints]
    hits = sum((result.hits for result in results), Counter[str]())
    complaints += [
        f"{name} struck {hits[name]} times, expected {AT_LEAST} at least"
        for name in FAULTS
        if hits[name] < AT_LEAST
    ]
    _report(results, hits)
    for line in complaints:
        click.echo(line, err=True)
    sys.exit(1 if complaints else 0)


async def _played(seeds: range, folder: Path) -> list[Result]:
    built = folder / "built.db"
    await (await Database.open(f"sqlite:///{built}")).close()
    results = []
    with click.progressbar(length=len(seeds), label="schedules", file=sys.stderr) as bar:
        async for result in play_all(seeds, built, folder):
            results.append(result)
            bar.update(1)
    return results


def _report(results: list[Result], hits: Counter[str]) -> None:
    seeds = sorted(result.seed for result in results)
    letters = sum((result.letters for result in results), Counter[str]())
    click.echo(f"schedules   {len(results)}, seeds {seeds[0]} to {seeds[-1]}")
    click.echo("faults      " + ", ".join(f"{name} {hits[name]}" for name in FAULTS))
    states = ", ".join(f"{letters[state]} {state}" for state in sorted(letters))
    click.echo(f"letters     {letters.total()}: {states}")
    click.echo(f"messages    {sum(result.messages for result in results)} arrived")
    click.echo(f"ambiguous   {sum(result.ambiguous for result in results)} sends without an answer")
    click.echo(f"duplicates  {sum(result.duplicates for result in results)}")
    click.echo(f"lost        {sum(result.lost for result in results)}")


if __name__ == "__main__":
    main()
