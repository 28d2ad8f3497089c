"""A typed instant, strictly read."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.when import read_when

BERLIN = ZoneInfo("Europe/Berlin")
NOON = dt.datetime(2026, 12, 21, 11, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-21T12:00",
        "2026-12-21 12:00",
        "21.12.2026 12:00",
        "21.12.2026, 12:00 Uhr",
        "  21.12.2026 12:00 ",
    ],
)
def test_an_instant_is_read_on_the_clocks_of_the_zone(words: str) -> None:
    assert read_when(words, BERLIN) == NOON
    later = read_when(words, ZoneInfo("America/New_York"))
    assert later == NOON + dt.timedelta(hours=6)


def test_midnight_is_the_end_of_the_day_too() -> None:
    assert read_when("21.12.2026 24:00", BERLIN) == read_when("22.12.2026 0:00", BERLIN)


@pytest.mark.parametrize(
    "words",
    [
        "", "morgen", "21.12.2026", "12:00", "2026-12-21T12", "2026-12-21T12:00Z", "21.12.26 12:00",
        "2026-12-21T12:00+01:00", "2026-12-21T12:00:00", "12/21/2026 12:00", "21.12.2026 12.00",
        "\N{FULLWIDTH DIGIT TWO}1.12.2026 12:00", "2026-12-21T12:00\n2026", "-2026-12-21T12:00",
    ],
)  # fmt: skip
def test_other_forms_are_no_instant(words: str) -> None:
    assert read_when(words, BERLIN) == "form"


@pytest.mark.parametrize(
    "words",
    [
        "31.02.2027 12:00", "2026-13-01T12:00", "21.12.2026 24:01", "21.12.2026 25:00",
        "21.12.2026 12:60", "0.12.2026 12:00", "21.12.1999 12:00", "2100-01-01T00:00",
    ],
)  # fmt: skip
def test_days_and_times_that_are_not_there_are_unreal(words: str) -> None:
    assert read_when(words, BERLIN) == "unreal"


def test_times_that_clocks_leave_out_or_show_twice_are_refused() -> None:
    assert read_when("2027-03-28T02:30", BERLIN) == "left-out"
    assert read_when("31.10.2027 02:30", BERLIN) == "twice"
    assert read_when("31.10.2027 03:00", BERLIN) == dt.datetime(2027, 10, 31, 2, tzinfo=dt.UTC)


@given(st.text(st.sampled_from("0123456789.-:T Uhr,\t"), max_size=24))
def test_any_words_are_an_instant_or_told_to_be_none(words: str) -> None:
    found = read_when(words, BERLIN)
    assert found in ("form", "unreal", "left-out", "twice") or isinstance(found, dt.datetime)
