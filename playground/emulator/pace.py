"""How fast a bot may send, in the words of the FAQ ("My bot is hitting limits, how do I avoid
this?"), measured on monotonic time so that a moved clock changes nothing.

Counted are new messages, as in the FAQ; edits and answers to presses are free here.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from playground.emulator.refusals import too_many


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages at once, and so many a second in the long run."""

    burst: int
    per_second: float


EVERYWHERE = Rate(30, 30)
"""FAQ: the API will not allow bulk notifications to more than ~30 users per second."""

PRIVATE = Rate(5, 1)
"""FAQ: avoid more than one message per second in a chat; short bursts may be allowed."""

GROUP = Rate(20, 20 / 60)
"""FAQ: in a group, no more than 20 messages per minute."""


class Bucket:
    """What is left of a rate. Fills with time."""

    def __init__(self, rate: Rate, now: float) -> None:
        self._rate = rate
        self._left = float(rate.burst)
        self._at = now

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed; 0 when it is allowed now."""
        self._left = min(self._rate.burst, self._left + (now - self._at) * self._rate.per_second)
        self._at = now
        return max(0.0, (1 - self._left) / self._rate.per_second)

    def take(self) -> None:
        """One was sent."""
        self._left -= 1


class Pace:
    """Admits messages. With `on` false it admits everything."""

    def __init__(self, ticks: Callable[[], float], *, on: bool = True) -> None:
        self.on = on
        self._ticks = ticks
        self._everywhere = Bucket(EVERYWHERE, ticks())
        self._chats: dict[int, Bucket] = {}

    def admit(self, chat: int) -> None:
        """Counts a message to this chat. Refusal (429) when it comes too fast; a refused one does
        not count."""
        if not self.on:
            return
        now = self._ticks()
        buckets = (self._everywhere, self._chat(chat, now))
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for bucket in buckets:
            bucket.take()

    def _chat(self, chat: int, now: float) -> Bucket:
        return self._chats.setdefault(chat, Bucket(PRIVATE if chat > 0 else GROUP, now))
