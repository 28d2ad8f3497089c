"""Who takes part in a round by person. What somebody says there is in `ballots.py`, apart."""

from sqlalchemy import Connection, bindparam, func, select

from storage.people import Holding
from storage.schema import mandates, participants
from storage.upsert import upsert

BALLOT = ""
"""The key of one's own ballot, where a mandate has that of its municipality."""

_HOLDINGS = (
    select(participants.c.round, func.max(mandates.c.deadline).label("deadline"))
    .join(mandates, mandates.c.round == participants.c.round)
    .where(participants.c.person == bindparam("of"))
    .group_by(participants.c.round)
    .order_by(participants.c.round)
)


def join(connection: Connection, round_: str, person: int) -> None:
    """The person takes part from now on. Nothing changes for somebody who does already."""
    connection.execute(
        upsert(connection, participants)
        .values(round=round_, person=person)
        .on_conflict_do_nothing()
    )


def of_round(connection: Connection, round_: str) -> tuple[int, ...]:
    """Everyone who takes part in the round."""
    query = select(participants.c.person).where(participants.c.round == round_)
    return tuple(connection.execute(query.order_by(participants.c.person)).scalars())


def holdings(connection: Connection, person: int) -> tuple[Holding, ...]:
    """The person's ballots, one for each round they take part in, as things that can be held: in
    their own right, without a mandate, until the last deadline of the round."""
    return tuple(
        Holding(
            mandate=0,
            round=row.round,
            key=BALLOT,
            deadline=row.deadline,
            roster_person="",
            role="head",
            from_day=None,
            to_day=None,
            person=person,
            joined_at=None,
            name="",
        )
        for row in connection.execute(_HOLDINGS, {"of": person})
    )
