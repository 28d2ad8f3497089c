"""Asking Telegram for updates, for ever."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.error import Conflict, RetryAfter, TelegramError

from storage.database import Lost
from storage.unusable import Unusable

log = logging.getLogger(__name__)

PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between attempts while Telegram is away, the last one again and again."""

UNSTORED = "updates could not be stored; they are not confirmed and tried again"

Fetch = Callable[[int | None], Awaitable[list[dict[str, Any]]]]
Take = Callable[[list[Mapping[str, Any]]], Awaitable[None]]


Heard = Callable[[TelegramError | None], None]
"""Is told of every answer: None, or the error in its place."""


def _nobody(_error: TelegramError | None) -> None:
    """Nobody listens."""


async def poll(
    fetch: Fetch,
    take: Take,
    sleep: Callable[[float], Awaitable[None]],
    heard: Heard = _nobody,
) -> None:
    """Fetches and takes updates until it is cancelled.

    A batch is confirmed by asking for what follows it, so it is asked for only once the batch is
    taken. After an empty answer nothing is left to confirm, and the next question names no offset:
    Telegram may go on with lower numbers after a quiet week, which an old offset would hide.
    """
    offset: int | None = None
    failures = 0
    while True:
        try:
            updates = await fetch(offset)
        except TelegramError as error:
            heard(error)
            await sleep(pause_after(error, failures))
            failures += 1
            continue
        heard(None)
        failures = 0
        if updates:
            await _take(take, list(updates), sleep)
            offset = max(update["update_id"] for update in updates) + 1
        else:
            offset = None
            await asyncio.sleep(0)


async def _take(
    take: Take, updates: list[Mapping[str, Any]], sleep: Callable[[float], Awaitable[None]]
) -> None:
    """Takes the batch, however long it takes: what is not stored must not be confirmed."""
    failures = 0
    while True:
        try:
            return await take(updates)
        except Lost:
            raise  # Telegram gives them to the bot that has taken over
        except Unusable as error:
            log.error("%s (%s)", UNSTORED, error)  # noqa: TRY400 - the words say it all
        except Exception:
            log.exception(UNSTORED)
        await sleep(PAUSES[min(failures, len(PAUSES) - 1)])
        failures += 1


def pause_after(error: TelegramError, failures: int) -> float:
    """Seconds to wait before Telegram is asked again, after so many earlier failures in a row. The
    log tells."""
    pause = PAUSES[min(failures, len(PAUSES) - 1)]
    if isinstance(error, RetryAfter):
        pause = max(pause, _seconds(error))
    what = "another program polls with this token" if isinstance(error, Conflict) else str(error)
    log.warning("nothing from Telegram (%s); it is asked again", what)
    return pause


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
