"""The lease of a database on a server: who is the one bot, and until when.

A row with the holder's number, the epoch, which grows with each change of holder. Its times are by
the database's clock, which all see alike. A holder renews it; when it has not for long enough, the
next one may take it, and the old one, should it only have been asleep, finds another epoch in the
first thing that each of its transactions reads, and can write no more. The table is no part of the
schema: what is kept does not depend on where it lies.
"""

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from storage.store import Write
from storage.unusable import Unusable, in_words

if TYPE_CHECKING:  # with it comes the whole ORM, and a bot on SQLite needs none of that
    from sqlalchemy.ext.asyncio import AsyncEngine

log = logging.getLogger(__name__)

HELD = 6.0
"""Seconds that the lease holds after it was renewed."""

RENEWED = 2.0
"""Seconds between two renewals."""

LOOKS = 0.05
"""Seconds between two looks at whether it was renewed."""

_NOW = "extract(epoch FROM clock_timestamp())"

_BUILD = text(
    "CREATE TABLE IF NOT EXISTS lease"
    " (bot integer PRIMARY KEY, epoch bigint NOT NULL, until double precision NOT NULL)"
)
_BUILT = text("SELECT to_regclass('lease') IS NOT NULL")
_TAKE = text(
    f"INSERT INTO lease VALUES (1, 1, {_NOW} + :held) ON CONFLICT (bot) DO UPDATE"  # noqa: S608
    f" SET epoch = lease.epoch + 1, until = excluded.until WHERE lease.until < {_NOW}"
    " RETURNING epoch"
)
_EPOCH = text("SELECT epoch FROM lease WHERE bot = 1")
_IS_HELD = text(f"SELECT until >= {_NOW} FROM lease WHERE bot = 1")  # noqa: S608
_SHUT_OUT = text(f"UPDATE lease SET epoch = epoch + 1 WHERE until < {_NOW}")  # noqa: S608
_UNTIL = text(f"UPDATE lease SET until = {_NOW} + :held WHERE epoch = :epoch")  # noqa: S608


class Lost(Unusable):
    """Another bot has taken the lease over: this one may not write any more."""

    def __init__(self) -> None:
        super().__init__("another bot has taken over: this one was not heard of for too long")


def _clock() -> float:
    """Seconds that go on while the whole machine sleeps, where the platform counts them so: the
    monotonic clock of Linux does not."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def take(connection: Connection) -> int | None:
    """The epoch of a new lease; None while another one is held."""
    if not connection.execute(_BUILT).scalar_one():
        connection.execute(_BUILD)
    epoch: int | None = connection.execute(_TAKE, {"held": HELD}).scalar()
    return epoch


def shut_out(connection: Connection) -> bool:
    """Whoever held the lease last and let it run out writes no more, not even after waking up.
    False while somebody holds it: nothing is changed then."""
    if not connection.execute(_BUILT).scalar_one():
        return True
    connection.execute(_SHUT_OUT)  # first of all: the row cannot be renewed from here on
    return not connection.execute(_IS_HELD).scalar()


def renew(connection: Connection, epoch: int, held: float) -> bool:
    """The lease of this epoch holds for so long from now on. False when another one has taken it
    since: it is not renewed."""
    return connection.execute(_UNTIL, {"held": held, "epoch": epoch}).rowcount == 1


class Lease:
    """The lease as one process has it, or not."""

    def __init__(self, engine: "AsyncEngine") -> None:
        self._engine = engine
        self._epoch: int | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._lost = asyncio.Event()
        self._renewed = 0.0

    @property
    def taken(self) -> bool:
        """Whether this process has become the bot, even if it is not any more."""
        return self._epoch is not None

    async def take(self, write: Write) -> bool:
        """Takes the lease if it is free, and renews it from then on."""
        begun = _clock()
        self._epoch = await write(take)
        self._renewed = begun
        if self._epoch is None:
            return False
        self._renewing = asyncio.create_task(self._renew_all(self._epoch), name="lease")
        return True

    def check(self, connection: Connection) -> None:
        """Lost when another one has taken the lease since. Whoever never had it may write: the
        command line beside the bot."""
        if self._epoch is None:
            return
        if connection.execute(_EPOCH).scalar() != self._epoch:
            self._lost.set()
            raise Lost

    @property
    def is_lost(self) -> bool:
        """Whether it is known that another one has taken the lease."""
        return self._lost.is_set()

    async def lost(self) -> None:
        """Waits until a transaction, that of the renewing at the latest, finds the lease lost, and
        raises Lost."""
        await self._lost.wait()
        raise Lost

    async def held(self) -> None:
        """Waits until it is certain that the lease is held at this moment. Lost when it is not.

        The lease holds from an instant after the renewal was begun. So whoever has slept waits here
        for the next one, and says nothing that another bot has said by now.
        """
        while self._epoch is not None and _clock() - self._renewed > HELD:
            if self.is_lost:
                raise Lost
            await asyncio.sleep(LOOKS)

    async def _renew_all(self, epoch: int) -> None:
        """Renews the lease for as long as it is ours. Where the database cannot be used nobody
        else can take it either; or, if it is only this process that is cut off, that is found out
        by the first renewal that gets through."""
        while not self.is_lost:
            await asyncio.sleep(RENEWED)
            begun = _clock()
            try:
                if await self._renew(epoch, HELD):
                    self._renewed = begun
                else:
                    self._lost.set()
            except Unusable as error:
                log.warning("the lease could not be renewed: %s", error)
            except Exception:
                # Whoever waits in `held` waits for this task: it may not end.
                log.exception("the lease could not be renewed")

    async def _renew(self, epoch: int, held: float) -> bool:
        """Beside all transactions that write, so that it waits for none of them: the row itself
        sees to it that it is renewed or taken."""
        with in_words():
            async with self._engine.begin() as connection:
                return await connection.run_sync(renew, epoch, held)

    async def give_back(self) -> None:
        """Renews no more, and lets the next one begin at once."""
        if self._renewing is None or self._epoch is None:
            return
        self._renewing.cancel()
        await asyncio.wait([self._renewing])
        with contextlib.suppress(Unusable):
            await self._renew(self._epoch, -1)
