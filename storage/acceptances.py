"""Late submissions that a coordinator has accepted: they count from then on."""

import datetime as dt

from sqlalchemy import Connection

from storage.schema import acceptances
from storage.upsert import upsert


def accept(connection: Connection, submission: int, person: int, at: dt.datetime) -> bool:
    """The person accepts the submission. False when it was accepted before: nothing changes."""
    row = {"submission": submission, "person": person, "at": at}
    added = connection.execute(upsert(connection, acceptances).values(row).on_conflict_do_nothing())
    return added.rowcount == 1
