"""A round that is set up for its bot to be killed: people, links, configuration and machine."""

import contextlib
import datetime as dt
import random
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.administering import issue_invitations, open_round
from bot.surroundings import random_secret, wall_clock
from playground.emulator.server import Emulator
from playground.emulator.world import World
from rounds.reader import Reading, read_round
from rounds.shelf import path_of
from storage.database import Database
from tests.stories.sigkill_cards import Questionnaire
from tests.stories.sigkill_heads import Head
from tests.stories.sigkill_machine import Machine, Order

TOKEN = "7000000001:canary-of-the-killed"
COORDINATOR = 9001
FIRST_HEAD = 1001
FIRST_UPDATE = 500

TICK = 0.5
"""Seconds between two looks at the clock."""


@dataclass
class Play:
    """Everybody and everything in a round that is played. `url` is where the bot's database is,
    `links` are the heads' secrets."""

    world: World
    emulator: Emulator
    machine: Machine
    configuration: Path
    reading: Reading
    url: str
    heads: list[Head] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)

    @property
    def queued(self) -> frozenset[int]:
        """Every update that Telegram ever had for the bot."""
        return frozenset(self.world.updates._all)

    def start(self, order: Order = "store-first", fate: str = "-") -> None:
        """Starts the bot, for the first time or after it was killed."""
        self.machine.start(order, self.configuration, fate)


@contextlib.asynccontextmanager
async def staged(
    folder: Path, machine: Machine, seed: int = 0, url: str | None = None
) -> AsyncIterator[Play]:
    """The round is frozen, and opens when the bot first looks at the clock. The database is a file
    in the folder, or the one at `url`."""
    world = World(wall_clock, first_update=FIRST_UPDATE, paced=False)
    emulator = Emulator(world, TOKEN)
    database = url or f"sqlite:///{folder}/votum.db"
    configuration = _configured(folder, await emulator.start(), database)
    play = Play(world, emulator, machine, configuration, read_round(_round_file(folder)), database)
    world.add_person(COORDINATOR, "Koordination", "coordinators")
    await _invite(play, seed)
    try:
        yield play
    finally:
        machine.kill()
        await emulator.stop()


def _configured(folder: Path, api: str, database: str) -> Path:
    file = folder / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n'
        f"[bot]\ncoordinators = [{COORDINATOR}]\n"
        f'[scheduler]\ntick = {TICK}\n[storage]\nurl = "{database}"\n'
    )
    return file


def _round_file(folder: Path) -> Path:
    """The ready-made round, but from now on for thirty days."""
    source = path_of("solidarpakt-en")
    shutil.copy(source.with_name("roster.csv"), folder)
    closes = (wall_clock() + dt.timedelta(days=30)).strftime("%Y-%m-%dT12:00:00")
    lines = [
        f"closes = {closes}" if line.startswith("closes =") else line
        for line in source.read_text("utf-8").splitlines()
        if not line.startswith("opens =")
    ]
    file = folder / "round.toml"
    file.write_text("\n".join(lines), "utf-8")
    return file


async def _invite(play: Play, seed: int) -> None:
    round_ = play.reading.round
    database = await Database.open(play.url)
    await open_round(database, play.configuration.with_name("round.toml"), wall_clock())
    invitations = await issue_invitations(database, round_.id, wall_clock(), random_secret)
    await database.close()
    secrets = {each.holder.person: each.secret for each in invitations}
    for account, (person, secret) in enumerate(secrets.items(), start=FIRST_HEAD):
        play.world.add_person(account, person)
        play.links[account] = secret
        towns = tuple(each.mandate.key for each in invitations if each.holder.person == person)
        chance = random.Random(f"{seed} {account}")
        play.heads.append(Head(account, towns, play.world, Questionnaire(round_), chance))
