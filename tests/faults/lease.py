"""The lease of a bot that was killed."""

import asyncpg

from storage.store import is_server


async def expire(url: str) -> None:
    """As if the seconds had passed for which a killed bot's lease holds; nothing where the database
    is a file, whose lock ends with the process."""
    if not is_server(url):
        return
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("SELECT to_regclass('lease')") is not None:
            await connection.execute("UPDATE lease SET until = 0")
    finally:
        await connection.close()
