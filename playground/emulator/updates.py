"""The queue of updates: how a bot takes from it (getUpdates), or is brought it (setWebhook)."""

import asyncio
from collections.abc import Iterable

from playground.emulator.refusals import OTHER_POLLER, conflict
from playground.emulator.spec import Json, specification


class Updates:
    """Updates that wait, numbered from `first` on, and all that ever were."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._all: dict[int, Json] = {}
        self._waiting: dict[int, Json] = {}
        self._again: list[Json] = []
        self._poller: asyncio.Future[None] | None = None
        self._empty = asyncio.Event()
        self._empty.set()
        self.stirred = asyncio.Event()
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._waiting) + len(self._again)

    def push(self, kind: str, body: Json) -> int | None:
        """Queues an update of the specified shape; None when the bot does not want its kind
        (getUpdates.allowed_updates; every kind there is here is in the default). Misshapen is a
        mistake of the emulator's."""
        update = {"update_id": self._next, kind: body}
        specification().check(update, ("Update",), "Update")
        return None if self.allowed and kind not in self.allowed else self.push_raw(update)

    def push_raw(self, update: Json) -> int:
        """Queues whatever it is, so that tests can send what no specification allows."""
        number = self._next
        self._next += 1
        self._all[number] = self._waiting[number] = {"update_id": number} | update
        self._wake()
        return number

    def redeliver(self, numbers: Iterable[int]) -> None:
        """The next getUpdates brings these once more, confirmed or not."""
        self._again += [self._all[number] for number in numbers]
        self._wake()

    def forget(self) -> None:
        """Drops everything that waits: after 24 hours, as nothing is kept longer (getting
        updates), or with drop_pending_updates."""
        self._waiting.clear()
        self._again.clear()
        self._empty.set()

    def waiting(self) -> list[Json]:
        """Everything that waits, for whoever brings it to a webhook. What is to come once more is
        waiting again."""
        for update in self._again:
            self._waiting[update["update_id"]] = update
        self._again.clear()
        return list(self._waiting.values())

    def brought(self, number: int) -> None:
        """The webhook has taken this one."""
        self._waiting.pop(number, None)
        if not len(self):
            self._empty.set()

    async def drained(self) -> None:
        """Done when the bot has taken and confirmed everything."""
        await self._empty.wait()

    def take(self, offset: int, limit: int) -> list[Json]:
        """Up to `limit` updates from `offset` on. Everything below it is confirmed and forgotten.
        A negative offset leaves only so many at the end of the queue (getUpdates.offset)."""
        if offset < 0:
            dropped = list(self._waiting)[:offset]
        else:
            dropped = [number for number in self._waiting if number < offset]
        for number in dropped:
            del self._waiting[number]
        again, self._again = self._again[:limit], self._again[limit:]
        if not len(self):
            self._empty.set()
        return again + list(self._waiting.values())[: limit - len(again)]

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Takes, waiting up to `seconds` of real time for the first one. A second waiting
        poller ends the first one: Refusal (409)."""
        taken = self.take(offset, limit)
        if taken or seconds <= 0:
            return taken
        self.end_poll(OTHER_POLLER)
        self._poller = poller = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return []
        finally:
            if self._poller is poller:
                self._poller = None
        return self.take(max(offset, 0), limit)

    def end_poll(self, reason: str) -> None:
        """Whoever waits is told that somebody else took over."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(reason))

    def _wake(self) -> None:
        self._empty.clear()
        self.stirred.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
