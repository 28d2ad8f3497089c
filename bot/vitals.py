"""What the bot suffers from, told by what was last seen of its parts: a pure function.

All instants are seconds on a monotonic clock, so that no moved clock looks like a trouble.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """What can be wrong with a bot that runs, and (`DOWN`) that it did not run."""

    DATABASE = "database"  # nothing can be stored
    TICKER = "ticker"  # the clock is not looked at
    INTAKE = "intake"  # nobody asks Telegram for updates, or takes what it gives
    POLLER = "poller"  # another program asks with the same token
    TELEGRAM = "telegram"  # it does not answer, or only with errors
    WEBHOOK = "webhook"  # it has updates and cannot bring them
    OUTBOX = "outbox"  # letters are due and none moves
    DOWN = "down"


TICKER_AFTER = 60.0
"""Seconds without a look, above the time between two looks."""

INTAKE_AFTER = 180.0
"""Seconds without an answer to a question for updates, good or bad. Each is answered in half a
minute, or given up after that."""

CONFLICTS_WITHIN = 120.0
"""Two refusals in favour of another poller within so many seconds. A single one is the question of
a predecessor that was killed."""

TELEGRAM_AFTER = 300.0
"""Seconds of nothing but failures."""

WEBHOOK_AFTER = 60.0
"""Seconds in which Telegram has failed to bring what it has: it tries again by itself."""

OUTBOX_AFTER = 900.0
"""Seconds in which no letter moves though some are due: a pause that Telegram asks for is at most
ten minutes."""

DATABASE_AFTER = 60.0
"""Seconds without a sign of life in the database, which is written every few seconds."""

MENDED_BY_A_RESTART = frozenset({Trouble.TICKER, Trouble.INTAKE, Trouble.OUTBOX, Trouble.DATABASE})
"""Where it helps to start the bot anew. The others it can only wait out, or somebody else mends."""

TOLD_AT_ONCE = frozenset({Trouble.TICKER, Trouble.INTAKE, Trouble.POLLER, Trouble.WEBHOOK})
"""In which letters can still be sent. The others are told when they are over."""

TOLD_AFTER = {Trouble.TELEGRAM: 3600.0, Trouble.DOWN: 600.0}
"""Seconds that a trouble lasts before it is worth a message to people; else it is at once."""


@dataclass(slots=True)
class Vitals:
    """When something was last seen of each part. `failing_since` is the first failure to reach
    Telegram since it last answered, `unstored_since` the first write that failed since one
    succeeded, `due_since` since when letters are due and none has moved, `undelivered_since` since
    when Telegram fails to call the webhook; None where all is well."""

    tick: float
    looked: float
    asked: float
    answered: float
    stored: float
    failing_since: float | None = None
    unstored_since: float | None = None
    due_since: float | None = None
    undelivered_since: float | None = None
    conflicts: tuple[float, ...] = field(default=())


def troubles(seen: Vitals, now: float) -> dict[Trouble, float]:
    """What is wrong now, and since when. What only follows from another trouble is left out."""
    if (since := _unstored(seen, now)) is not None:
        return {Trouble.DATABASE: since}
    found: dict[Trouble, float] = {}
    if now - seen.looked > TICKER_AFTER + seen.tick:
        found[Trouble.TICKER] = seen.looked
    if (from_outside := _from_telegram(seen, now)) is not None:
        found.update((from_outside,))
    waits = Trouble.TELEGRAM in found or seen.due_since is None
    if not waits and seen.due_since is not None and now - seen.due_since > OUTBOX_AFTER:
        found[Trouble.OUTBOX] = seen.due_since
    return found


def _unstored(seen: Vitals, now: float) -> float | None:
    if seen.unstored_since is not None:
        return seen.unstored_since
    return seen.stored if now - seen.stored > DATABASE_AFTER else None


def _from_telegram(seen: Vitals, now: float) -> tuple[Trouble, float] | None:
    """Why nothing comes from Telegram, if nothing does."""
    if now - seen.asked > INTAKE_AFTER:
        return Trouble.INTAKE, seen.asked
    recent = [at for at in seen.conflicts if now - at <= CONFLICTS_WITHIN]
    if len(recent) > 1:
        return Trouble.POLLER, recent[0]
    if seen.failing_since is not None and now - seen.failing_since > TELEGRAM_AFTER:
        return Trouble.TELEGRAM, seen.answered
    since = seen.undelivered_since
    if since is not None and now - since > WEBHOOK_AFTER:
        return Trouble.WEBHOOK, since
    return None


def worth_telling(trouble: Trouble, seconds: float) -> bool:
    """Whether people are told of a trouble that has lasted so long."""
    return seconds >= TOLD_AFTER.get(trouble, 0.0)
