"""Which rounds have ended, and are kept longer than is meant."""

import datetime as dt

from sqlalchemy import Connection

from storage import erasure, rounds
from survey.retention import due


def ended_at(connection: Connection, round_: str) -> dt.datetime | None:
    """When the round ended: it closed, or its last deadline passed while another round had taken
    its place; None while it is to come or running. NoSuchRound."""
    kept = rounds.get(connection, round_)
    if kept.state in erasure.RUNNING:
        return None
    return kept.closed_at or kept.closes_at


def overdue(connection: Connection, days: int, now: dt.datetime) -> tuple[str, ...]:
    """The rounds of which people's data are kept longer than so many days after their end."""
    found = []
    for round_ in rounds.ids(connection, "closed", "superseded"):
        ended = ended_at(connection, round_)
        past = ended is not None and due(ended, days) <= now
        if past and not erasure.erased(connection, round_):
            found.append(round_)
    return tuple(found)
