"""Groups that coordinators have attached to a round: they get its public result."""

import datetime as dt

from sqlalchemy import Connection, delete, select

from storage.desk_schema import attached
from storage.upsert import upsert


def attach(
    connection: Connection, round_: str, chat: int, person: int | None, at: dt.datetime
) -> bool:
    """The group gets the round's result from now on. False when it does already."""
    row = {"round": round_, "chat": chat, "person": person, "at": at}
    added = connection.execute(upsert(connection, attached).values(row).on_conflict_do_nothing())
    return added.rowcount == 1


def detach(connection: Connection, chat: int) -> tuple[str, ...]:
    """The group gets no round's result any more; which ones these were."""
    rounds = of_chat(connection, chat)
    connection.execute(delete(attached).where(attached.c.chat == chat))
    return rounds


def of_chat(connection: Connection, chat: int) -> tuple[str, ...]:
    """The rounds to which the group is attached."""
    query = select(attached.c.round).where(attached.c.chat == chat).order_by(attached.c.at)
    return tuple(connection.execute(query).scalars())


def of_round(connection: Connection, round_: str) -> tuple[int, ...]:
    """The groups that are attached to the round, in the order in which they were."""
    query = (
        select(attached.c.chat)
        .where(attached.c.round == round_)
        .order_by(attached.c.at, attached.c.chat)
    )
    return tuple(connection.execute(query).scalars())


def move(connection: Connection, old: int, new: int) -> None:
    """The group has another id: it is attached under that one, to each round once."""
    rows = connection.execute(select(attached).where(attached.c.chat == old)).all()
    for row in rows:
        attach(connection, row.round, new, row.person, row.at)
    connection.execute(delete(attached).where(attached.c.chat == old))
