"""The command about coordinators: a link that makes one, who they are, and the end of a role."""

import os
from collections.abc import Collection
from pathlib import Path

import click

from bot import administering as admin
from bot.command import local, reading, say, username, using
from bot.configuration import Configuration, load
from bot.front_door import Wrong
from bot.surroundings import random_secret, wall_clock
from storage import Connection, chats, people
from storage.database import Database


@click.command("coordinator-link")
@click.option("--list", "listed", is_flag=True, help="Show who coordinates instead.")
@click.option("--end", "account", type=int, metavar="ACCOUNT", help="End somebody's role instead.")
@click.pass_obj
def coordinator_link(config: Path | None, listed: bool, account: int | None) -> None:
    """Print a one-time link that makes a coordinator."""
    if listed or account is not None:
        _coordinators(local(config), account)
        return
    configuration = load(config, os.environ)
    bot = username(configuration)
    secret = using(
        configuration,
        lambda database: admin.coordinator_link(database, wall_clock(), random_secret),
    )
    click.echo(admin.LINK.format(bot=bot, secret=secret))


def _coordinators(configuration: Configuration, account: int | None) -> None:
    """Ends the role of whoever has the account, or tells who coordinates."""
    configured = configuration.bot.coordinators
    if account is None:
        say(reading(configuration, lambda c: coordinator_lines(c, configured)))
    else:
        say(using(configuration, lambda database: end_coordinator(database, account, configured)))


def coordinator_lines(connection: Connection, configured: Collection[int]) -> list[str]:
    """Everyone who coordinates: the account, what the person is called, and by what."""
    lines = []
    for person in people.coordinators(connection, configured):
        by = "by the configuration" if person.account in configured else "by a link"
        lines.append(f"{person.account}  {person.name or '-'}  {by}")
    return lines


async def end_coordinator(
    database: Database, account: int, configured: Collection[int]
) -> list[str]:
    """Whoever has this account does not coordinate any more. Wrong where that cannot be."""

    def unit(connection: Connection) -> list[str]:
        if account in configured:
            found = f"{account} coordinates by the configuration"
            raise Wrong([f"{found}, expected it taken out of bot.coordinators there"])
        person = people.of_account(connection, account)
        if person is None or not person.coordinator:
            raise Wrong([f"{account} does not coordinate, expected one of coordinator-link --list"])
        people.end_coordinator(connection, person.id)
        chats.touch_all(connection, [person.id])
        return [f"{account}  {person.name or '-'}  does not coordinate any more"]

    return await database.write(unit)


COMMANDS = (coordinator_link,)
