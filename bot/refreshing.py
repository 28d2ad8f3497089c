"""Cards that are to be shown again: after time has passed, or because Telegram did not take them.

The card of somebody who is at it comes first. Where it could not be shown it is tried again as soon
as it may be. What nobody waits for, such as a thousand cards that look different because a round
has closed, comes behind every letter, at the pace of letters that nobody asked for.
"""

import asyncio
import contextlib
import datetime as dt
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from bot.intake import Lanes
from chat.messenger import Outcome, Unknown, Wait
from scheduler.outbox import ABREAST, Outbox
from scheduler.pace import longer

log = logging.getLogger(__name__)

Show = Callable[[int], Awaitable[Outcome | None]]
"""Shows a chat's card if it does not show the chat's state."""

AT_IT = dt.timedelta(minutes=10)
"""How long somebody who has done something is taken to look at the chat still."""

LOOKS_AGAIN = 1.0
"""Seconds until chats are looked at again that had to rest."""


class Refresher:
    """Has cards shown, each in its chat's own turn, so that an old state never overtakes a newer
    one."""

    def __init__(
        self,
        lanes: Lanes,
        outbox: Outbox,
        show: Show,
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._lanes = lanes
        self._outbox = outbox
        self._show = show
        self._sleep = sleep
        self._behind: dict[int, None] = {}
        self._awaited: dict[int, asyncio.Task[None]] = {}
        self._attempts: Counter[int] = Counter()
        self._abreast = asyncio.Semaphore(ABREAST)
        self._news = asyncio.Event()

    @property
    def busy(self) -> bool:
        """Whether a card is still to be shown."""
        return bool(self._behind or self._awaited)

    def note(self, dead: Iterable[int]) -> None:
        """These chats do not show how things are. One that is being served will by itself."""
        for chat in dead:
            if chat not in self._awaited and not self._lanes.serve(chat):
                self._behind[chat] = None
        self._news.set()

    def resume(self, interrupted: Iterable[int]) -> None:
        """In these chats somebody waits since the bot last ended: their cards come at once."""
        for chat in interrupted:
            self._lanes.add(chat, partial(self._show_awaited, chat))

    def answered(self, chat: int, outcome: Outcome) -> None:
        """What came of a card that somebody waits for: if it is not there, it comes again."""
        seconds = self._pause(chat, outcome)
        if seconds is None:
            return
        if isinstance(outcome, Wait):
            self._outbox.held_up(chat, seconds, asked=True)
        self._behind.pop(chat, None)
        if chat in self._awaited:
            self._awaited.pop(chat).cancel()
        self._awaited[chat] = asyncio.create_task(self._come_again(chat, seconds))

    def _pause(self, chat: int, outcome: Outcome | None) -> float | None:
        """Seconds until the card is tried again; None where that is not needed."""
        if isinstance(outcome, Wait):
            return outcome.seconds
        if isinstance(outcome, Unknown):
            self._attempts[chat] += 1
            return longer(self._attempts[chat])
        del self._attempts[chat]
        return None

    async def _come_again(self, chat: int, seconds: float) -> None:
        await self._sleep(seconds)
        del self._awaited[chat]
        self._lanes.add(chat, partial(self._show_awaited, chat))

    async def _show_awaited(self, chat: int) -> None:
        outcome = await self._show(chat)
        if outcome is not None:
            self.answered(chat, outcome)

    async def run(self) -> None:
        """Shows what nobody waits for, until it is cancelled."""
        try:
            while True:
                chat = self._next()
                if chat is None:
                    await self._nap()
                else:
                    await self._refresh(chat)
        finally:
            for task in self._awaited.values():
                task.cancel()

    def _next(self) -> int | None:
        resting = self._outbox.resting() if self._behind else frozenset()
        return next((chat for chat in self._behind if chat not in resting), None)

    async def _nap(self) -> None:
        """Until there is something new, or a chat may have rested."""
        self._news.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOKS_AGAIN if self._behind else None):
                await self._news.wait()

    async def _refresh(self, chat: int) -> None:
        await self._abreast.acquire()
        try:
            await self._outbox.turn(chat)
        except BaseException:
            self._abreast.release()
            raise
        self._lanes.add(chat, partial(self._show_behind, chat))
        self._behind.pop(chat, None)

    async def _show_behind(self, chat: int) -> None:
        """What fails is found again by the next look at the clock."""
        try:
            outcome = await self._show(chat)
        finally:
            self._abreast.release()
        seconds = self._pause(chat, outcome)
        if isinstance(outcome, Wait):
            self._outbox.held_up(chat, outcome.seconds, asked=False)
        elif seconds is not None:
            self._outbox.rest(chat, seconds)
