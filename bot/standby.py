"""A bot that waits beside another one on the same database (PostgreSQL)."""

import logging

from storage.database import Database

log = logging.getLogger(__name__)


async def take_over(database: Database) -> None:
    """Waits for the other one's place. The page for monitoring says meanwhile that this one runs,
    and that it serves nobody yet."""
    log.warning("another bot is at work on the database; this one waits to take its place")
    await database.take_over()
    log.warning("this one is the bot now")
