"""How long what is kept of people is to be kept."""

import datetime as dt


def due(ended_at: dt.datetime, days: int) -> dt.datetime:
    """The instant from which on it is to be erased: so many days after the round has ended."""
    return ended_at + dt.timedelta(days=days)
