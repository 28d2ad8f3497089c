"""Codes that opened nothing: who has tried how often within a day."""

import datetime as dt

from sqlalchemy import Connection, delete, func, insert, select

from storage.desk_schema import attempts

SPAN = dt.timedelta(days=1)
"""How long an attempt counts, and is kept."""

PER_ACCOUNT = 10
IN_ALL = 1000
"""Attempts within SPAN behind which nothing more is looked up."""


def note(connection: Connection, account: int, at: dt.datetime) -> None:
    """The account has tried a code that opened nothing. What is older than SPAN is forgotten."""
    connection.execute(delete(attempts).where(attempts.c.at <= at - SPAN))
    connection.execute(insert(attempts).values(account=account, at=at))


def too_many(connection: Connection, account: int, at: dt.datetime) -> bool:
    """Whether the account has tried too often, or all of them together have and this one has
    failed before: nobody with many accounts shuts out whoever comes with a good link."""
    recent = attempts.c.at > at - SPAN
    count = select(func.count()).select_from(attempts).where(recent)
    own = int(connection.execute(count.where(attempts.c.account == account)).scalar_one())
    if own == 0 or own >= PER_ACCOUNT:
        return own > 0
    return int(connection.execute(count).scalar_one()) >= IN_ALL
