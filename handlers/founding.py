"""Freezing a round that was read: by the command line or from the chat, in one unit of work."""

import datetime as dt
from collections.abc import Callable

from handlers.charge import ADMINISTRATOR
from rounds.opening import Opening
from storage import Connection, log, rounds
from survey import bodies
from survey.round import Round


def obstacle(connection: Connection, round_: Round, at: dt.datetime) -> str:
    """Why the round cannot be opened at the instant, as far as other rounds and the clock are
    concerned: "there" is one with its id, "passed" is its deadline. Empty where it can."""
    if round_.id in rounds.ids(connection):
        return "there"
    return "passed" if round_.closes_at <= at else ""


def freeze(
    connection: Connection, found: Opening, by: str, at: dt.datetime, secret: Callable[[], str]
) -> None:
    """Freezes the round; time opens it. The log says who has opened it, where that was not simply
    an administrator. AlreadyThere."""
    rounds.freeze(connection, found.round, found.roster, found.opens_at, found.key)
    if by != ADMINISTRATOR:
        body = bodies.frozen(by)
        log.append(connection, found.round.id, "frozen", body, at, secret())
