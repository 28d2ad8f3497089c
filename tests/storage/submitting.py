"""A head's submissions for the towns of the roster in conftest.py."""

import datetime as dt

from sqlalchemy import Connection

from storage import submissions
from storage.people import Person

OPENS = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)
ENNEPETAL, BRECKERFELD, WITTEN = 1, 2, 3


def submit(
    connection: Connection,
    mandate: int,
    person: Person,
    *,
    nil_return: bool = False,
    late: bool = False,
) -> None:
    """A head's submission."""
    submissions.record(
        connection,
        mandate=mandate,
        person=person.id,
        role="head",
        at=OPENS,
        answers={} if nil_return else {"interest": "yes"},
        nil_return=nil_return,
        late=late,
    )
