"""The bot's watch over itself: what it notices stands in the log at once, and people are told.

A trouble is logged when it begins and when it is over. Coordinators get a letter when it is over,
and one when it begins if it lets letters through: that falls away if it is over before it is sent.
"""

import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from telegram.error import Conflict, TelegramError

from bot.vitals import (
    MENDED_BY_A_RESTART,
    TOLD_AT_ONCE,
    Trouble,
    Vitals,
    troubles,
    worth_telling,
)
from storage import Connection, outbox, people
from storage import troubles as kept
from storage.database import Database
from storage.outbox import AT_ONCE, NEWS, Letter

log = logging.getLogger(__name__)

BEAT = 10.0
"""Seconds between two signs of life in the database."""

CHECK = 5.0
"""Seconds between two looks at oneself."""

CONFLICTS_KEPT = 8

WORDS = {
    Trouble.DATABASE: "the database cannot be written",
    Trouble.TICKER: "the clock is not looked at",
    Trouble.INTAKE: "no updates are taken in",
    Trouble.POLLER: "another program polls with this token",
    Trouble.TELEGRAM: "Telegram does not answer",
    Trouble.WEBHOOK: "Telegram cannot reach the webhook",
    Trouble.OUTBOX: "letters are due and none leaves",
    Trouble.DOWN: "the bot did not run",
}


@dataclass(frozen=True, slots=True)
class Spell:
    """A trouble and its time. `since` and `until` are what clocks show; None while it goes on."""

    trouble: Trouble
    since: dt.datetime
    until: dt.datetime | None = None


class Watch:
    """Notes what is seen of each part, and tells what is wrong. `moved` says at which monotonic
    instant a letter last left the outbox."""

    def __init__(
        self,
        database: Database,
        coordinators: Collection[int],
        now: Callable[[], dt.datetime],
        monotonic: Callable[[], float],
        tick: float,
    ) -> None:
        self._database = database
        self._coordinators = coordinators
        self._now = now
        self._monotonic = monotonic
        self._tick = tick
        self._ongoing: dict[Trouble, Spell] = {}
        self._told: set[Trouble] = set()
        self._over: list[Spell] = []
        self._begun = False
        self._heard = False
        self._vitals = self._fresh()

    def _fresh(self) -> Vitals:
        now = self._monotonic()
        return Vitals(tick=self._tick, looked=now, asked=now, answered=now, stored=now)

    # -- what is seen -------------------------------------------------------------------------

    def looked(self) -> None:
        """The clock was looked at, and everything due was decided."""
        self._vitals.looked = self._monotonic()

    def heard(self, error: TelegramError | None) -> None:
        """Telegram answered a question for updates (None), or it did not."""
        now, seen = self._monotonic(), self._vitals
        seen.asked = now
        if error is None:
            seen.answered, seen.failing_since, self._heard = now, None, True
        elif isinstance(error, Conflict):
            seen.conflicts = (*seen.conflicts, now)[-CONFLICTS_KEPT:]
        elif seen.failing_since is None:
            seen.failing_since = now

    def undelivered(self, failing: bool) -> None:
        """Whether Telegram has updates that it cannot bring to the webhook."""
        seen = self._vitals
        if not failing:
            seen.undelivered_since = None
        elif seen.undelivered_since is None:
            seen.undelivered_since = self._monotonic()

    def stored(self, *, worked: bool) -> None:
        """The database was written, or that failed."""
        now, seen = self._monotonic(), self._vitals
        if worked:
            seen.stored, seen.unstored_since = now, None
        elif seen.unstored_since is None:
            seen.unstored_since = now

    def waiting(self, *, due: bool, moved_at: float) -> None:
        """Whether letters are due, and when one last left."""
        if not due:
            self._vitals.due_since = None
        else:
            self._vitals.due_since = max(self._vitals.due_since or self._monotonic(), moved_at)

    # -- how it is ----------------------------------------------------------------------------

    @property
    def begun(self) -> bool:
        """Whether everything was started."""
        return self._begun

    @property
    def ready(self) -> bool:
        """Whether people can be served: everything runs and Telegram has answered."""
        return self._begun and self._heard and not self.troubles()

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong that a restart might mend."""
        return not MENDED_BY_A_RESTART & self.troubles().keys()

    def troubles(self) -> dict[Trouble, dt.datetime]:
        """What is wrong at this moment, and since when on the clock."""
        if not self._begun:
            return {}
        return {
            each: self._ongoing[each].since if each in self._ongoing else self._clock(since)
            for each, since in troubles(self._vitals, self._monotonic()).items()
        }

    def ages(self) -> dict[str, float]:
        """Seconds since each part was last seen at work."""
        now, seen = self._monotonic(), self._vitals
        return {
            "look": now - seen.looked,
            "updates": now - seen.answered,
            "write": now - seen.stored,
        }

    def _clock(self, since: float) -> dt.datetime:
        return self._now() - dt.timedelta(seconds=self._monotonic() - since)

    # -- what comes of it ---------------------------------------------------------------------

    async def begin(self) -> None:
        """Everything is started now. What an earlier life left behind is over."""
        self._vitals, self._begun = self._fresh(), True
        now = self._now()
        last = await self._database.read(kept.last_beat)
        for kind, since in (await self._database.read(kept.ongoing)).items():
            self._over.append(Spell(Trouble(kind), since, max(since, last or now)))
        if last is not None and worth_telling(Trouble.DOWN, (now - last).total_seconds()):
            self._end(Spell(Trouble.DOWN, last, now))

    async def beat(self, sleep: Callable[[float], Awaitable[object]]) -> None:
        """Gives signs of life in the database, until it is cancelled."""
        while True:
            try:
                await self._database.write(partial(kept.beat, now=self._now()))
            except Exception as error:  # noqa: BLE001 - it is told below
                if self._vitals.unstored_since is None:
                    log.warning("a sign of life could not be stored: %s", error)
                self.stored(worked=False)
            else:
                self.stored(worked=True)
            await sleep(BEAT)

    async def check(self) -> bool:
        """Logs what has changed, and puts letters about it into the outbox: True if there are
        any. While nothing can be stored, what is to be told is kept in mind."""
        found = self.troubles()
        for trouble, since in found.items():
            if trouble not in self._ongoing:
                self._ongoing[trouble] = Spell(trouble, since)
                log.error("%s, since %s", WORDS[trouble], _words(since))
        for trouble in self._ongoing.keys() - found.keys():
            self._end(replace(self._ongoing.pop(trouble), until=self._now()))
        return await self._tell()

    def _end(self, spell: Spell) -> None:
        since, until = _words(spell.since), _words(spell.until or self._now())
        log.warning("over: %s, from %s until %s", WORDS[spell.trouble], since, until)
        if spell.trouble in self._told or worth_telling(spell.trouble, _seconds(spell)):
            self._over.append(spell)
        self._told.discard(spell.trouble)

    async def _tell(self) -> bool:
        begun = [
            each for each in self._ongoing.values() if each.trouble in TOLD_AT_ONCE - self._told
        ]
        over = list(self._over)
        if not begun and not over:
            return False
        try:
            await self._database.write(partial(self._write, begun=begun, over=over))
        except Exception:  # noqa: BLE001 - that is a trouble of its own, which `beat` notices
            return False
        self._told |= {each.trouble for each in begun}
        del self._over[: len(over)]
        return True

    def _write(self, connection: Connection, begun: list[Spell], over: list[Spell]) -> None:
        for spell in begun:
            kept.begin(connection, spell.trouble, spell.since)
            self._letter(connection, spell, {})
        for spell in over:
            kept.end(connection, spell.trouble)
            until = spell.until or spell.since
            self._letter(connection, spell, {"until": until.isoformat()})

    def _letter(self, connection: Connection, spell: Spell, more: dict[str, Any]) -> None:
        about = {"kind": spell.trouble.value, "since": spell.since.isoformat(), **more}
        subject = "/".join(about.values())
        for chat in people.coordinator_chats(connection, self._coordinators):
            key = f"-/trouble/{chat}/{subject}"
            outbox.put(connection, Letter(key, chat, "trouble", about, AT_ONCE, NEWS))


def _seconds(spell: Spell) -> float:
    return ((spell.until or spell.since) - spell.since).total_seconds()


def _words(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
