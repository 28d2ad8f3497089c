"""One letter: written, sent part by part, and what came of it stored.

Each part is marked as being sent before the call and as sent after it, but not while it waits for
its turn. So what is found half sent, because the bot ended or the database failed in between, may
really have been sent, and is judged by `letters.py`.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from chat.cards import Card, File
from chat.messenger import Delivered, Gone, Messenger, Outcome, Refused, Unchanged, Unknown, Wait
from scheduler.letters import repeats
from scheduler.pace import Pace, longer
from scheduler.writing import Part, Parts
from storage import Connection, outbox, reach
from storage.database import Database
from storage.outbox import Letter

log = logging.getLogger(__name__)

Render = Callable[[Connection, Letter, dt.datetime], Parts]
"""Writes a letter as of an instant; no parts where its reason has fallen away."""

Also = Callable[[Connection], object]
"""What else is stored with the outcome."""


def _nothing(_connection: Connection) -> None:
    """Nothing else."""


REWRITTEN = dt.timedelta(hours=1)
"""A letter that cannot be written is a mistake of ours: it is kept, and tried again after this."""


@dataclass
class Delivery:
    """Sends letters through the messenger, one call of `deliver` each. `coordinators` are the
    accounts of those who are told of chats that cannot be reached. `ended_at` is the monotonic
    instant at which a letter was last through, whatever came of it."""

    database: Database
    messenger: Messenger
    render: Render
    now: Callable[[], dt.datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]]
    coordinators: Collection[int] = ()
    ended_at: float = 0.0

    async def deliver(self, letter: Letter, pace: Pace) -> None:
        """Sends the letter, unless its reason has fallen away. Tells the pace what has to wait."""
        parts = await self._written(letter)
        if parts is None:
            await self._put_back(letter, self.now() + REWRITTEN)
        elif not parts:
            await self._finish(letter, "dropped")
        else:
            await self._send(letter, pace, parts)

    async def recover(self) -> None:
        """Decides about letters that were being sent when the bot ended."""
        for id_ in await self.database.read(outbox.interrupted):
            letter = await self.database.read(partial(outbox.get, letter=id_))
            await self._unknown(letter, letter.attempts, "interrupted")

    async def _written(self, letter: Letter) -> tuple[Card | File, ...] | None:
        """The letter as of now; None where it cannot be written."""
        try:
            parts = await self.database.read(
                lambda connection: self.render(connection, letter, self.now())
            )
            return tuple([each for part in parts for each in await _drawn(part)])
        except Exception:
            log.exception("letter %s (%s) cannot be written", letter.id, letter.kind)
            return None

    async def _send(self, letter: Letter, pace: Pace, parts: tuple[Card | File, ...]) -> None:
        """Sends the parts that are not out yet, each of them a sending of its own. What is marked
        as being sent does not wait any more: a pause can last ten minutes, and a bot that ends in
        it has not sent what waits."""
        for number in range(letter.parts_sent, len(parts)):
            await self._turn(letter.chat, pace)
            sending = partial(outbox.sending, letter=letter.id, chat=letter.chat)
            if not await self.database.write(sending):
                return  # the chat has another id since: another call sends what is left there
            outcome = await self._call(letter.chat, parts[number])
            pace.arrived(letter.chat, self.monotonic())
            last = number + 1 == len(parts)
            if last or not isinstance(outcome, Delivered | Unchanged):
                await self._settle(letter, pace, outcome)
                return
            await self.database.write(partial(outbox.part_sent, letter=letter.id))
            letter = replace(letter, parts_sent=number + 1, attempts=0)

    async def _turn(self, chat: int, pace: Pace) -> None:
        """Waits until a message to the chat may leave. No other can slip in between."""
        while wait := pace.wait(chat, self.monotonic()):
            await self.sleep(wait)
        pace.left(chat, self.monotonic())

    async def _call(self, chat: int, part: Card | File) -> Outcome:
        if isinstance(part, Card):
            return await self.messenger.send(chat, part)
        return await self.messenger.send_file(chat, part)

    async def _settle(self, letter: Letter, pace: Pace, outcome: Outcome) -> None:
        """Stores what came of sending. Until then the letter counts as half sent."""
        now, attempts = self.monotonic(), letter.attempts + 1
        match outcome:
            case Delivered() | Unchanged():
                await self._finish(letter, "sent", also=partial(reach.find, chat=letter.chat))
            case Wait(seconds):
                log.info("asked to send nothing for %.0f s", seconds)
                pace.held_up(letter.chat, now + seconds)
                await self._put_back(letter, letter.not_before, counts=False)
            case Unknown(reason):
                pace.rest(letter.chat, now + longer(attempts))
                await self._unknown(letter, attempts, reason)
            case Gone(moved_to=int(chat)):
                moved = partial(reach.move, old=letter.chat, new=chat)
                await self._put_back(letter, letter.not_before, counts=False, also=moved)
            case Gone():
                await self._finish(letter, "failed", "gone", also=self._lost(letter.chat))
            case Refused(reason):
                await self._finish(letter, "failed", reason)

    async def _unknown(self, letter: Letter, attempts: int, reason: str) -> None:
        """It may have arrived or not: once more where that is harmless."""
        if repeats(letter.kind, attempts):
            await self._put_back(letter, letter.not_before)
        else:
            await self._finish(letter, "uncertain", reason)

    def _lost(self, chat: int) -> Also:
        return partial(reach.lose, chat=chat, at=self.now(), coordinators=self.coordinators)

    async def _put_back(
        self, letter: Letter, at: dt.datetime, *, counts: bool = True, also: Also = _nothing
    ) -> None:
        put_back = partial(outbox.put_back, letter=letter.id, not_before=at, counts=counts)
        await self.database.write(_both(put_back, also))

    async def _finish(
        self, letter: Letter, state: str, reason: str | None = None, *, also: Also = _nothing
    ) -> None:
        if state in ("failed", "uncertain"):
            log.warning("letter %s (%s) is %s: %s", letter.id, letter.kind, state, reason)
        finish = partial(
            outbox.finish, letter=letter.id, state=state, now=self.now(), reason=reason
        )
        await self.database.write(_both(finish, also))
        self.ended_at = self.monotonic()


def _both(first: Also, then: Also) -> Also:
    """One unit of two, in this order."""
    return lambda connection: (first(connection), then(connection))


async def _drawn(part: Part) -> Sequence[Card | File]:
    return (part,) if isinstance(part, Card | File) else await asyncio.to_thread(part)
