"""`votum erase`: what may go of a round, or of one person; and how long a round is to be kept."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from bot.command import local, reading, say, using
from bot.configuration import Configuration
from bot.desk import desk_of
from bot.front_door import Wrong
from bot.surroundings import random_secret, wall_clock
from chat.format import moment
from chat.texts import texts
from handlers import erasing
from handlers.charge import ADMINISTRATOR, Charge
from handlers.desk import Desk
from handlers.refusing import refused
from storage import Connection, erasure, people, retention, rounds
from storage.database import Database
from storage.erasure import Erasure
from survey.refusal import Refusal
from survey.retention import due


@click.command()
@click.argument("round_", metavar="ROUND", required=False)
@click.option("--person", metavar="ID", help="One person, by account or by their id in the log.")
@click.option("--yes", is_flag=True, help="Erase. Without it only what would go is shown.")
@click.pass_obj
def erase(config: Path | None, round_: str | None, person: str | None, yes: bool) -> None:
    """Erase what may go of a round or a person."""
    if (round_ is None) == (person is None):
        raise Wrong(["erase: expected a round or --person ID, and not both"])
    configuration = local(config)
    lines = _erased(configuration, round_, person) if yes else _shown(configuration, round_, person)
    say(lines)
    if not yes:
        say(["nothing is erased yet: --yes does it, for good"], messages=True)


def _shown(configuration: Configuration, round_: str | None, person: str | None) -> list[str]:
    desk, now = desk_of(configuration, random_secret), wall_clock()
    return reading(
        configuration, lambda c: erasure_lines(c, desk, now, round_, person, really=False)
    )


def _erased(configuration: Configuration, round_: str | None, person: str | None) -> list[str]:
    desk, now = desk_of(configuration, random_secret), wall_clock()

    async def work(database: Database) -> list[str]:
        return await database.write(
            lambda c: erasure_lines(c, desk, now, round_, person, really=True)
        )

    return using(configuration, work)


def erasure_lines(
    connection: Connection,
    desk: Desk,
    now: dt.datetime,
    round_: str | None,
    person: str | None,
    *,
    really: bool,
) -> list[str]:
    """What goes and what stays, in lines; with `really` it is gone. NoSuchRound; Wrong."""
    charge = Charge(connection, desk, round_ or "", ADMINISTRATOR, now)
    if person is not None:
        found: Erasure | Refusal = erasing.erase_person(
            charge, _person(connection, person), really=really
        )
    else:
        found = erasing.erase_round(charge, really=really)
    if isinstance(found, Refusal):
        raise Wrong([f"{round_}: {refused(found, charge.kept, texts('en'))}"])
    goes, stays = erasing.told(connection, found, texts("en"))
    word = "erased" if really else "would go"
    return [*(f"{word}: {each}" for each in goes or ["nothing"]), *(f"stays: {s}" for s in stays)]


def _person(connection: Connection, id_: str) -> int:
    """By account, or by the id that stands in the log."""
    found = people.of_account(connection, int(id_)) if id_.isdecimal() else None
    found = found or people.of_opaque(connection, id_)
    if found is None:
        expected = "an account or an id from the log"
        raise Wrong([f"--person: {id_[:40]!a} is nobody here, expected {expected}"])
    return found.id


def retention_lines(
    connection: Connection, round_: str, days: int, now: dt.datetime
) -> Iterator[str]:
    """Until when what is kept of people is to be kept, once the round has ended. NoSuchRound."""
    ended = retention.ended_at(connection, round_)
    if ended is None:
        return
    if erasure.erased(connection, round_):
        yield "retention: erased"
        return
    until, zone = due(ended, days), rounds.get(connection, round_).round.zone
    if until > now:
        yield f"retention: until {moment(until, zone, 'en')}"
    else:
        yield f"retention: past since {moment(until, zone, 'en')}: votum erase {round_}"


COMMANDS = (erase,)
