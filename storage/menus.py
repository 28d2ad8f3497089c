"""Which menu of commands is up in each private chat, so that it is put up once."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from storage.desk_schema import menus
from storage.schema import chats, holders, participants, people
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Reader:
    """A private chat: whether its person coordinates and holds something, and the mark of the menu
    that is up there; None where none of its own is."""

    chat: int
    coordinates: bool
    holds: bool
    up: str | None


def readers(connection: Connection, accounts: Collection[int]) -> tuple[Reader, ...]:
    """Every chat that can be written to. `accounts` coordinate by the configuration."""
    holds = exists().where(holders.c.person == people.c.id, holders.c.withdrawn_at.is_(None))
    takes_part = exists().where(participants.c.person == people.c.id)
    rows = connection.execute(
        select(
            chats.c.chat,
            people.c.account,
            people.c.coordinator_since,
            (holds | takes_part).label("holds"),
            menus.c.up,
        )
        .join(people, chats.c.person == people.c.id)
        .outerjoin(menus, menus.c.chat == chats.c.chat)
        .where(chats.c.lost_at.is_(None))
        .order_by(chats.c.chat)
    )
    return tuple(
        Reader(
            row.chat,
            row.coordinator_since is not None or row.account in accounts,
            bool(row.holds),
            row.up,
        )
        for row in rows
    )


def put_up(connection: Connection, chat: int, mark: str) -> None:
    """The menu with this mark is up in the chat."""
    row = upsert(connection, menus).values(chat=chat, up=mark)
    connection.execute(row.on_conflict_do_update(index_elements=["chat"], set_={"up": mark}))
