"""How long the wire to Telegram waits, and for what."""

from dataclasses import dataclass
from functools import lru_cache

import aiohttp


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait: for a free connection of the pool, for a new connection, for the request to
    be taken (with files: `upload`), for each piece of the answer. None waits for ever."""

    pool: float | None = 5
    connect: float | None = 5
    write: float | None = 10
    upload: float | None = 60
    read: float | None = 20


@lru_cache
def time_limits(patience: Patience, *, uploads: bool) -> aiohttp.ClientTimeout:
    """The same in aiohttp's words. One limit for everything together stands in for writing, for
    which aiohttp has none."""
    write = patience.upload if uploads else patience.write
    return aiohttp.ClientTimeout(
        total=_together(patience.pool, patience.connect, write, patience.read),
        connect=_together(patience.pool, patience.connect),
        sock_connect=patience.connect,
        sock_read=patience.read,
    )


def _together(*limits: float | None) -> float | None:
    known = [limit for limit in limits if limit is not None]
    return sum(known) if len(known) == len(limits) else None
