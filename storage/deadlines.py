"""The deadlines of a round's mandates, and what follows them."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from storage import links
from storage.schema import mandates, rounds


class Deadline(NamedTuple):
    """A mandate's municipality key, its deadline, and the instant at which that was set, if it is
    not the one that the round was frozen with."""

    key: str
    at: dt.datetime
    since: dt.datetime | None


def of_round(connection: Connection, round_: str) -> tuple[Deadline, ...]:
    """Each mandate's deadline, in the order of the roster."""
    rows = connection.execute(
        select(mandates.c.key, mandates.c.deadline, mandates.c.since)
        .where(mandates.c.round == round_)
        .order_by(mandates.c.id)
    )
    return tuple(Deadline(*row) for row in rows)


def give(
    connection: Connection,
    round_: str,
    keys: Collection[str],
    deadline: dt.datetime,
    since: dt.datetime,
) -> dt.datetime:
    """These mandates have this deadline from now on. The round closes with the last one, which is
    returned, and until then links that nobody has used open it."""
    connection.execute(
        update(mandates)
        .where(mandates.c.round == round_, mandates.c.key.in_(keys))
        .values(deadline=deadline, since=since)
    )
    last: dt.datetime = connection.execute(
        select(func.max(mandates.c.deadline)).where(mandates.c.round == round_)
    ).scalar_one()
    connection.execute(update(rounds).where(rounds.c.id == round_).values(closes_at=last))
    links.expire(connection, round_, last)
    return last


def end(connection: Connection, round_: str, by: str) -> None:
    """Somebody has ended the round before its deadline."""
    connection.execute(update(rounds).where(rounds.c.id == round_).values(ended_by=by))
