"""A clock in the test's hand, and a messenger that notes what it is to send."""

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from chat.cards import Card, File, card_text
from chat.messenger import Delivered, Fetched, Outcome


def utc(text: str) -> dt.datetime:
    """`12-18T11:00` of 2026."""
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=dt.UTC)


async def until(condition: Callable[[], bool]) -> None:
    """Waits, a few seconds at most, until it holds."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - anything may bring it about
            await asyncio.sleep(0.005)


class Hands:
    """The hands of a clock and of a stopwatch. Sleeping moves the stopwatch on by itself, unless
    it is held: then `tick` does."""

    def __init__(self) -> None:
        self.now = utc("11-20T12:00")
        self.ticks = 1000.0
        self.held = False
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    async def sleep(self, seconds: float) -> None:
        """Sleeps by the stopwatch."""
        if not self.held or seconds <= 0.0:
            self.ticks += seconds
            await asyncio.sleep(0)
            return
        woken = asyncio.Event()
        self._sleepers.append((self.ticks + seconds, woken))
        await woken.wait()

    def sleeps(self, seconds: float) -> bool:
        """Whether somebody sleeps for so many seconds more."""
        return any(end == self.ticks + seconds for end, _ in self._sleepers)

    def tick(self, seconds: float) -> None:
        """So many seconds pass on the stopwatch."""
        self.ticks += seconds
        for end, woken in self._sleepers:
            if end <= self.ticks:
                woken.set()


@dataclass(frozen=True)
class Call:
    """Something that was to be sent, at which tick, and what the messenger answered."""

    chat: int
    part: Card | File
    ticks: float
    outcome: Outcome

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return self.part.name if isinstance(self.part, File) else self.part.title

    @property
    def words(self) -> str:
        """Everything it says."""
        return self.part.caption if isinstance(self.part, File) else card_text(self.part)


@dataclass
class Recorder:
    """A messenger that notes everything and delivers it, unless told what to answer in a chat.
    While the gate is closed, answers do not come back; it closes by itself at a call."""

    hands: Hands
    calls: list[Call] = field(default_factory=list)
    answers: dict[int, list[Outcome | Exception]] = field(default_factory=lambda: defaultdict(list))
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    under_way: int = 0
    most_under_way: int = 0
    closes_at: int | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def open(self) -> None:
        """Answers come back again."""
        self.closes_at = None
        self.gate.set()

    async def send(self, chat: int, card: Card) -> Outcome:
        return await self._take(chat, card)

    async def send_file(self, chat: int, file: File) -> Outcome:
        return await self._take(chat, file)

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        raise NotImplementedError("letters are never edited")

    async def strip(self, chat: int, message: int) -> Outcome:
        raise NotImplementedError("letters keep their buttons")

    async def fetch(self, file: str) -> Fetched | Outcome:
        raise NotImplementedError("nobody sends files here")

    async def toast(self, press: str, words: str) -> Outcome:
        raise NotImplementedError("letters answer no press")

    async def _take(self, chat: int, part: Card | File) -> Outcome:
        answer = self.answers[chat].pop(0) if self.answers[chat] else Delivered(len(self.calls))
        if isinstance(answer, Exception):
            raise answer
        self.calls.append(Call(chat, part, self.hands.ticks, answer))
        if len(self.calls) == self.closes_at:
            self.gate.clear()
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self.gate.wait()
        finally:
            self.under_way -= 1
        return answer

    def taken(self) -> list[tuple[int, str]]:
        """Chat and title of everything delivered since the last time, sorted."""
        calls, self.calls = self.calls, []
        delivered = [each for each in calls if isinstance(each.outcome, Delivered)]
        return sorted((each.chat, each.title) for each in delivered)
