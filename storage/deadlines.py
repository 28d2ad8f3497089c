"""The deadlines of a round's mandates, and what follows them."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from storage import links, people
from storage.schema import mandates, rounds


class Deadline(NamedTuple):
    """A mandate's municipality key, its deadline, and the instant at which that was set, if it is
    not the one that the round was frozen with."""

    key: str
    at: dt.datetime
    since: dt.datetime | None


def of_round(
    connection: Connection, round_: str, keys: Collection[str] | None = None
) -> tuple[Deadline, ...]:
    """Each mandate's deadline (or those of these alone), in the order of the roster."""
    query = (
        select(mandates.c.key, mandates.c.deadline, mandates.c.since)
        .where(mandates.c.round == round_)
        .order_by(mandates.c.id)
    )
    if keys is not None:
        query = query.where(mandates.c.key.in_(keys))
    return tuple(Deadline(*row) for row in connection.execute(query))


def give(
    connection: Connection,
    round_: str,
    keys: Collection[str],
    deadline: dt.datetime,
    since: dt.datetime,
) -> dt.datetime:
    """These mandates have this deadline from now on. The round closes with the last one, which is
    returned, and links that nobody has used follow. Who gives more time to a round that somebody
    has ended, before it has closed, undoes that."""
    before = _ends(connection, round_)
    connection.execute(
        update(mandates)
        .where(mandates.c.round == round_, mandates.c.key.in_(keys))
        .values(deadline=deadline, since=since)
    )
    after = _ends(connection, round_)
    goes_on = {"ended_by": None} if after[None] > since else {}
    connection.execute(
        update(rounds).where(rounds.c.id == round_).values(closes_at=after[None], **goes_on)
    )
    links.follow(connection, round_, before, after)
    return after[None]


def _ends(connection: Connection, round_: str) -> dict[str | None, dt.datetime]:
    """The last deadline of the round (None), and of each human being's mandates."""
    found: dict[str | None, dt.datetime] = {
        None: max(each.at for each in of_round(connection, round_))
    }
    for holding in people.holdings(connection, round_=round_):
        known = found.get(holding.roster_person, holding.deadline)
        found[holding.roster_person] = max(known, holding.deadline)
    return found


def end(connection: Connection, round_: str, by: str) -> None:
    """Somebody has ended the round before its deadline."""
    connection.execute(update(rounds).where(rounds.c.id == round_).values(ended_by=by))
