"""Sending what the outbox holds: which letter next, and when.

When a letter is due is a matter of the calendar. How fast letters leave and how soon one is tried
again is measured on the monotonic clock, so that a moved clock hurries nothing. An error of ours
ends a round of sending like a crash, and is recovered from in the same way.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from chat.messenger import Messenger
from scheduler.delivery import Delivery, Render
from scheduler.pace import EVERY, PER_CHAT, Limits, Pace
from storage import outbox
from storage.database import Database
from storage.outbox import Letter
from storage.unusable import Unusable

log = logging.getLogger(__name__)

ABREAST = 8
"""Letters under way at the same time on one track, each to another chat."""

LOOKS_AGAIN = 60.0
"""Seconds after which the outbox is looked at anyway: the clock may have been set meanwhile."""

AFTER_FAILURE = 5.0
"""Seconds before the outbox goes on after an error of ours."""

FAILED = "the outbox failed; it goes on in %.0f s: %s"

BEHIND = 0.2
"""Seconds until it is looked again whether letters are still in front of a card."""


@dataclass
class _Track:
    """Lanes that share a pace. `busy` are the chats that something is under way to: they get one
    letter at a time, so that their order stays."""

    lanes: tuple[int, ...]
    pace: Pace
    busy: set[int] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Outbox:
    """Sends letters through the messenger: answers and receipts on one track, everything that
    nobody asked for on another, so that what people wait for never queues behind it.
    `coordinators` as in Delivery."""

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        render: Render,
        now: Callable[[], dt.datetime],
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
        coordinators: Collection[int] = (),
    ) -> None:
        self._database = database
        self._delivery = Delivery(database, messenger, render, now, monotonic, sleep, coordinators)
        self._now = now
        self._monotonic = monotonic
        self._sleep = sleep
        self._stopping = False
        self._limits = Limits()
        self._asked = _Track((outbox.ANSWERS, outbox.RECEIPTS), Pace(self._limits))
        self._unasked = _Track(
            (outbox.CLOSING, outbox.NEWS, outbox.REMINDERS, outbox.BULK),
            Pace(self._limits, EVERY, PER_CHAT),
        )
        self._tracks = (self._asked, self._unasked)

    async def run(self) -> None:
        """Sends what is due and what becomes due, until stopped or cancelled."""
        while not self._stopping:
            try:
                await self.recover()
                async with asyncio.TaskGroup() as tracks:
                    for track in self._tracks:
                        tracks.create_task(self._serve(track))
            except Exception as error:
                if not self._database.is_lost:  # else the bot ends anyway, and says why
                    words = _words_alone(error)
                    told = words or repr(error)
                    log.log(logging.ERROR, FAILED, AFTER_FAILURE, told, exc_info=not words)
                await self._sleep(AFTER_FAILURE)

    async def drain(self) -> None:
        """Sends everything that is due, through pauses and repetitions."""
        async with asyncio.TaskGroup() as tracks:
            for track in self._tracks:
                tracks.create_task(self._drain(track))

    async def recover(self) -> None:
        """Decides about letters that were being sent when the bot ended: once more where that is
        harmless. To be called while nothing is being sent."""
        await self._delivery.recover()

    def wake(self) -> None:
        """There may be something new: looks at once."""
        for track in self._tracks:
            track.woken.set()

    def stop(self) -> None:
        """Begins no more letters; `run` ends when those under way are through."""
        self._stopping = True
        self.wake()

    @property
    def ended_at(self) -> float:
        """The monotonic instant at which a letter was last through, whatever came of it."""
        return self._delivery.ended_at

    async def waits(self) -> bool:
        """Whether a letter waits that is due."""
        due = await self._database.read(partial(outbox.next_up, now=self._now(), limit=1))
        return bool(due)

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing waits that is due."""
        if any(track.busy for track in self._tracks):
            return False
        return not await self.waits()

    # -- cards, which are no letters but leave under the same limits -----------------------

    async def turn(self, chat: int) -> None:
        """Waits until a card that nobody asked for may be shown: behind every letter, at the pace
        of the letters that nobody asked for."""
        track = self._unasked
        while wait := BEHIND if track.busy else track.pace.wait(chat, self._monotonic()):
            await self._sleep(wait)
        track.pace.left(chat, self._monotonic())

    def resting(self) -> frozenset[int]:
        """The chats in which nothing may be shown yet that nobody asked for."""
        return self._unasked.pace.resting(self._monotonic())

    def held_up(self, chat: int, seconds: float, *, asked: bool) -> None:
        """Telegram wants to hear nothing for so long, in answer to a card. What nobody asked for
        pauses altogether; for one that somebody asked for, its chat alone waits."""
        track = self._asked if asked else self._unasked
        track.pace.held_up(chat, self._monotonic() + seconds)

    def rest(self, chat: int, seconds: float) -> None:
        """Nothing that nobody asked for is shown in the chat for so long."""
        self._unasked.pace.rest(chat, self._monotonic() + seconds)

    # -- tracks -----------------------------------------------------------------------------

    async def _serve(self, track: _Track) -> None:
        while not self._stopping:
            await self._drain(track)
            await self._nap(track, await self._until_due(track))

    async def _drain(self, track: _Track) -> None:
        async with asyncio.TaskGroup() as deliveries:
            while not self._stopping:
                # Cleared before looking: whatever comes after the look ends the next nap.
                track.woken.clear()
                letter = await self._next(track)
                if letter is not None:
                    track.busy.add(letter.chat)
                    deliveries.create_task(self._deliver(track, letter))
                elif track.busy:
                    await self._nap(track, self._until_free(track))
                elif await self._first_due(track) is not None:
                    await self._nap(track, self._until_free(track) or 0.0)
                else:
                    return

    async def _deliver(self, track: _Track, letter: Letter) -> None:
        try:
            await self._delivery.deliver(letter, track.pace)
        finally:
            track.busy.discard(letter.chat)
            track.woken.set()

    async def _next(self, track: _Track) -> Letter | None:
        """The next letter that may leave now, if any."""
        now = self._monotonic()
        if len(track.busy) >= ABREAST or track.pace.paused(now):
            return None
        return await self._first_due(track, track.pace.resting(now) | track.busy)

    async def _first_due(
        self, track: _Track, besides: frozenset[int] = frozenset()
    ) -> Letter | None:
        query = partial(
            outbox.next_up, now=self._now(), limit=1, lanes=track.lanes, besides=besides
        )
        return next(iter(await self._database.read(query)), None)

    def _until_free(self, track: _Track) -> float | None:
        """Seconds until something more may leave; None where no clock can tell."""
        now = self._monotonic()
        return track.pace.paused(now) or track.pace.first_rested(now)

    async def _until_due(self, track: _Track) -> float:
        """Seconds until the next letter is due, at most until the outbox is looked at anyway."""
        at = await self._database.read(partial(outbox.next_instant, lanes=track.lanes))
        if at is None:
            return LOOKS_AGAIN
        return min(LOOKS_AGAIN, max(0.0, (at - self._now()).total_seconds()))

    async def _nap(self, track: _Track, seconds: float | None) -> None:
        """Waits so long, or until woken."""
        waits: list[asyncio.Future[object]] = [asyncio.ensure_future(track.woken.wait())]
        if seconds is not None:
            waits.append(asyncio.ensure_future(self._sleep(seconds)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def _words_alone(error: Exception) -> str:
    """Why the database cannot be used, where nothing else went wrong; "" otherwise."""
    if isinstance(error, ExceptionGroup):
        found = [_words_alone(each) for each in error.exceptions]
        return found[0] if all(found) else ""
    return str(error) if isinstance(error, Unusable) else ""
