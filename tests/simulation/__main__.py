"""Plays the weeks of one seed again: `python -m tests.simulation --seed N`, or those of many."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

import click

from storage.database import Database
from tests.simulation.weeks import Wrong, play_weeks


@click.command(help=__doc__)
@click.option("--seed", default=0, show_default=True, help="The first seed.")
@click.option("--count", default=1, show_default=True, help="How many.")
@click.option("--trace", is_flag=True, help="Tells every line of the trace.")
def main(seed: int, count: int, trace: bool) -> None:
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "built.db"
        asyncio.run(_build(built))
        for each in range(seed, seed + count):
            (place := Path(folder) / f"{each}").mkdir()
            try:
                told = play_weeks(each, built, place)
            except* Wrong as wrong:
                sys.stderr.writelines(f"{error}\n" for error in wrong.exceptions)
                sys.exit(1)
            if trace:
                click.echo("\n".join(told.lines))
            click.echo(f"seed {each}: {len(told.lines)} lines, trace {told.trace}")


async def _build(path: Path) -> None:
    await (await Database.open(f"sqlite:///{path}")).close()


if __name__ == "__main__":
    main()
