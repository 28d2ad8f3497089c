"""A bot that waits beside another one on the same database (PostgreSQL)."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from storage.database import Database

Result = TypeVar("Result")

log = logging.getLogger(__name__)


async def take_over(database: Database) -> None:
    """Waits for the other one's place. The page for monitoring says meanwhile that this one runs,
    and that it serves nobody yet."""
    log.warning("another bot is at work on the database; this one waits to take its place")
    await database.take_over()
    log.warning("this one is the bot now")


async def unless_lost(database: Database, work: Coroutine[Any, Any, Result]) -> Result:
    """Does the work, and breaks it off with Lost once another bot has taken this one's place: what
    tries for ever to reach Telegram would not notice."""
    working = asyncio.create_task(work, name="start")
    watching = asyncio.create_task(database.lost(), name="lease at the start")
    both = (working, watching)
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if watching.done():
            await watching
        return await working
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
