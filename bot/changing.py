"""The commands that change a running round: extend, reopen, remind, close."""

from collections.abc import Callable
from pathlib import Path

import click

from bot import steering
from bot.command import ROUND, local, say, using
from bot.configuration import Configuration
from bot.desk import desk_of
from bot.surroundings import random_secret, wall_clock
from handlers.charge import Charge
from storage.database import Database
from survey.reminding import Whom

# Local to the round's time zone: 2026-12-21T12:00 or "21.12.2026 12:00".
WHEN = click.argument("when", metavar="WHEN")

TOWN = click.option("--town", metavar="KEY", help="One municipality, by its key. Default: all.")


@click.command()
@ROUND
@WHEN
@TOWN
@click.pass_obj
def extend(config: Path | None, round_: str, when: str, town: str | None) -> None:
    """Give more time, until WHEN."""
    _change(local(config), round_, lambda charge: steering.extended(charge, when, town))


@click.command()
@ROUND
@WHEN
@TOWN
@click.pass_obj
def reopen(config: Path | None, round_: str, when: str, town: str | None) -> None:
    """Open a closed round again, until WHEN."""
    _change(local(config), round_, lambda charge: steering.reopened(charge, when, town))


@click.command()
@ROUND
@click.pass_obj
def close(config: Path | None, round_: str) -> None:
    """End a round before its deadline."""
    _change(local(config), round_, steering.ended)


@click.command()
@ROUND
@TOWN
@click.pass_obj
def remind(config: Path | None, round_: str, town: str | None) -> None:
    """Remind everyone who is missing, at once."""
    configuration = local(config)
    found, quiet = _asked(configuration, round_, town)
    if quiet:
        people = steering.counted(len(found.recipients), "person", "people")
        question = f"It is a quiet time. Send the reminder to {people} all the same?"
        click.confirm(question, abort=True, err=True)
    _change(configuration, round_, lambda charge: steering.reminded(charge, town))


def _asked(configuration: Configuration, round_: str, town: str | None) -> tuple[Whom, bool]:
    desk, now = desk_of(configuration, random_secret), wall_clock()

    async def ask(database: Database) -> tuple[Whom, bool]:
        return await database.read(
            lambda connection: steering.whom(
                steering.charge_of(connection, desk, round_, now), town
            )
        )

    return using(configuration, ask)


def _change(
    configuration: Configuration, round_: str, act: Callable[[Charge], steering.Told]
) -> None:
    """One act in one unit of work, and what came of it."""
    desk, now = desk_of(configuration, random_secret), wall_clock()

    async def change(database: Database) -> steering.Told:
        return await database.write(
            lambda connection: act(steering.charge_of(connection, desk, round_, now))
        )

    told = using(configuration, change)
    say(told.warnings, messages=True)
    say(told.lines)


COMMANDS = (extend, reopen, remind, close)
