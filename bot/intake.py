"""The way in: updates are stored, then confirmed, then handled, each chat's in their order."""

import asyncio
import datetime as dt
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers.routes import chat_of
from storage import Connection, intake
from storage.database import Database, Lost
from storage.intake import Raw
from storage.unusable import Unusable

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class Lanes:
    """Jobs of one chat run one after the other, those of different chats at the same time."""

    def __init__(self) -> None:
        self._jobs: dict[int | None, deque[Job]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def add(self, chat: int | None, job: Job) -> None:
        """Runs the job after all earlier ones of this chat."""
        if chat in self._jobs:
            self._jobs[chat].append(job)
            return
        self._jobs[chat] = deque([job])
        self._idle.clear()
        task = asyncio.create_task(self._run(chat), name=f"lane {chat}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _run(self, chat: int | None) -> None:
        jobs = self._jobs[chat]
        try:
            while jobs:
                try:
                    await jobs[0]()
                except Lost:
                    pass  # all of it is the business of the bot that has taken over
                except Unusable as error:
                    log.error("a job of a chat failed: %s", error)  # noqa: TRY400 - words enough
                except Exception:
                    # The job's update stays stored as waiting, to be tried at the next start.
                    log.exception("a job of a chat failed")
                jobs.popleft()
        finally:
            del self._jobs[chat]
            if not self._jobs:
                self._idle.set()

    def serve(self, chat: int | None) -> bool:
        """Whether a job of this chat runs or waits."""
        return chat in self._jobs

    async def idle(self) -> None:
        """Waits until nothing runs."""
        await self._idle.wait()

    @property
    def busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._jobs)

    async def stop(self, patience: float) -> None:
        """Lets what runs finish for so many seconds, then breaks it off."""
        try:
            await asyncio.wait_for(self.idle(), patience)
        except TimeoutError:
            log.warning("%s chats were broken off; they go on at the next start", len(self._jobs))
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


class Intake:
    """Stores what Telegram hands over and has it handled."""

    def __init__(
        self,
        database: Database,
        lanes: Lanes,
        handle: Callable[[Raw], Awaitable[None]],
        now: Callable[[], dt.datetime],
        bot: int,
    ) -> None:
        self._database = database
        self._lanes = lanes
        self._handle = handle
        self._now = now
        self._bot = bot

    async def resume(self) -> None:
        """Goes on with what was stored and not handled when the bot last ended."""
        for raw in await self._database.read(intake.waiting):
            self._queue(raw)

    async def take(self, updates: list[Mapping[str, Any]]) -> None:
        """Stores the updates in one commit and queues those that are still to be handled.

        Only when this returns may they be confirmed: from then on they are ours to lose. One that
        was queued before and still waits is queued once more behind itself: whoever handles it
        finds it done by then.
        """

        def unit(connection: Connection) -> tuple[Raw, ...]:
            # The instant is taken inside the transaction: closing runs in another one, before or
            # after, so every update falls clearly on one side of a deadline.
            arrived_at = self._now()
            return intake.store(connection, [self._raw(update, arrived_at) for update in updates])

        for raw in await self._database.write(unit):
            self._queue(raw)

    def _raw(self, update: Mapping[str, Any], arrived_at: dt.datetime) -> Raw:
        return Raw(
            bot=self._bot,
            update_id=update["update_id"],
            arrived_at=arrived_at,
            chat=chat_of(update),
            body=_body(update),
        )

    def _queue(self, raw: Raw) -> None:
        self._lanes.add(raw.chat, lambda: self._handle(raw))


def _body(update: Mapping[str, Any]) -> str:
    """The update as JSON; nothing when it is nested too deeply to be written. Then it will be set
    aside, where an error would keep its whole batch out for ever."""
    try:
        return json.dumps(update)
    except RecursionError:
        return ""
