"""How fast messages may leave. Seconds on a monotonic clock, so that a moved clock changes nothing.

Telegram's FAQ: about 30 messages a second in all when a bot writes on its own, about one a second
in a single chat, 20 a minute in a group. Answers to people are not what the first two are about.
"""

from collections import deque

EVERY = 1 / 25
"""Seconds between two messages that nobody asked for."""

PER_CHAT = 1.0
"""Seconds between two such messages to the same chat."""

PER_MINUTE = 20
"""Messages to a group within any minute, whoever asked for them."""

LONGEST = 300.0
"""Seconds between two attempts to send the same letter, at most."""


def longer(attempts: int) -> float:
    """Seconds to wait after so many attempts without an answer: 2, 4, 8 and so on, at most 300."""
    return min(LONGEST, 2.0 ** min(attempts, 10))


class Rests:
    """Chats that nothing may leave for yet."""

    def __init__(self) -> None:
        self._until: dict[int, float] = {}

    def rest(self, chat: int, until: float) -> None:
        """Nothing leaves for this chat before then."""
        self._until[chat] = max(self._until.get(chat, until), until)

    def wait(self, chat: int, now: float) -> float:
        """Seconds until something may leave for the chat."""
        return max(0.0, self._until.get(chat, now) - now)

    def resting(self, now: float) -> dict[int, float]:
        """The chats that rest, and until when."""
        self._until = {chat: until for chat, until in self._until.items() if until > now}
        return self._until


class Limits(Rests):
    """What holds for a chat whoever writes there: how long Telegram asked to wait, and, in a group
    (which has a negative id), how many messages it got within a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[int, deque[float]] = {}

    def left(self, chat: int, now: float) -> None:
        """A message to the chat leaves now."""
        if chat < 0:
            minute = self._groups.setdefault(chat, deque(maxlen=PER_MINUTE))
            minute.append(now)
            if len(minute) == PER_MINUTE:
                self.rest(chat, minute[0] + 60.0)


class Pace:
    """When the next message of a track may leave: at least `every` seconds after the last one,
    `per_chat` after the last one to the same chat, and never against the limits."""

    def __init__(self, limits: Limits, every: float = 0.0, per_chat: float = 0.0) -> None:
        self._limits = limits
        self._every = every
        self._per_chat = per_chat
        self._free_at = 0.0
        self._goes_on_at = 0.0
        self._rests = Rests()

    def left(self, chat: int, now: float) -> None:
        """A message to the chat leaves now."""
        self._free_at = now + self._every
        self.rest(chat, now + self._per_chat)
        self._limits.left(chat, now)

    def arrived(self, chat: int, now: float) -> None:
        """The message has been answered: however long it took, the chat's rest begins now."""
        self.rest(chat, now + self._per_chat)

    def held_up(self, chat: int, until: float) -> None:
        """Telegram wants to hear nothing before then. What nobody asked for pauses altogether; an
        answer waits in its chat alone, so that nobody else waits for theirs."""
        self._limits.rest(chat, until)
        if self._every:
            self.pause(until)

    def pause(self, until: float) -> None:
        """Nothing leaves before then."""
        self._goes_on_at = max(self._goes_on_at, until)

    def rest(self, chat: int, until: float) -> None:
        """Nothing of this track leaves for this chat before then."""
        self._rests.rest(chat, until)

    def paused(self, now: float) -> float:
        """Seconds until anything may leave at all after a pause."""
        return max(0.0, self._goes_on_at - now)

    def wait(self, chat: int, now: float) -> float:
        """Seconds until a message to the chat may leave, letters that are begun included."""
        rests = max(self._rests.wait(chat, now), self._limits.wait(chat, now))
        return max(self.paused(now), self._free_at - now, rests)

    def resting(self, now: float) -> frozenset[int]:
        """The chats that nothing may leave for yet."""
        return frozenset({*self._rests.resting(now), *self._limits.resting(now)})

    def first_rested(self, now: float) -> float | None:
        """Seconds until the first of the resting chats may be written to; None if none rests."""
        ends = (*self._rests.resting(now).values(), *self._limits.resting(now).values())
        return min((until - now for until in ends), default=None)
