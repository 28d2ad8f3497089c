"""Raw updates as they came, kept until they are handled.

What was handled is kept for a while without its body, so that an update which comes again is known.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Update,
    bindparam,
    delete,
    func,
    null,
    select,
    tuple_,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from storage.schema import intake
from storage.upsert import upsert

Key = tuple[int, int]
"""Bot id and update id: what makes an update the same one when it comes again."""

KEPT = dt.timedelta(days=6)
"""How long a handled update is known. Telegram keeps updates for a day ("Getting updates"), so none
comes again after that, even if the clock was days wrong. After a quiet week Telegram goes on with
any number (Update.update_id): by then none is known that it could be taken for."""

_WAITING = update(intake).where(
    intake.c.bot == bindparam("of"),
    intake.c.update_id == bindparam("id"),
    intake.c.state == "waiting",
)
_DONE = _WAITING.values(state="done", body=null())
_ASIDE = _WAITING.values(state="aside", reason=bindparam("why"))
_LAST = select(func.max(intake.c.number))


@dataclass(frozen=True, slots=True)
class Raw:
    """An update as it arrived. `chat` is whose order it keeps; None for no particular one."""

    bot: int
    update_id: int
    arrived_at: dt.datetime
    chat: int | None
    body: str

    @property
    def key(self) -> Key:
        """What makes it the same update when it comes again."""
        return self.bot, self.update_id


def store(connection: Connection, updates: Iterable[Raw]) -> tuple[Raw, ...]:
    """Keeps the updates and returns those that are still to be handled, in the order in which they
    came first: the new ones, and those that wait from before, as they were stored then.

    One that waits may have been handed to nobody: where the answer to a commit did not arrive, the
    same batch comes again and finds itself here. One that was handled changes nothing.
    """
    by_key = {raw.key: raw for raw in updates}
    if not by_key:
        return ()
    last = connection.execute(_LAST).scalar() or 0
    rows = [
        {**asdict(raw), "state": "waiting", "number": number}
        for number, raw in enumerate(by_key.values(), start=last + 1)
    ]
    stored = connection.execute(_storing(connection.dialect.name), rows).all()
    if len(stored) == len(by_key):
        return tuple(by_key.values())
    known = tuple_(intake.c.bot, intake.c.update_id).in_(list(by_key))
    return _waiting(connection, known)


@cache
def _storing(dialect: str) -> ReturningInsert[int, int]:
    row = upsert(dialect, intake).on_conflict_do_nothing(index_elements=["bot", "update_id"])
    return row.returning(intake.c.bot, intake.c.update_id)


def waiting(connection: Connection) -> tuple[Raw, ...]:
    """Everything that is stored and not handled, in the order in which it came, also where the
    clock was set back in between."""
    return _waiting(connection)


def _waiting(connection: Connection, *which: ColumnElement[bool]) -> tuple[Raw, ...]:
    rows = connection.execute(
        select(intake).where(intake.c.state == "waiting", *which).order_by(intake.c.number)
    )
    return tuple(Raw(row.bot, row.update_id, row.arrived_at, row.chat, row.body) for row in rows)


def waits(connection: Connection, chat: int) -> bool:
    """Whether an update of this chat is still to be handled."""
    query = select(intake.c.update_id).where(intake.c.state == "waiting", intake.c.chat == chat)
    return connection.execute(query.limit(1)).first() is not None


def done(connection: Connection, key: Key) -> bool:
    """Marks the update as handled and drops its body. False when it was not waiting any more."""
    return _leave(connection, key, _DONE)


def set_aside(connection: Connection, key: Key, reason: str) -> bool:
    """Puts the update, body and all, on the list of those that could not be handled."""
    return _leave(connection, key, _ASIDE, why=reason)


def _leave(connection: Connection, key: Key, way: Update, **values: str) -> bool:
    bot, update_id = key
    return connection.execute(way, {"of": bot, "id": update_id, **values}).rowcount == 1


def unhandled_before(connection: Connection, instant: dt.datetime) -> int:
    """How many updates that arrived before the instant are still to be handled."""
    return connection.execute(
        select(func.count())
        .select_from(intake)
        .where(intake.c.state == "waiting", intake.c.arrived_at < instant)
    ).scalar_one()


def prune(connection: Connection, now: dt.datetime) -> int:
    """Forgets handled updates that cannot come again, and says how many. What was set aside
    stays."""
    old = delete(intake).where(intake.c.state == "done", intake.c.arrived_at < now - KEPT)
    return connection.execute(old).rowcount


def counts(connection: Connection) -> dict[str, int]:
    """How many updates there are in each state."""
    rows = connection.execute(
        select(intake.c.state, func.count().label("count_")).group_by(intake.c.state)
    )
    return {row.state: row.count_ for row in rows}
