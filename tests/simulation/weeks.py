"""Weeks of a round from one seed: the bot's own parts in played time, on a file without threads,
with everything going wrong that a seed can draw.

Heads answer, submit and revise on their own days (tests/stories/sigkill_heads.py) and keep a
notebook of what the bot acknowledged. Meanwhile calls to Telegram fail, the bot dies and starts
again, its clock is set wrong and right, updates come late, again and in another order. After each
act and twice a day what is stored is held against the notebooks; at the end everything is.
"""

import asyncio
import hashlib
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, select

import scheduler.outbox
from rounds.reader import read_round
from rounds.shelf import path_of
from storage import log, results, rounds, schema, submissions
from tests.simulation.lives import DAY, DESPAIR, HOUR, ROUND, TICK, Lives
from tests.simulation.loop import played
from tests.stories.sigkill_cards import newest_card
from tests.stories.sigkill_found import (
    _compared,
    _wrong_answers,
    _wrong_counts,
    _wrong_submissions,
)
from tests.stories.sigkill_heads import DeadCard, Head
from tests.stories.sigkill_round import COORDINATOR, Play

ROOT = Path(__file__).parents[2]

STORM = 0.4
FAIR = 0.1
"""The share of calls that go wrong in a storm and besides."""

MISHAPS = ("death", "clock", "again", "storm", "deaf")


class Wrong(AssertionError):
    """Something is not as the notebooks say; the text names the seed and how to see it again."""


@dataclass
class Told:
    """What came of a play: how often what went wrong, what else was counted, and the trace's
    SHA-256, which is the same for the same seed."""

    seed: int
    hits: Counter[str]
    figures: Counter[str]
    trace: str
    lines: list[str]


class Weeks(Lives):
    """One play."""

    # -- the play -----------------------------------------------------------------------------

    async def run(self) -> Told:
        """From an hour before the round opens until two days after its end."""
        await self.invite()
        await self.start()
        self.world.start(COORDINATOR)
        self.network.spoilt = FAIR
        async with asyncio.TaskGroup() as everybody:
            everybody.create_task(self._mishaps())
            everybody.create_task(self._look_twice_a_day())
            for head in self.heads:
                everybody.create_task(self._answer(head))
        await self._close()
        digest = hashlib.sha256("\n".join(self.lines).encode()).hexdigest()
        return Told(self.seed, self.hits + self.network.hits, self.figures, digest, self.lines)

    async def _answer(self, head: Head) -> None:
        """A head's weeks: some acts on some days, until all is submitted or time is up."""
        chance = self.chance(f"days {head.account}")
        await asyncio.sleep(chance.uniform(2 * HOUR, 8 * DAY))
        await head.join(self.play.links[head.account])
        last = self.end - 2 * DESPAIR
        while self.loop.time() < last and len(head.submitted) <= head.revisions:
            for _ in range(chance.randint(5, 40)):
                if len(head.submitted) > head.revisions or self.loop.time() > last:
                    break
                await self._act(head)
            await asyncio.sleep(chance.uniform(HOUR, 3 * DAY))
        await self._come_late(head, chance)

    async def _act(self, head: Head) -> None:
        try:
            await head.act()
        except DeadCard as dead:
            self._must("a card that moves", str(dead), "one that does")
        await self._compare((head,))

    async def _come_late(self, head: Head, chance: Random) -> None:
        """After the end somebody still presses what they saw before it."""
        card = newest_card(self.world, head.account)
        await asyncio.sleep(self.end + chance.uniform(5 * HOUR, 9 * HOUR) - self.loop.time())
        if card is not None and chance.random() < 0.5:
            self.hits["late press"] += 1
            data = chance.choice(card.datas)
            self.world.press(head.account, head.account, card.message, data, force=True)

    # -- what goes wrong ----------------------------------------------------------------------

    async def _mishaps(self) -> None:
        chance = self.chance("mishaps")
        while self.loop.time() < self.end - 4 * HOUR:
            await asyncio.sleep(chance.uniform(0.5 * HOUR, 9 * HOUR))
            mishap = chance.choice(MISHAPS)
            self.hits[mishap] += 1
            self.tell(mishap)
            await getattr(self, f"_{mishap}")(chance)

    async def _death(self, chance: Random) -> None:
        """The bot dies, in the middle of what it does if there is anything, and is down for some
        time; sometimes it dies again while it starts."""
        await self._wait_for_work(chance)
        await self.die()
        await asyncio.sleep(chance.choice((0.1, 5.0, 600.0, 2 * HOUR)))
        await self.start()
        if chance.random() < 0.3:
            await asyncio.sleep(chance.uniform(0.0, 1.0))
            await self.die()
            await self.start()

    async def _wait_for_work(self, chance: Random) -> None:
        """Until an update comes, but no longer than two hours, and a little more."""
        number = len(self.play.queued)
        until = self.loop.time() + 2 * HOUR
        while len(self.play.queued) == number and self.loop.time() < until:  # noqa: ASYNC110
            await asyncio.sleep(5.0 if number else 60.0)
        await asyncio.sleep(chance.uniform(0.0, 0.8))

    async def _clock(self, chance: Random) -> None:
        """The bot's clock is set wrong, and after a while right."""
        self.shift = chance.choice((-2 * HOUR, -60.0, 60.0, HOUR))
        await asyncio.sleep(chance.uniform(60.0, 2 * HOUR))
        self.shift = 0.0

    async def _again(self, chance: Random) -> None:
        """Telegram hands over once more what it has handed over before, in any order."""
        known = sorted(self.play.queued)
        again = chance.sample(known, min(len(known), 12))
        self.figures["updates handed over again"] += len(again)
        self.world.redeliver(again)

    async def _storm(self, chance: Random) -> None:
        """For a while every third call goes wrong."""
        self.network.spoilt = STORM
        await asyncio.sleep(chance.uniform(600.0, 3 * HOUR))
        self.network.spoilt = FAIR

    async def _deaf(self, chance: Random) -> None:
        """For a while every call goes wrong: what people do comes late."""
        self.network.spoilt = 1.0
        await asyncio.sleep(chance.uniform(60.0, HOUR))
        self.network.spoilt = FAIR

    # -- what must hold -----------------------------------------------------------------------

    async def _look_twice_a_day(self) -> None:
        while self.loop.time() < self.end:
            await asyncio.sleep(DAY / 2)
            await self._read(self._check_chain)

    async def _read(self, query: Any) -> Any:
        return await self.reader.read(query)

    async def _compare(self, heads: tuple[Head, ...]) -> None:
        """What was acknowledged is stored, and nothing else of these heads."""
        self.figures["comparisons"] += 1
        one = Play(self.world, None, None, self.path, self.reading, "", list(heads))  # type: ignore[arg-type]

        def wrong(connection: Connection) -> list[str]:
            towns = {town for head in heads for town in head.towns}
            recorded = tuple(
                each for each in _recorded(connection) if each.submission.mandate in towns
            )
            return _wrong_answers(connection, one) + _wrong_submissions(recorded, one)

        self._must("notebook", await self._read(wrong), [])

    def _check_chain(self, connection: Connection) -> None:
        """Each entry follows the one before, and each submission counts once."""
        entries = log.entries(connection, ROUND)
        hashes = ["0" * 64, *(each.hash for each in entries)]
        self._must("chain", [each.previous for each in entries], hashes[:-1])
        counted = results.summary(connection, ROUND).turnout.submitted
        towns = {each.submission.mandate for each in _recorded(connection)}
        self._must("turnout", counted, len(towns))

    async def _close(self) -> None:
        """The end: what is left is done, and everything is compared."""
        self.network.spoilt = 0.0
        await asyncio.sleep(self.end + 3 * DAY - self.loop.time())
        await self._read(self._check_chain)
        found = await self._read(lambda c: _compared(c, self.play))
        self._must("found", found.faults, {})
        await self._read(self._check_end)
        self.figures["updates"] += len(self.play.queued)
        await self.die()
        self.reader.end()

    def _check_end(self, connection: Connection) -> None:
        kinds = [each.kind for each in log.entries(connection, ROUND)]
        state = rounds.get(connection, ROUND).state
        self._must("closed", (state, kinds.count("closed")), ("closed", 1))
        letters = Counter(connection.execute(select(schema.outbox.c.state)).scalars())
        self._must("letters that wait", letters["waiting"] + letters["sending"], 0)
        chats = schema.chats.c
        dead = select(chats.chat).where(chats.shown != chats.revision)
        self._must("dead cards", connection.execute(dead).scalars().all(), [])
        summary = results.summary(connection, ROUND)
        self._must("counts", _wrong_counts(summary, self.play), [])
        self.figures["submissions"] += kinds.count("submitted")
        self.figures["letters"] += letters.total()
        self.figures["parts that ended"] += 0
        self._must("parts that ended", self.figures["parts that ended"], 0)

    def _must(self, what: str, seen: object, expected: object) -> None:
        if seen != expected:
            self.tell(f"{what}: {seen!r}")
            raise Wrong(
                f"seed {self.seed}, day {self.loop.time() / DAY:.2f}: {what}: {seen!r},"
                f" expected {expected!r}; again: python -m tests.simulation --seed {self.seed}"
            )


def _recorded(connection: Connection) -> Any:
    """Every submission of the round."""
    return submissions.of_round(connection, ROUND)


def play_weeks(seed: int, built: Path, folder: Path) -> Told:
    """The weeks of this seed, in an empty folder. Wrong when something is not as it must be."""
    shutil.copy(built, folder / "votum.db")
    patience, scheduler.outbox.LOOKS_AGAIN = scheduler.outbox.LOOKS_AGAIN, TICK
    try:
        return _played(seed, folder)
    finally:
        scheduler.outbox.LOOKS_AGAIN = patience


def _played(seed: int, folder: Path) -> Told:
    reading = read_round(path_of(ROUND))
    told: Told = played(lambda loop: Weeks(seed, loop, folder, reading).run())
    return told
