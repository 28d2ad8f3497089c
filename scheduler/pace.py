"""How fast letters may leave. Seconds on a monotonic clock, so that a moved clock changes nothing.

Telegram's FAQ: about 30 messages a second in all when a bot writes on its own, about one a second
in a single chat. Answers to people are not what these limits are about.
"""

EVERY = 1 / 25
"""Seconds between two letters that nobody asked for."""

PER_CHAT = 1.0
"""Seconds between two such letters to the same chat."""

LONGEST = 300.0
"""Seconds between two attempts to send the same letter, at most."""


def longer(attempts: int) -> float:
    """Seconds to wait after so many attempts without an answer: 2, 4, 8 and so on, at most 300."""
    return min(LONGEST, 2.0 ** min(attempts, 10))


class Pace:
    """When the next message may leave: at least `every` seconds after the last one, `per_chat`
    after the last one to the same chat."""

    def __init__(self, every: float = 0.0, per_chat: float = 0.0) -> None:
        self._every = every
        self._per_chat = per_chat
        self._free_at = 0.0
        self._goes_on_at = 0.0
        self._rests: dict[int, float] = {}

    def left(self, chat: int, now: float) -> None:
        """A message to the chat leaves now."""
        self._free_at = now + self._every
        self.rest(chat, now + self._per_chat)

    def held_up(self, chat: int, until: float) -> None:
        """Telegram wants to hear nothing before then. What nobody asked for pauses altogether; an
        answer waits in its chat alone, so that nobody else waits for theirs."""
        if self._every:
            self.pause(until)
        else:
            self.rest(chat, until)

    def pause(self, until: float) -> None:
        """Nothing leaves before then."""
        self._goes_on_at = max(self._goes_on_at, until)

    def rest(self, chat: int, until: float) -> None:
        """Nothing leaves for this chat before then."""
        self._rests[chat] = max(self._rests.get(chat, until), until)

    def paused(self, now: float) -> float:
        """Seconds until anything may leave at all after a pause."""
        return max(0.0, self._goes_on_at - now)

    def wait(self, chat: int, now: float) -> float:
        """Seconds until a message to the chat may leave, letters that are begun included."""
        return max(self.paused(now), self._free_at - now, self._rests.get(chat, now) - now)

    def resting(self, now: float) -> frozenset[int]:
        """The chats that nothing may leave for yet."""
        self._rests = {chat: until for chat, until in self._rests.items() if until > now}
        return frozenset(self._rests)

    def first_rested(self, now: float) -> float | None:
        """Seconds until the first of the resting chats may be written to; None if none rests."""
        return min((self._rests[chat] - now for chat in self.resting(now)), default=None)
