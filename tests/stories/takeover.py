"""Two bots on one PostgreSQL: one is at work and struck down, the other one takes its place."""

import asyncio
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from playground.emulator.calls import Call
from playground.emulator.faults import reset
from tests.stories.sigkill_heads import PATIENT, Head, until
from tests.stories.sigkill_machine import Machine
from tests.stories.sigkill_reaper import SHOWING
from tests.stories.sigkill_round import COORDINATOR, Play

Stroke = Literal["killed", "stopped"]


@dataclass
class Pair:
    """Two machines. `seconds` are the times from each stroke until the other bot asked Telegram,
    `served` is how often either has shown or answered something."""

    working: Machine
    waiting: Machine
    seconds: list[tuple[Stroke, float]] = field(default_factory=list)
    served: int = 0
    _asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def begin(self, play: Play) -> None:
        """One begins to work, the other one to wait."""
        play.emulator.faults.order(reset(), when=self._notice)
        self.working.start("store-first", play.configuration)
        await self._asked.wait()
        self.waiting.start("store-first", play.configuration)

    def _notice(self, call: Call) -> bool:
        if call.method == "getUpdates":
            self._asked.set()
        elif call.method in SHOWING:
            self.served += 1
        return False

    def has_served(self, enough: int) -> bool:
        """Whether people have seen so much."""
        return self.served >= enough

    async def strike(self, play: Play, stroke: Stroke) -> None:
        """Whoever works is struck, the other one takes over, and the first one begins to wait: at
        once where it was killed, else once it has gone on and found out."""
        struck = self.working
        (struck.kill if stroke == "killed" else struck.stop)()
        begun = time.monotonic()
        await asyncio.sleep(0.05)  # for what was under way already
        self._asked.clear()
        async with asyncio.timeout(20):
            await self._asked.wait()
        self.seconds.append((stroke, time.monotonic() - begun))
        self.working, self.waiting = self.waiting, struck
        if stroke == "stopped":
            await until(partial(self.has_served, self.served + 5))
            struck.go_on()
        # It answers when the one before has ended.
        await asyncio.to_thread(struck.start, "store-first", play.configuration)


@contextmanager
def pair_of(folder: Path) -> Iterator[Pair]:
    """Two machines, and nothing of them left behind."""
    pair = Pair(Machine(folder / "one.log"), Machine(folder / "other.log"))
    try:
        yield pair
    finally:
        pair.working.close()
        pair.waiting.close()


async def struck(play: Play, pair: Pair, strokes: list[Stroke], seed: int) -> None:
    """Everybody answers, submits and revises while whoever works is struck, again and again, and
    once more after that."""
    await pair.begin(play)
    play.world.start(COORDINATOR)
    async with asyncio.TaskGroup() as everybody:
        everybody.create_task(_strike(play, pair, strokes, random.Random(seed)))
        for head in play.heads:
            if head.account % 2:
                head.patience = PATIENT
            head.revisions = sys.maxsize
            everybody.create_task(_answer(head, play.links[head.account]))


async def _answer(head: Head, secret: str) -> None:
    await head.join(secret)
    await head.play()


async def _strike(play: Play, pair: Pair, strokes: list[Stroke], chance: random.Random) -> None:
    for stroke in strokes:
        # Everybody is served in between: else the same one could wait through several strokes.
        before = [_turn(head) for head in play.heads]
        await until(partial(_all_moved, play.heads, before))
        await asyncio.sleep(chance.uniform(0, 1))
        await pair.strike(play, stroke)
    for head in play.heads:
        head.revisions = len(head.submitted)


def _turn(head: Head) -> int:
    return head.card.turn if head.card else 0


def _all_moved(heads: list[Head], before: list[int]) -> bool:
    return all(_turn(head) != turn for head, turn in zip(heads, before, strict=True))
