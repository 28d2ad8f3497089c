"""As many random walks as one likes: `make walk`, or `make walk ROUNDS=5000 SEED=20000`."""

import asyncio
import random
import shutil
import tempfile
import traceback
from pathlib import Path

import click

from storage.database import Database
from tests.walk.walking import walk


@click.command(help=__doc__)
@click.option("--rounds", default=1000, show_default=True, help="How many rounds are walked.")
@click.option("--seed", default=0, show_default=True, help="The seed of the first one.")
def main(rounds: int, seed: int) -> None:
    failed = []
    with (
        tempfile.TemporaryDirectory() as folder,
        click.progressbar(range(seed, seed + rounds), label="Walking") as seeds,
    ):
        built = Path(folder) / "built.db"
        asyncio.run(_build(built))
        for each in seeds:
            try:
                asyncio.run(_one(built, each))
            except Exception:  # noqa: BLE001 - told below, and the others are walked too
                failed.append(f"Seed {each}:\n{traceback.format_exc()}")
    if failed:
        raise click.ClickException("\n".join([*failed, f"{len(failed)} of {rounds} failed"]))
    click.echo(f"{rounds} rounds from seed {seed} on ended as the notebooks say")


async def _build(path: Path) -> None:
    await (await Database.open(f"sqlite:///{path}")).close()


async def _one(built: Path, seed: int) -> None:
    database = await Database.open(f"sqlite:///{shutil.copy(built, built.with_name('votum.db'))}")
    try:
        await walk(database, random.Random(seed))
    finally:
        await database.close()
        for left in built.parent.glob("votum.db*"):
            left.unlink()


if __name__ == "__main__":
    main()
