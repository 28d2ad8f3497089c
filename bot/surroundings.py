"""What the bot takes from outside: the time and randomness, so that both can be played."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass

SECRET_BYTES = 24
"""192 random bits in 32 characters: at least 128 are promised, 64 characters fit into a link."""

LONG_POLL = 25
"""Seconds Telegram may wait for an update (getUpdates.timeout)."""


def random_secret() -> str:
    """A fresh random text that fits into a link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def wall_clock() -> dt.datetime:
    """The present instant."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sources of time and randomness, and how many seconds Telegram may wait for an update."""

    now: Callable[[], dt.datetime] = wall_clock
    secret: Callable[[], str] = random_secret
    long_poll: int = LONG_POLL
