"""What time has brought already, so that nothing is decided twice."""

import datetime as dt

from sqlalchemy import Connection, insert, select

from storage.schema import decisions


def decided(connection: Connection, round_: str) -> frozenset[str]:
    """The keys of the round's events that are decided."""
    found = connection.execute(select(decisions.c.event).where(decisions.c.round == round_))
    return frozenset(found.scalars())


def decide(connection: Connection, round_: str, event: str, at: dt.datetime, outcome: str) -> None:
    """Notes the decision. IntegrityError when it was made before."""
    connection.execute(
        insert(decisions).values(round=round_, event=event, decided_at=at, outcome=outcome)
    )
