"""People with an account, and what they hold."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection, Select, Update, bindparam, insert, select, update

from storage.dictations import MARK
from storage.schema import chats, holders, mandates, people
from survey.roster import Holder, Role, in_force


@dataclass(frozen=True, slots=True)
class Person:
    """A human being who has joined. `opaque` is the id that stands in the log. Coordinators have a
    `name`, so that others can be told who has done what."""

    id: int
    account: int
    opaque: str
    language: str | None
    coordinator: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A mandate in somebody's hand. Days are local to the round, both included. `name` is what
    people read. Whoever was named in the chat, by the person `named_by`, is in no roster. Nobody is
    stored as a coordinator: that is who enters for a town what it says by phone or letter."""

    mandate: int
    round: str
    key: str
    deadline: dt.datetime
    roster_person: str
    role: Role | Literal["coordinator"]
    from_day: dt.date | None
    to_day: dt.date | None
    person: int | None
    joined_at: dt.datetime | None
    name: str
    language: str | None = None
    named_by: int | None = None

    @property
    def at(self) -> str:
        """The key by which a place is about it."""
        return f"{MARK}{self.key}" if self.role == "coordinator" else self.key

    @property
    def rostered(self) -> Role:
        """The role, of whom there can be in a roster."""
        if self.role == "coordinator":
            raise ValueError("an entry is no holding of a roster")
        return self.role

    @property
    def holder(self) -> Holder:
        """The same as the rules know it."""
        return Holder(
            person=self.roster_person,
            role=self.rostered,
            from_=self.from_day,
            to=self.to_day,
            language=self.language,
            name=self.name,
        )

    def acts_on(self, day: dt.date) -> bool:
        """Whether the role is in force on `day`."""
        return in_force(day, self.from_day, self.to_day)


_OF_ACCOUNT = select(people).where(people.c.account == bindparam("which"))
_OF_ID = select(people).where(people.c.id == bindparam("which"))
_OF_OPAQUE = select(people).where(people.c.opaque == bindparam("which"))


def of_account(connection: Connection, account: int) -> Person | None:
    """The person with this account; None for a stranger."""
    return _person(connection, _OF_ACCOUNT, account)


def get(connection: Connection, person: int) -> Person:
    """The person with this id. LookupError when there is none."""
    found = _person(connection, _OF_ID, person)
    if found is None:
        raise LookupError(f"no person {person}")
    return found


def _person(connection: Connection, query: Select[Any], which: int | str) -> Person | None:
    row = connection.execute(query, {"which": which}).first()
    if row is None:
        return None
    coordinates = row.coordinator_since is not None
    return Person(row.id, row.account, row.opaque, row.language, coordinates, row.name)


def of_opaque(connection: Connection, opaque: str) -> Person | None:
    """The person whom the log calls so; None where it is no person's id."""
    return _person(connection, _OF_OPAQUE, opaque)


def add(connection: Connection, account: int, opaque: str, language: str | None) -> Person:
    """A new person. IntegrityError when the account is known."""
    id_ = connection.execute(
        insert(people)
        .values(account=account, opaque=opaque, language=language)
        .returning(people.c.id)
    ).scalar_one()
    return Person(id_, account, opaque, language, coordinator=False)


def speak(connection: Connection, person: int, language: str) -> None:
    """The person has chosen a language."""
    connection.execute(update(people).where(people.c.id == person).values(language=language))


def make_coordinator(connection: Connection, person: int, at: dt.datetime) -> None:
    """The person coordinates from now on."""
    connection.execute(update(people).where(people.c.id == person).values(coordinator_since=at))


def coordinators(connection: Connection, accounts: Collection[int]) -> tuple[Person, ...]:
    """Everyone who became a coordinator by a link or has one of these accounts."""
    rows = connection.execute(
        select(people)
        .where(people.c.coordinator_since.is_not(None) | people.c.account.in_(accounts))
        .order_by(people.c.id)
    )
    return tuple(
        Person(r.id, r.account, r.opaque, r.language, coordinator=True, name=r.name) for r in rows
    )


def end_coordinator(connection: Connection, person: int) -> None:
    """Nothing that the person became by a link makes them a coordinator any more."""
    connection.execute(update(people).where(people.c.id == person).values(coordinator_since=None))


def call(connection: Connection, person: int, name: str) -> None:
    """A coordinator is called so by the messenger."""
    connection.execute(update(people).where(people.c.id == person).values(name=name))


def coordinator_chats(connection: Connection, accounts: Collection[int]) -> tuple[int, ...]:
    """The chats with all coordinators who have one, by the same rule."""
    found = [person.id for person in coordinators(connection, accounts)]
    query = select(chats.c.chat).where(chats.c.person.in_(found)).order_by(chats.c.person)
    return tuple(connection.execute(query).scalars())


def join(
    connection: Connection, round_: str, roster_person: str, person: int, at: dt.datetime
) -> None:
    """Everything that the roster gives to this human being is in the person's hand from now on."""
    connection.execute(_held(round_, roster_person).values(person=person, joined_at=at))


def part(connection: Connection, round_: str, roster_person: str) -> None:
    """Nobody holds for this human being any more: the mandates wait for a new link."""
    connection.execute(_held(round_, roster_person).values(person=None, joined_at=None))


def _held(round_: str, roster_person: str) -> Update:
    # What was left before stays with whoever held it: their consent of then goes by it.
    return update(holders).where(
        holders.c.round == round_,
        holders.c.roster_person == roster_person,
        holders.c.withdrawn_at.is_(None),
    )


def holdings(
    connection: Connection,
    *,
    person: int | None = None,
    round_: str | None = None,
    roster_person: str | None = None,
    mandate: int | None = None,
    named_by: int | None = None,
    keys: Collection[str] | None = None,
) -> tuple[Holding, ...]:
    """Who holds what, narrowed to what is named, in the order of the roster; behind it whoever was
    named in the chat."""
    wanted = {
        "person": person,
        "round": round_,
        "roster_person": roster_person,
        "mandate": mandate,
        "named_by": named_by,
    }
    named = {name: value for name, value in wanted.items() if value is not None}
    query = _holdings(tuple(named))
    if keys is not None:
        query = query.where(mandates.c.key.in_(keys))
    return tuple(
        Holding(
            mandate=row.mandate,
            round=row.round,
            key=row.key,
            deadline=row.deadline,
            roster_person=row.roster_person,
            role=row.role,
            from_day=row.from_day and dt.date.fromisoformat(row.from_day),
            to_day=row.to_day and dt.date.fromisoformat(row.to_day),
            person=row.person,
            joined_at=row.joined_at,
            name=row.name,
            language=row.language,
            named_by=row.named_by,
        )
        for row in connection.execute(query, named)
    )


@cache
def _holdings(named: tuple[str, ...]) -> Select[Any]:
    """The query for what is narrowed by these columns."""
    return (
        select(holders, mandates.c.key, mandates.c.deadline)
        .join(mandates, holders.c.mandate == mandates.c.id)
        .where(holders.c.withdrawn_at.is_(None))
        .where(*(holders.c[name] == bindparam(name) for name in named))
        .order_by(holders.c.id)
    )


def joined(
    connection: Connection, round_: str, keys: Collection[str] | None = None
) -> tuple[int, ...]:
    """Everyone who has joined the round, each once; with `keys`, whoever holds one of these."""
    found = (
        each.person
        for each in holdings(connection, round_=round_)
        if each.person is not None and (keys is None or each.key in keys)
    )
    return tuple(dict.fromkeys(found))


def name_of(connection: Connection, mandate: int, person: int) -> str | None:
    """What the person is called who holds this mandate, or else held it last until the right to it
    was withdrawn; None for anybody else."""
    return connection.execute(
        select(holders.c.name)
        .where(holders.c.mandate == mandate, holders.c.person == person)
        .order_by(holders.c.withdrawn_at.is_not(None), holders.c.withdrawn_at.desc(), holders.c.id)
    ).scalar()


def known_as(connection: Connection, opaque: str) -> str | None:
    """What the person with this opaque id is called: as a coordinator, else on the mandate that
    was taken last; None where neither is known."""
    own = select(people.c.name).where(people.c.opaque == opaque)
    held = (
        select(holders.c.name)
        .join(people, holders.c.person == people.c.id)
        .where(people.c.opaque == opaque)
        .order_by(holders.c.id.desc())
    )
    return connection.execute(own).scalar() or connection.execute(held).scalar()


def chat_of(connection: Connection, person: int) -> int | None:
    """The private chat with the person; None when there has been none."""
    return connection.execute(select(chats.c.chat).where(chats.c.person == person)).scalar()


def chats_of(connection: Connection, persons: Collection[int]) -> dict[int, int]:
    """The private chat with each of these people with whom there has been one."""
    query = select(chats.c.person, chats.c.chat).where(chats.c.person.in_(persons))
    return {row.person: row.chat for row in connection.execute(query)}


def heads(connection: Connection, mandate: int, day: dt.date) -> tuple[str, ...]:
    """The names of the mandate's heads on this day, which is local to the round, whoever is head by
    now; of whoever else is head, if nobody was then."""
    now = [each for each in holdings(connection, mandate=mandate) if each.role == "head"]
    acting = [each.name for each in now if each.acts_on(day)]
    left = connection.execute(
        select(holders)
        .where(
            holders.c.mandate == mandate,
            holders.c.role == "head",
            holders.c.withdrawn_at.is_not(None),
        )
        .order_by(holders.c.id)
    )
    before = [
        row.name
        for row in left
        if row.withdrawn_at.date() > day
        and (row.from_day is None or row.from_day <= day.isoformat())
    ]
    return tuple([*before, *acting] or [each.name for each in now])
