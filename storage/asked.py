"""Reminders that people have asked for."""

import datetime as dt

from sqlalchemy import Connection, select

from storage.schema import asked, holders
from storage.upsert import upsert
from survey.plan import Asked


def ask(
    connection: Connection, round_: str, roster_person: str, person: int, at: dt.datetime
) -> bool:
    """The person wants to be reminded at the instant of what the roster gives to this human being.
    False when that was asked for before: nothing changes."""
    row = {"round": round_, "roster_person": roster_person, "person": person, "at": at}
    added = connection.execute(upsert(connection, asked).values(row).on_conflict_do_nothing())
    return added.rowcount == 1


def of_round(connection: Connection, round_: str) -> tuple[Asked, ...]:
    """Everything that was asked for in the round, by those whose access has not gone to somebody
    else since."""
    rows = connection.execute(
        select(asked.c.id, asked.c.roster_person, asked.c.at)
        .join(
            holders,
            (holders.c.round == asked.c.round)
            & (holders.c.roster_person == asked.c.roster_person)
            & (holders.c.person == asked.c.person),
        )
        .where(asked.c.round == round_)
        .distinct()
        .order_by(asked.c.id)
    )
    return tuple(Asked(*row) for row in rows)
