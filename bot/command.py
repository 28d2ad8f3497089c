"""What commands share: the configuration, the database, and lines for people."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from bot.configuration import Configuration, load
from storage import Connection
from storage.database import Database

Result = TypeVar("Result")

ROUND = click.argument("round_", metavar="ROUND")


def local(config: Path | None) -> Configuration:
    """The configuration for a command that needs no Telegram, and so no token."""
    return load(config, os.environ, needs_token=False)


def using(configuration: Configuration, work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Does the work on the configured database."""

    async def opened() -> Result:
        database = await Database.open(configuration.storage.url.get_secret_value())
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(opened())


def reading(configuration: Configuration, query: Callable[[Connection], Result]) -> Result:
    """Asks the configured database."""
    return using(configuration, lambda database: database.read(query))


def username(configuration: Configuration) -> str:
    """The bot's name, as Telegram knows it."""
    from bot.introduction import username_of  # noqa: PLC0415 - Telegram's library is slow to load

    return asyncio.run(username_of(configuration))


def say(lines: Iterable[str], *, messages: bool = False) -> None:
    """Tells the lines: as the result, or as messages beside it."""
    for line in lines:
        click.echo(line, err=messages)
