"""Rounds as they were frozen, with their mandates and who holds them."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from storage import ballots, frozen
from storage.schema import holders, mandates, rounds
from survey.roster import Roster
from survey.round import Round
from survey.submission import State

_GET = select(
    rounds.c.digest,
    rounds.c.state,
    rounds.c.opens_at,
    rounds.c.closes_at,
    rounds.c.opened_at,
    rounds.c.closed_at,
    rounds.c.ended_by,
).where(rounds.c.id == bindparam("of"))


class AlreadyThere(ValueError):
    """A round with this id exists."""


class NoSuchRound(LookupError):
    """There is no round with this id."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored round: what was frozen, and what has happened to it since. `closes_at` is the last
    deadline of its mandates; `ended_by` says who ended it before its deadline, if anybody did."""

    round: Round
    roster: Roster
    state: State
    opens_at: dt.datetime
    closes_at: dt.datetime
    opened_at: dt.datetime | None
    closed_at: dt.datetime | None
    ended_by: str | None = None

    @property
    def id(self) -> str:
        """The round's id."""
        return self.round.id


def freeze(
    connection: Connection,
    round_: Round,
    roster: Roster,
    opens_at: dt.datetime,
    ballot_key: str | None = None,
) -> None:
    """Stores the round with its roster as planned. From here on neither changes. AlreadyThere.

    A round by person needs a random `ballot_key` (storage/ballots.py): ValueError without.
    """
    if (round_.ballots == "person") != (ballot_key is not None):
        raise ValueError(
            f"a round by {round_.ballots} with the ballot key {ballot_key is not None}"
        )
    if connection.execute(select(rounds.c.id).where(rounds.c.id == round_.id)).first():
        raise AlreadyThere(round_.id)
    connection.execute(
        insert(rounds).values(
            id=round_.id,
            state="planned",
            opens_at=opens_at,
            closes_at=round_.closes_at,
            **frozen.columns(round_.model_dump_json(), roster.model_dump_json()),
        )
    )
    if ballot_key is not None:
        ballots.prepare(connection, round_.id, ballot_key)
    for mandate in roster.mandates:
        id_ = connection.execute(
            insert(mandates)
            .values(round=round_.id, key=mandate.key, deadline=round_.closes_at)
            .returning(mandates.c.id)
        ).scalar_one()
        for holder in mandate.holders:
            connection.execute(
                insert(holders).values(
                    mandate=id_,
                    round=round_.id,
                    roster_person=holder.person,
                    role=holder.role,
                    from_day=holder.from_ and holder.from_.isoformat(),
                    to_day=holder.to and holder.to.isoformat(),
                    name=holder.shown,
                    language=holder.language,
                )
            )


def get(connection: Connection, round_: str) -> Kept:
    """The round with this id. NoSuchRound."""
    row = connection.execute(_GET, {"of": round_}).first()
    if row is None:
        raise NoSuchRound(round_)
    return Kept(
        *frozen.thaw(connection, round_, row.digest),
        row.state,
        row.opens_at,
        row.closes_at,
        row.opened_at,
        row.closed_at,
        row.ended_by,
    )


def ids(connection: Connection, *states: str) -> tuple[str, ...]:
    """The ids of all rounds in one of the states (of all when none is named), newest first."""
    query = select(rounds.c.id).order_by(rounds.c.opens_at.desc(), rounds.c.id)
    if states:
        query = query.where(rounds.c.state.in_(states))
    return tuple(connection.execute(query).scalars())


def mark_opened(connection: Connection, round_: str, at: dt.datetime) -> bool:
    """The round is open from now on. False when it was not planned any more."""
    changed = connection.execute(
        update(rounds)
        .where(rounds.c.id == round_, rounds.c.state == "planned")
        .values(state="open", opened_at=at)
    )
    return changed.rowcount == 1


def mark_closed(connection: Connection, round_: str, at: dt.datetime) -> bool:
    """The round is closed from now on, and its ballots by person are nobody's any more. False when
    it was not open any more."""
    changed = connection.execute(
        update(rounds)
        .where(rounds.c.id == round_, rounds.c.state == "open")
        .values(state="closed", closed_at=at)
    )
    if changed.rowcount == 1:
        ballots.seal(connection, round_)
    return changed.rowcount == 1


def reopen(connection: Connection, round_: str) -> bool:
    """The round is open again from now on. False when it was not closed."""
    changed = connection.execute(
        update(rounds)
        .where(rounds.c.id == round_, rounds.c.state == "closed")
        .values(state="open", closed_at=None, ended_by=None)
    )
    return changed.rowcount == 1


def supersede(connection: Connection, round_: str) -> bool:
    """Another round takes the place of this one, which has no answers to come any more. False when
    it was not planned or open."""
    changed = connection.execute(
        update(rounds)
        .where(rounds.c.id == round_, rounds.c.state.in_(("planned", "open")))
        .values(state="superseded")
    )
    return changed.rowcount == 1


def mandate(connection: Connection, round_: str, key: str) -> int:
    """The id of the municipality's mandate in the round. NoResultFound when there is none."""
    query = select(mandates.c.id).where(mandates.c.round == round_, mandates.c.key == key)
    id_: int = connection.execute(query).scalar_one()
    return id_
