"""Who can be written to: private chats and groups that are shut to the bot, and groups that moved.

A chat is lost once, until it is found again. Whoever loses one tells the coordinators by letters
in the same transaction.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from storage import attached, outbox, people, rounds
from storage.outbox import AT_ONCE, NEWS, Letter
from storage.schema import chats, groups, holders
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Group:
    """A group as far as it is known. `lost_at` is since when the bot cannot write there."""

    chat: int
    title: str | None = None
    lost_at: dt.datetime | None = None


def lose(connection: Connection, chat: int, at: dt.datetime, coordinators: Collection[int]) -> bool:
    """Nothing can be sent to the chat any more, whatever it is. Coordinators (these accounts, and
    whoever became one by a link) are told. False when that was known."""
    if _person(connection, chat) is None:
        return lose_group(connection, chat, at, coordinators)
    return lose_person(connection, chat, at, coordinators)


def lose_person(
    connection: Connection, chat: int, at: dt.datetime, coordinators: Collection[int]
) -> bool:
    """Nobody can be reached in the private chat any more, and coordinators are told if that matters
    to a round. False when it was known, or nobody ever had this chat."""
    person = _person(connection, chat)
    marked = connection.execute(
        update(chats).where(chats.c.chat == chat, chats.c.lost_at.is_(None)).values(lost_at=at)
    )
    if person is None or marked.rowcount == 0:
        return False
    for round_, roster_person in _running(connection, person):
        about = {"person": person, "roster_person": roster_person}
        _tell(connection, coordinators, "unreachable", about, at, round_)
    return True


def lose_group(
    connection: Connection,
    chat: int,
    at: dt.datetime,
    coordinators: Collection[int],
    title: str | None = None,
) -> bool:
    """The bot cannot write in the group any more, and coordinators are told. False when that was
    known, or the group has another id by now."""
    known = connection.execute(select(groups).where(groups.c.chat == chat)).first()
    if known is not None and (known.lost_at is not None or known.moved_to is not None):
        return False
    _keep(connection, chat, lost_at=at, **({} if title is None else {"title": title}))
    _tell(connection, coordinators, "shut", {"group": chat}, at)
    return True


def find(connection: Connection, chat: int) -> None:
    """The chat is open to the bot, as something arrived there or somebody wrote."""
    for table in (chats, groups):
        connection.execute(
            update(table)
            .where(table.c.chat == chat, table.c.lost_at.is_not(None))
            .values(lost_at=None)
        )


def enter(connection: Connection, chat: int, title: str) -> None:
    """The bot is in the group, which has this title."""
    _keep(connection, chat, title=title, lost_at=None)


def move(connection: Connection, old: int, new: int) -> None:
    """The group has another id from now on: what waits for it, and whatever is decided later for
    the old one, goes there."""
    if old != new and current(connection, new) != old:
        _keep(connection, old, moved_to=new)
        outbox.redirect(connection, old, new)
        attached.move(connection, old, new)


def current(connection: Connection, chat: int) -> int:
    """The id that the chat has by now."""
    moved = connection.execute(select(groups.c.moved_to).where(groups.c.chat == chat)).scalar()
    return chat if moved is None else current(connection, moved)


def group(connection: Connection, chat: int) -> Group:
    """What is known of the group."""
    row = connection.execute(select(groups).where(groups.c.chat == chat)).first()
    return Group(chat) if row is None else Group(row.chat, row.title, row.lost_at)


def lost(connection: Connection, round_: str) -> frozenset[int]:
    """The people of the round who cannot be reached at present."""
    query = (
        select(chats.c.person)
        .join(holders, holders.c.person == chats.c.person)
        .where(
            holders.c.round == round_,
            holders.c.withdrawn_at.is_(None),
            chats.c.lost_at.is_not(None),
        )
    )
    return frozenset(connection.execute(query).scalars())


def _person(connection: Connection, chat: int) -> int | None:
    return connection.execute(select(chats.c.person).where(chats.c.chat == chat)).scalar()


def _keep(connection: Connection, chat: int, **values: str | int | dt.datetime | None) -> None:
    row = upsert(connection, groups).values(chat=chat, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["chat"], set_=values))


def _running(connection: Connection, person: int) -> Iterator[tuple[str, str]]:
    """The rounds that are not over in which the person holds something, and as whom."""
    running = rounds.ids(connection, "planned", "open")
    held = people.holdings(connection, person=person)
    yield from dict.fromkeys(
        (each.round, each.roster_person) for each in held if each.round in running
    )


def _tell(
    connection: Connection,
    coordinators: Collection[int],
    kind: str,
    about: Mapping[str, object],
    at: dt.datetime,
    round_: str | None = None,
) -> None:
    subject = "/".join(str(value) for value in about.values())
    for chat in people.coordinator_chats(connection, coordinators):
        key = f"{round_ or '-'}/{kind}/{chat}/{subject}/{at.isoformat()}"
        outbox.put(connection, Letter(key, chat, kind, about, AT_ONCE, NEWS, round_))
