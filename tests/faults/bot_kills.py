"""Kills the whole bot under load, at named points of its work and at any instant, and at closing.

Everybody answers, submits and revises while it dies again and again. Then the round is ended, the
bot dies once while it closes it and once right after that; and what is stored is held against what
everybody saw.
"""

import asyncio
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from bot.configuration import load
from bot.desk import desk_of
from bot.steering import ended
from bot.surroundings import random_secret, wall_clock
from handlers.charge import ADMINISTRATOR, Charge
from storage import log, results, rounds, schema
from storage.database import Database
from survey.summary import Summary
from tests.faults.lease import expire
from tests.faults.tally import Tally
from tests.stories.sigkill_found import _wrong_counts, dead_cards, found, unsettled
from tests.stories.sigkill_heads import PATIENT, Head, until
from tests.stories.sigkill_machine import KILLED, Machine
from tests.stories.sigkill_round import COORDINATOR, Play, staged

WORK = {
    "intake": (2, 9),
    "confirmation": (2, 9),
    "transaction": (3, 25),
    "reply": (3, 25),
    "marking": (1, 2),
    "sending": (1, 2),
}
"""Points in the bot's work (`sigkill_fate.py`), and how often at least and at most it comes there
before it dies."""

END = ("closing", "closed")
"""Points at the end of each round."""

POINTS = (*WORK, "random", *END)

DEATHS = 14
"""Deaths in a round before it ends: each point of the work twice, two at any instant."""


async def played(folder: Path, seed: int, url: str | None, deaths: int = DEATHS) -> Tally:
    """One round."""
    database = "SQLite" if url is None else "PostgreSQL"
    tally = Tally("kills", database, [seed])
    machine = Machine(folder / "log")
    try:
        async with staged(folder, machine, seed, url) as play:
            await _Round(play, random.Random(seed), tally).run(deaths)
    finally:
        machine.close()
    if set(machine.ends) != {KILLED} or machine.errors():
        tally.wrong.append(f"seed {seed}: ends {Counter(machine.ends)}, {machine.errors()[:3]}")
    return tally


PATIENCE = 120.0
"""Seconds until a card is called dead, or a point one that is never come to: on a busy machine many
short lives follow each other."""


@dataclass(frozen=True)
class _Round:
    play: Play
    chance: random.Random
    tally: Tally

    async def run(self, deaths: int) -> None:
        play = self.play
        play.world.start(COORDINATOR)
        async with asyncio.TaskGroup() as everybody:
            everybody.create_task(self._kill(deaths))
            for head in play.heads:
                if head.account % 2:
                    head.patience = PATIENT
                head.revisions = sys.maxsize
                head.despair = PATIENCE
                everybody.create_task(_answer(head, play.links[head.account]))
        self._expect("dead cards", await dead_cards(play), ())
        self._expect("unsettled", await unsettled(play), {})
        await self._die("random")
        await self._close()

    async def _kill(self, deaths: int) -> None:
        names = [*WORK, "random"]
        order = (names * (deaths // len(names) + 1))[:deaths]
        self.chance.shuffle(order)
        for point in order:
            await self._live(point)
        self.play.start()
        for head in self.play.heads:
            head.revisions = len(head.submitted)

    async def _live(self, point: str) -> None:
        """The bot starts, and dies at the point."""
        if point == "random":
            self.play.start()
            await asyncio.sleep(self.chance.uniform(0, 2.5))
            await self._die(point)
            return
        file = self.play.configuration.with_name(f"struck-{self.tally.hits.total()}")
        nth = self.chance.randint(*WORK.get(point, (1, 1)))
        self.play.start(fate=f"{point}:{nth}:{file}")
        await until(file.exists, PATIENCE)
        await self._die(point)

    async def _die(self, point: str) -> None:
        """It is dead, and nobody has to wait until its lease has run out."""
        self.play.machine.kill()
        self.tally.hits[point] += 1
        await expire(self.play.url)

    # -- the end ------------------------------------------------------------------------------

    async def _close(self) -> None:
        play = self.play
        configuration = load(play.configuration, {})
        desk = desk_of(configuration, random_secret, str)
        round_ = play.reading.round.id
        database = await Database.open(play.url)
        await database.write(lambda c: ended(Charge(c, desk, round_, ADMINISTRATOR, wall_clock())))
        for point in END:
            await self._live(point)
        play.start()
        self._expect("unsettled", await unsettled(play), {})
        play.machine.kill()
        state = await database.read(lambda c: rounds.get(c, round_).state)
        kinds = [each.kind for each in await database.read(lambda c: log.entries(c, round_))]
        counted = await database.read(lambda c: results.summary(c, round_))
        letters = await database.read(_letters)
        await database.close()
        self._expect("closed", (state, kinds.count("closed")), ("closed", 1))
        self._expect("letters", letters, {"closed": len(play.heads), "summary": 1})
        self._compare(counted)
        self._expect("faults", (await found(play)).faults, {})

    def _compare(self, counted: Summary) -> None:
        """The last submission of each town counts, once."""
        towns = sum(len(head.towns) for head in self.play.heads)
        self._expect("submitted", counted.turnout.submitted, towns)
        self._expect("counts", _wrong_counts(counted, self.play), [])
        self.tally.figures["submissions"] += sum(
            len(head.submitted) * len(head.towns) for head in self.play.heads
        )
        self.tally.figures["updates"] += len(self.play.queued)

    def _expect(self, what: str, seen: object, expected: object) -> None:
        if seen != expected:
            seed = self.tally.seeds[0]
            self.tally.wrong.append(f"seed {seed}: {what}: {seen!r}, expected {expected!r}")


def _letters(connection: Connection) -> dict[str, int]:
    """How many letters the closing has brought: to each head, and the result to the coordinator."""
    kind = schema.outbox.c.kind
    query = select(kind, func.count()).where(kind.in_(("closed", "summary"))).group_by(kind)
    return {row[0]: row[1] for row in connection.execute(query)}


async def _answer(head: Head, secret: str) -> None:
    await head.join(secret)
    await head.play()
