"""What is still to be done: updates to be handled, letters to be sent."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage.schema import intake, outbox


@dataclass(frozen=True, slots=True)
class Backlog:
    """Updates that wait to be handled, since when the oldest of them has been here (None without
    any), and those set aside; letters that are due, and those that are being sent."""

    updates: int
    oldest: dt.datetime | None
    aside: int
    letters: int
    sending: int


def backlog(connection: Connection, now: dt.datetime) -> Backlog:
    """How it is at the instant."""
    updates, oldest = connection.execute(
        select(func.count(), func.min(intake.c.arrived_at)).where(intake.c.state == "waiting")
    ).one()
    aside = select(func.count()).where(intake.c.state == "aside")
    due = select(func.count()).where(outbox.c.state == "waiting", outbox.c.not_before <= now)
    sending = select(func.count()).where(outbox.c.state == "sending")
    counts = [connection.execute(query).scalar_one() for query in (aside, due, sending)]
    return Backlog(updates, oldest, *counts)
