"""Private chats: where each conversation is, and which of its states is shown.

A card is not a message in the outbox: a chat counts what should be shown and what is shown, and
wherever the two differ the card is shown again.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage.schema import chats, intake


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat. `place` is the conversation's own JSON, `turn` counts its places, `card` is
    the message whose buttons live. `lost_at` is since when nobody can be reached there."""

    chat: int
    person: int
    place: str
    turn: int = 1
    revision: int = 1
    shown: int = 0
    card: int | None = None
    lost_at: dt.datetime | None = None


# What every tap asks and stores is put into words once: building a statement takes longer than
# running it.
_THIS = chats.c.chat == bindparam("of")
_GET = select(chats).where(_THIS)
_TOUCH = (
    update(chats)
    .where(_THIS)
    # Counted by the database, so that a `chat` read earlier never takes a number back.
    .values(revision=chats.c.revision + 1, place=func.coalesce(bindparam("at"), chats.c.place))
    .returning(chats)
)
_MOVE = _TOUCH.values(turn=chats.c.turn + 1)
_SHOWED = (
    update(chats)
    .where(_THIS, chats.c.shown < bindparam("newest"))
    .values(shown=bindparam("newest"), card=bindparam("message"))
)


def get(connection: Connection, chat: int) -> Chat | None:
    """The chat with this id; None when there has been none."""
    row = connection.execute(_GET, {"of": chat}).first()
    return None if row is None else Chat(*row)


def begin(connection: Connection, chat: int, person: int, place: str) -> Chat:
    """A new chat with a person, nothing shown yet."""
    begun = Chat(chat, person, place)
    connection.execute(insert(chats).values(asdict(begun)))
    return begun


def move(connection: Connection, chat: Chat, place: str) -> Chat:
    """The conversation goes on at `place`: a new turn, so older buttons are stale."""
    return Chat(*connection.execute(_MOVE, {"of": chat.chat, "at": place}).one())


def touch(connection: Connection, chat: Chat, place: str | None = None) -> Chat:
    """The same place looks different now: the turn stays, so quick taps on it all count."""
    return Chat(*connection.execute(_TOUCH, {"of": chat.chat, "at": place}).one())


def touch_all(connection: Connection, people: Collection[int]) -> None:
    """What these people see looks different now, wherever each of them is."""
    connection.execute(
        update(chats).where(chats.c.person.in_(people)).values(revision=chats.c.revision + 1)
    )


def leave(connection: Connection, chat: int) -> None:
    """The next card is a new message, and stays so where it can only be shown later: whoever wrote
    something does not look for the answer above it."""
    connection.execute(update(chats).where(chats.c.chat == chat).values(card=None))


def showed(connection: Connection, chat: int, revision: int, card: int | None) -> None:
    """Notes that this revision is shown in the message `card`. An overtaken one changes nothing."""
    connection.execute(_SHOWED, {"of": chat, "newest": revision, "message": card})


def dead(connection: Connection) -> tuple[int, ...]:
    """The chats whose card does not show their state."""
    return tuple(
        connection.execute(select(chats.c.chat).where(chats.c.shown < chats.c.revision)).scalars()
    )


def interrupted(connection: Connection, since: dt.datetime) -> tuple[int, ...]:
    """The dead ones in which something was handled that somebody did since then: the bot ended
    before it could show what came of it, and they wait."""
    acted = (
        select(intake.c.chat)
        .where(intake.c.state == "done", intake.c.arrived_at >= since)
        .scalar_subquery()
    )
    return tuple(
        connection.execute(
            select(chats.c.chat).where(chats.c.shown < chats.c.revision, chats.c.chat.in_(acted))
        ).scalars()
    )
