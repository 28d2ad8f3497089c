"""What is to be sent: for whom and about what, not its words.

A row is written in the transaction that decides it and rendered when it is sent, when its reason
is looked at again. Its key makes sure that the same occasion is never decided twice. A letter
waits, is being sent, and ends as sent, dropped, failed or uncertain; put back, it waits again.
"""

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Insert, Row, case, func, select, update

from storage.schema import outbox
from storage.upsert import upsert

LANES = range(6)
ANSWERS, RECEIPTS, CLOSING, NEWS, REMINDERS, BULK = LANES
"""The lanes, first one first. The recipient has asked for answers and receipts; news are what
somebody else has done."""

AT_ONCE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The `not_before` of what is to leave at once, even if the clock is set back meanwhile."""

_CAME_IN = "letters"
"""Under this name the connection that writes remembers it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to be sent. `about` is JSON-like: ids of what it tells, never its words."""

    key: str
    chat: int
    kind: str
    about: Mapping[str, Any]
    not_before: dt.datetime
    lane: int
    round: str | None = None
    id: int = 0
    parts_sent: int = 0
    attempts: int = 0


def put(connection: Connection, letter: Letter) -> bool:
    """Puts the letter in. False when one with this key is or was here: nothing changes then."""
    added = connection.execute(_addition(connection), _row(letter)).rowcount == 1
    if added:
        connection.info[_CAME_IN] = True
    return added


def put_all(connection: Connection, letters: Collection[Letter]) -> None:
    """Puts in those of the letters whose keys never were here."""
    if letters:
        connection.execute(_addition(connection), [_row(letter) for letter in letters])
        connection.info[_CAME_IN] = True


def came_in(connection: Connection) -> bool:
    """Whether letters may have been put in since this was last asked of the connection."""
    return bool(connection.info.pop(_CAME_IN, False))


def _addition(connection: Connection) -> Insert:
    return upsert(connection, outbox).on_conflict_do_nothing()


def _row(letter: Letter) -> dict[str, Any]:
    return {
        "key": letter.key,
        "lane": letter.lane,
        "chat": letter.chat,
        "round": letter.round,
        "kind": letter.kind,
        "about": json.dumps(letter.about, ensure_ascii=False),
        "not_before": letter.not_before,
        "state": "waiting",
        "parts_sent": 0,
        "attempts": 0,
    }


def next_up(
    connection: Connection,
    now: dt.datetime,
    limit: int = 50,
    *,
    lanes: Collection[int] = LANES,
    besides: Collection[int] = (),
) -> tuple[Letter, ...]:
    """What may be sent now, the first lane first, within a lane the oldest first. `besides` are
    chats that are left out. An index holds what waits in this order, so nothing is sorted."""
    rows = connection.execute(
        select(outbox)
        .where(
            outbox.c.state == "waiting",
            outbox.c.lane.in_(lanes),
            outbox.c.not_before <= now,
            outbox.c.chat.not_in(besides),
        )
        .order_by(outbox.c.lane, outbox.c.not_before, outbox.c.id)
        .limit(limit)
    )
    return tuple(_letter(row) for row in rows)


def get(connection: Connection, letter: int) -> Letter:
    """The letter with this id. NoResultFound when there is none."""
    return _letter(connection.execute(select(outbox).where(outbox.c.id == letter)).one())


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        key=row.key,
        chat=row.chat,
        kind=row.kind,
        about=json.loads(row.about),
        not_before=row.not_before,
        lane=row.lane,
        round=row.round,
        id=row.id,
        parts_sent=row.parts_sent,
        attempts=row.attempts,
    )


def next_instant(connection: Connection, *, lanes: Collection[int] = LANES) -> dt.datetime | None:
    """When the next letter may be sent; None when nothing waits."""
    found: dt.datetime | None = connection.execute(
        select(func.min(outbox.c.not_before)).where(
            outbox.c.state == "waiting", outbox.c.lane.in_(lanes)
        )
    ).scalar_one()
    return found


def sending(connection: Connection, letter: int, chat: int) -> bool:
    """About to be sent to this chat, or its next part is. Found in this state after a crash, nobody
    knows whether it was. False when it does not wait for this chat any more: it was redirected, and
    is sent by whoever took it from there."""
    waits = (outbox.c.id == letter, outbox.c.chat == chat, outbox.c.state == "waiting")
    values = {"state": "sending", "attempts": outbox.c.attempts + 1}
    return connection.execute(update(outbox).where(*waits).values(values)).rowcount == 1


def part_sent(connection: Connection, letter: int) -> None:
    """One part of a letter in several parts is out, and the next has not been tried."""
    _change(connection, letter, state="waiting", parts_sent=outbox.c.parts_sent + 1, attempts=0)


def put_back(
    connection: Connection, letter: int, not_before: dt.datetime, *, counts: bool = True
) -> None:
    """Nothing is known to have arrived: again, not before the instant. Where it is certain that
    nothing was sent, the attempt need not count."""
    attempts = outbox.c.attempts if counts else outbox.c.attempts - 1
    _change(connection, letter, state="waiting", not_before=not_before, attempts=attempts)


def redirect(connection: Connection, old: int, new: int) -> None:
    """The chat has another id now: what waits for it goes there."""
    waits = (outbox.c.chat == old, outbox.c.state == "waiting")
    connection.execute(update(outbox).where(*waits).values(chat=new))


def finish(
    connection: Connection, letter: int, state: str, now: dt.datetime, reason: str | None = None
) -> None:
    """Ends the letter: `sent`, `dropped` (its reason fell away), `failed` or `uncertain`."""
    _change(connection, letter, state=state, done_at=now, reason=reason)


def _change(connection: Connection, letter: int, **values: Any) -> None:
    connection.execute(update(outbox).where(outbox.c.id == letter).values(**values))


@dataclass(frozen=True, slots=True)
class Progress:
    """How many letters of a kind wait, are being sent, and have ended: sent, failed, uncertain, or
    dropped."""

    kind: str
    waiting: int = 0
    sending: int = 0
    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    dropped: int = 0


def progress(connection: Connection, round_: str) -> tuple[Progress, ...]:
    """How far the letters of a round are, by kind in the order of the alphabet."""
    rows = connection.execute(
        select(outbox.c.kind, outbox.c.state, func.count().label("letters"))
        .where(outbox.c.round == round_)
        .group_by(outbox.c.kind, outbox.c.state)
        .order_by(outbox.c.kind)
    )
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row.kind, {})[row.state] = row.letters
    return tuple(Progress(kind, **states) for kind, states in counts.items())


@dataclass(frozen=True, slots=True)
class Broadcast:
    """Letters that left or leave together: how many are through, of how many."""

    through: int
    letters: int


def broadcast(connection: Connection, round_: str, now: dt.datetime) -> Broadcast | None:
    """What is being sent to many in this round at present; None while nothing of it waits."""
    open_ = case((outbox.c.state.in_(("waiting", "sending")), 1), else_=0)
    rows = connection.execute(
        select(func.count().label("letters"), func.sum(open_).label("open_"))
        .where(
            outbox.c.round == round_,
            outbox.c.lane.in_((CLOSING, REMINDERS, BULK)),
            outbox.c.not_before <= now,
        )
        .group_by(outbox.c.kind, outbox.c.not_before)
    )
    running = [row for row in rows if row.open_]
    if not running:
        return None
    letters = sum(row.letters for row in running)
    return Broadcast(letters - sum(row.open_ for row in running), letters)


def interrupted(connection: Connection) -> tuple[int, ...]:
    """Letters that were being sent when the bot ended."""
    return tuple(
        connection.execute(select(outbox.c.id).where(outbox.c.state == "sending")).scalars()
    )


def told_of_closing(
    connection: Connection, round_: str, kind: str, *, public: bool | None = None
) -> tuple[Letter, ...]:
    """For each chat the newest letter of this kind that told it of a closing of the round, and has
    arrived or may have; with `public`, those of one form."""
    rows = connection.execute(
        select(outbox)
        .where(
            outbox.c.round == round_,
            outbox.c.kind == kind,
            outbox.c.state.in_(("sending", "sent", "uncertain")),
        )
        .order_by(outbox.c.id)
    )
    letters = (letter for letter in map(_letter, rows) if "closed_at" in letter.about)
    wanted = (each for each in letters if public in (None, each.about.get("public")))
    return tuple({letter.chat: letter for letter in wanted}.values())
