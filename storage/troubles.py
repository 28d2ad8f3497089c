"""What the bot suffers from, and when it was last alive: known to whoever writes a letter of it."""

import datetime as dt

from sqlalchemy import Connection, delete, select

from storage.schema import pulse, troubles
from storage.upsert import upsert

_BOT = 1


def begin(connection: Connection, kind: str, since: dt.datetime) -> None:
    """The trouble goes on since then."""
    row = upsert(connection, troubles).values(kind=kind, since=since)
    connection.execute(row.on_conflict_do_nothing())


def end(connection: Connection, kind: str) -> None:
    """The trouble is over."""
    connection.execute(delete(troubles).where(troubles.c.kind == kind))


def ongoing(connection: Connection) -> dict[str, dt.datetime]:
    """What goes on, and since when."""
    return {row.kind: row.since for row in connection.execute(select(troubles))}


def beat(connection: Connection, now: dt.datetime) -> None:
    """The bot is alive, and the database can be written."""
    row = upsert(connection, pulse).values(bot=_BOT, at=now)
    connection.execute(row.on_conflict_do_update(index_elements=["bot"], set_={"at": now}))


def last_beat(connection: Connection) -> dt.datetime | None:
    """When the bot was last alive; None before its first start."""
    found: dt.datetime | None = connection.execute(select(pulse.c.at)).scalar()
    return found
