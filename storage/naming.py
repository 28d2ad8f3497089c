"""People whom a head has named in the chat: holders beside those of the roster."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, insert, select, update

from storage import links, people
from storage.people import Holding
from storage.schema import holders, mandates
from survey.roster import Role


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom a head names as what. `roster_person` is an opaque id in the place of a roster's; days
    are local to the round, both included, None for no limit. `by` is the head;
    None for a successor, whom a coordinator has entered."""

    roster_person: str
    name: str
    role: Role
    from_day: dt.date | None
    to_day: dt.date | None
    by: int | None


def add(connection: Connection, naming: Naming, held: Iterable[Holding]) -> None:
    """Whoever is named holds the same mandates beside the head, as soon as a link is used."""
    for holding in held:
        connection.execute(
            insert(holders).values(
                mandate=holding.mandate,
                round=holding.round,
                roster_person=naming.roster_person,
                role=naming.role,
                from_day=naming.from_day and naming.from_day.isoformat(),
                to_day=naming.to_day and naming.to_day.isoformat(),
                name=naming.name,
                named_by=naming.by,
            )
        )


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What somebody was named for and does not hold any more."""

    key: str
    name: str
    named_by: int


def withdrawn(connection: Connection, round_: str, roster_person: str) -> tuple[Withdrawn, ...]:
    """What a head had named this human being for until it was taken back."""
    rows = connection.execute(
        select(mandates.c.key, holders.c.name, holders.c.named_by)
        .join(mandates, holders.c.mandate == mandates.c.id)
        .where(
            holders.c.round == round_,
            holders.c.roster_person == roster_person,
            holders.c.withdrawn_at.is_not(None),
            holders.c.named_by.is_not(None),
        )
        .order_by(holders.c.id)
    )
    return tuple(Withdrawn(*row) for row in rows)


def withdraw(
    connection: Connection,
    round_: str,
    roster_person: str,
    mandates: Collection[int],
    at: dt.datetime,
) -> None:
    """The person whom a head has named holds these mandates no more. The name stays with what was
    submitted; where nothing is left to hold, no link opens anything any more."""
    named = holders.c.named_by.is_not(None)
    _end(connection, round_, roster_person, mandates, at, named)
    if not people.holdings(connection, round_=round_, roster_person=roster_person):
        links.void(connection, round_, roster_person, at)


def leave(
    connection: Connection,
    round_: str,
    roster_person: str,
    mandates: Collection[int],
    at: dt.datetime,
) -> None:
    """Whoever has left an office holds these mandates no more, by the roster or by a name. The name
    stays with what was submitted."""
    _end(connection, round_, roster_person, mandates, at)


def successions(connection: Connection, round_: str) -> tuple[tuple[str, str, str], ...]:
    """Each change of office in the round: the key of the mandate, who has left it, and who holds it
    in their place, by the ids of the roster and of the one who was entered."""
    after = holders.alias()
    rows = connection.execute(
        select(mandates.c.key, holders.c.roster_person, after.c.roster_person)
        .join(mandates, holders.c.mandate == mandates.c.id)
        .join(after, after.c.mandate == holders.c.mandate)
        .where(
            holders.c.round == round_,
            holders.c.role == "head",
            holders.c.named_by.is_(None),
            holders.c.withdrawn_at.is_not(None),
            after.c.role == "head",
            after.c.named_by.is_(None),
            after.c.withdrawn_at.is_(None),
            after.c.id > holders.c.id,
        )
        .order_by(after.c.id)
    )
    return tuple((key, left, came) for key, left, came in rows)


def _end(
    connection: Connection,
    round_: str,
    roster_person: str,
    mandates: Collection[int],
    at: dt.datetime,
    *which: ColumnElement[bool],
) -> None:
    connection.execute(
        update(holders)
        .where(
            holders.c.round == round_,
            holders.c.roster_person == roster_person,
            holders.c.mandate.in_(mandates),
            holders.c.withdrawn_at.is_(None),
            *which,
        )
        .values(withdrawn_at=at)
    )
