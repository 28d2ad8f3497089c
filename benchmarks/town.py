"""A thousand people in one round, and a few who answer in another, with Telegram around them.

The load is made in this process. The bot is `votum run`, in a process of its own.
"""

import asyncio
import contextlib
import datetime as dt
import os
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import update

from playground.emulator.faults import slow
from playground.emulator.server import Emulator
from playground.emulator.world import World
from storage import Connection, chats, decisions, people, rounds
from storage.database import Database
from storage.schema import rounds as table
from survey.roster import Roster
from survey.round import Round

TOKEN = "7000000001:benchmark-of-a-broadcast"
BROADCAST, ANSWERED = "broadcast", "answered"
FIRST = 100_000
TAPPERS = 20
LATENCY = 0.05
"""Seconds that Telegram takes for each call."""

HOME = '{"at": "home"}'


@dataclass
class Town:
    """Telegram, its people, and when each message of the broadcast arrived (monotonic seconds)."""

    world: World
    emulator: Emulator
    folder: Path
    arrived: list[float] = field(default_factory=list)
    too_fast: int = 0

    @property
    def url(self) -> str:
        """The bot's database."""
        return f"sqlite:///{self.folder / 'votum.db'}"


class Timed(World):
    """A world that notes when the bot sent a message to somebody of the broadcast, and how often it
    was too fast."""

    town: Town

    def post(self, chat, sender, **content):  # type: ignore[no-untyped-def]
        """A new message, noted."""
        if sender == self.bot.id and chat >= FIRST + TAPPERS:
            self.town.arrived.append(time.monotonic())
        return super().post(chat, sender, **content)


@contextlib.asynccontextmanager
async def town(folder: Path, size: int) -> AsyncIterator[Town]:
    """Everybody is there, and the bot runs. The broadcast's round opens when `begin` is called."""
    world = Timed(lambda: dt.datetime.now(dt.UTC))
    made = world.town = Town(world, Emulator(world, TOKEN), folder)
    api = await made.emulator.start()
    made.emulator.faults.order(slow(LATENCY), times=None)
    await _fill(made, size)
    (folder / "config.toml").write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n[scheduler]\ntick = 1\n', "utf-8"
    )
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", "--config", str(folder / "config.toml"), "run"),
        stderr=asyncio.subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if not name.startswith("VOTUM_")},
    )
    try:
        yield made
    finally:
        bot.terminate()
        await bot.wait()
        await made.emulator.stop()


async def begin(town: Town) -> None:
    """The broadcast's round opens now, as far as the bot can tell."""
    database = await Database.open(town.url)
    opens = update(table).where(table.c.id == BROADCAST).values(opens_at=dt.datetime.now(dt.UTC))
    await database.write(lambda connection: connection.execute(opens))
    await database.close()


async def _fill(town: Town, size: int) -> None:
    now = dt.datetime.now(dt.UTC)
    accounts = range(FIRST, FIRST + TAPPERS + size)
    for account in accounts:
        town.world.add_person(account, f"Amtsleitung {account}").started = True

    def unit(connection: Connection) -> None:
        ahead = now + dt.timedelta(days=1)
        rounds.freeze(connection, _round(ANSWERED), _roster(accounts[:TAPPERS]), now)
        rounds.mark_opened(connection, ANSWERED, now)
        decisions.decide(connection, ANSWERED, "opening", now, "do")
        rounds.freeze(connection, _round(BROADCAST), _roster(accounts[TAPPERS:]), ahead)
        for account in accounts:
            person = people.add(connection, account, f"opaque-{account}", "de")
            chats.begin(connection, account, person.id, HOME)
            round_ = ANSWERED if account < FIRST + TAPPERS else BROADCAST
            people.join(connection, round_, str(account), person.id, now)

    database = await Database.open(town.url)
    await database.write(unit)
    await database.close()


def _round(id_: str) -> Round:
    """A round of one question with a list, open for a month, which never keeps quiet."""
    options = [{"id": f"o{n}", "label": f"Antwort {n}"} for n in range(1, 6)]
    question = {"id": "q", "kind": "choices", "text": "Welche Felder?", "options": options}
    return Round.model_validate(
        {
            "format": 1,
            "id": id_,
            "title": "Leistungsmessung",
            "purpose": "Wie schnell geht es?",
            "closes": (dt.datetime.now() + dt.timedelta(days=30)).isoformat(),  # noqa: DTZ005 - local
            "reminders": {"holidays": None, "quiet": None},
            "questions": [question],
        }
    )


def _roster(accounts: range) -> Roster:
    """One mandate and one head for each account."""
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": f"{account:08}",
                    "municipality": f"Kommune {account}",
                    "inhabitants": 1,
                    "counted_on": "2019-12-31",
                    "office": "Jugendamt",
                    "holders": [{"person": str(account)}],
                }
                for account in accounts
            ]
        }
    )
