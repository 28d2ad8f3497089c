"""Who kills the bot, and at which moments."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playground.emulator.calls import Call
from playground.emulator.faults import reset
from tests.stories.sigkill_heads import PATIENT, Head, until
from tests.stories.sigkill_machine import Order
from tests.stories.sigkill_round import COORDINATOR, Play

MOMENTS = ("confirming", "showing", "anywhere", "starting") * 2 + ("confirming", "showing")
"""When the bot is killed: while it confirms updates, while it shows something, at any instant, and
while it starts once more."""

SHOWING = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery")


def kill_at(play: Play, fits: Callable[[Call], bool], *, lost: bool = False) -> asyncio.Event:
    """The bot is killed while the first call that fits is under way. The call takes effect all the
    same, unless it is lost. The event tells that it has happened."""
    died = asyncio.Event()

    def dies(call: Call) -> bool:
        if died.is_set() or not fits(call):
            return False
        play.machine.kill()
        died.set()
        return lost

    play.emulator.faults.order(reset(), when=dies)
    return died


def confirms(play: Play, call: Call) -> bool:
    """Whether by this call Telegram forgets updates."""
    waiting = play.world.updates._waiting
    return call.method == "getUpdates" and call.number("offset") > min(waiting, default=2**63)


async def played(play: Play, seed: int, order: Order = "store-first") -> int:
    """Everybody answers and submits while the bot is killed at ten moments; it returns how many.

    Where the bot loses nothing, half of the heads are patient.
    """
    play.start(order)
    play.world.start(COORDINATOR)
    async with asyncio.TaskGroup() as everybody:
        killing = everybody.create_task(Reaper(play, order, random.Random(seed)).run())
        for head in play.heads:
            if order == "store-first" and head.account % 2:
                head.patience = PATIENT
            head.revisions = int(head.account % 4 == 0)
            everybody.create_task(_answer(head, play.links[head.account]))
    return killing.result()


async def _answer(head: Head, secret: str) -> None:
    await head.join(secret)
    await head.play()


@dataclass(frozen=True)
class Reaper:
    """Kills the bot at ten random moments, and starts it again."""

    play: Play
    order: Order
    chance: random.Random

    async def run(self) -> int:
        """Through all the moments, spread over the updates of the round; it returns how many."""
        for number, moment in enumerate(self.chance.sample(MOMENTS, len(MOMENTS))):
            enough = 10 + 14 * number + self.chance.randrange(12)
            await until(partial(self._has_seen, enough))
            await self._strike(moment)
            self.play.start(self.order)
        return len(MOMENTS)

    def _has_seen(self, updates: int) -> bool:
        return len(self.play.queued) >= updates

    async def _strike(self, moment: str) -> None:
        match moment:
            case "confirming":
                await kill_at(self.play, lambda call: confirms(self.play, call)).wait()
            case "showing":
                lost = self.chance.random() < 0.3
                await kill_at(self.play, self._some_showing, lost=lost).wait()
            case "anywhere":
                await self._kill_within(0.05)
            case "starting":
                self.play.machine.kill()
                self.play.start(self.order)
                await self._kill_within(0.3)

    def _some_showing(self, call: Call) -> bool:
        return call.method in SHOWING and self.chance.random() < 0.3

    async def _kill_within(self, seconds: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, seconds))
        self.play.machine.kill()
