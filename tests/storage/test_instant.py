import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from storage.instant import Instant

DIALECT = sqlite.dialect()
AWARE = st.datetimes(timezones=st.timezones() | st.just(dt.UTC), allow_imaginary=False)


def stored(value: dt.datetime | None) -> int | None:
    return Instant().process_bind_param(value, DIALECT)


def read(value: int | None) -> dt.datetime | None:
    return Instant().process_result_value(value, DIALECT)


@given(AWARE.filter(lambda value: 1 < value.year < 9999))
def test_an_instant_comes_back_to_the_microsecond_and_in_utc(value: dt.datetime) -> None:
    back = read(stored(value))
    assert back is not None
    assert (back, back.tzinfo) == (value.astimezone(dt.UTC), dt.UTC)


@given(st.datetimes(timezones=st.just(dt.UTC)), st.datetimes(timezones=st.just(dt.UTC)))
def test_instants_sort_as_their_numbers_do(one: dt.datetime, other: dt.datetime) -> None:
    first, second = stored(one), stored(other)
    assert first is not None
    assert second is not None
    assert (one < other) == (first < second)


@given(st.datetimes())
def test_a_naive_instant_is_refused(value: dt.datetime) -> None:
    with pytest.raises(ValueError, match="an instant without a time zone"):
        stored(value)


class Nowhere(dt.tzinfo):
    """A time zone that does not say how far it is from UTC: still naive."""

    def utcoffset(self, _moment: dt.datetime | None) -> None:
        return None

    def dst(self, _moment: dt.datetime | None) -> None:
        return None

    def tzname(self, _moment: dt.datetime | None) -> str:
        return "nowhere"


def test_an_instant_in_a_zone_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="an instant without a time zone"):
        stored(dt.datetime(2026, 3, 2, tzinfo=Nowhere()))


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), 0),
        (dt.datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC), -1),
        (dt.datetime(2026, 4, 15, 10, 0, 0, 1, tzinfo=dt.UTC), 1_776_247_200_000_001),
    ],
)
def test_an_instant_is_its_microseconds_since_1970(value: dt.datetime, number: int) -> None:
    assert (stored(value), read(number)) == (number, value)


def test_no_instant_is_nothing() -> None:
    assert (stored(None), read(None)) == (None, None)
