"""Instants as whole microseconds since 1970 in UTC: exact, sortable, the same in every database."""

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

_START = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK = dt.timedelta(microseconds=1)


class Instant(TypeDecorator[dt.datetime]):
    """An aware datetime. ValueError for a naive one: it could mean any instant."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: Dialect) -> int | None:
        """Microseconds for the database."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"an instant without a time zone: {value}")
        return (value - _START) // _TICK

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> dt.datetime | None:
        """The instant in UTC."""
        return None if value is None else _START + value * _TICK
