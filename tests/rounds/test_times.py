"""The times of a round file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

OPENS = "opens = 2026-11-23T09:00:00"
CLOSES = "closes = 2026-12-18T12:00:00"
AT = "at = 09:00:00"


@pytest.mark.parametrize("moment", ["2026-12-18T12:00", "2027-01-04T08:00"])
def test_opens_not_before_closes(small: Small, moment: str) -> None:
    assert small.problems((OPENS, f"opens = {moment}:00")) == [
        f"round.toml: opens {moment}, expected before closes 2026-12-18T12:00"
    ]


def test_timezone_that_is_none_names_the_nearest(small: Small) -> None:
    assert small.problems((CLOSES, f'{CLOSES}\ntimezone = "Europe/Berlim"')) == [
        'round.toml: timezone is "Europe/Berlim", expected "Europe/Berlin"'
    ]


@pytest.mark.parametrize("name", ["", "Europe", "../Berlin", "/etc/hosts", "Mitteleuropäisch", "?"])
def test_timezone_that_names_nothing(small: Small, name: str) -> None:
    (line,) = small.problems((CLOSES, f'{CLOSES}\ntimezone = "{name}"'))
    assert line.startswith(f'round.toml: timezone is "{name}", expected ')


def test_deadline_that_is_left_out_when_the_clocks_go_forward(small: Small) -> None:
    # On 28 March 2027 the clocks of Berlin go from 02:00 to 03:00.
    assert small.problems((CLOSES, "closes = 2027-03-28T02:00:00")) == [
        (
            "round.toml: closes 2027-03-28T02:00 is left out when the clocks go forward, "
            "expected another time"
        )
    ]
    assert small.problems((CLOSES, "closes = 2027-03-28T03:00:00")) == []


def test_opening_that_comes_twice_when_the_clocks_go_back(small: Small) -> None:
    # On 25 October 2026 the clocks of Berlin go from 03:00 to 02:00.
    assert small.problems((OPENS, "opens = 2026-10-25T02:30:00")) == [
        (
            "round.toml: opens 2026-10-25T02:30 comes twice when the clocks go back, "
            "expected another time"
        )
    ]
    assert small.problems((OPENS, "opens = 2026-10-25T03:00:00")) == []


def test_clock_change_is_that_of_the_time_zone(small: Small) -> None:
    # On 8 November 2026 nothing happens in Berlin; on 1 November New York goes from 02:00 to 01:00.
    there = (CLOSES, f'{CLOSES}\ntimezone = "America/New_York"')
    assert small.problems(there, (OPENS, "opens = 2026-11-01T01:30:00")) == [
        (
            "round.toml: opens 2026-11-01T01:30 comes twice when the clocks go back, "
            "expected another time"
        )
    ]
    assert small.problems(there, (OPENS, "opens = 2026-10-25T02:30:00")) == []


@pytest.mark.parametrize("year", ["0001", "1999", "2100", "9999"])
def test_year_beyond_reason(small: Small, year: str) -> None:
    lines = small.problems((OPENS, ""), (CLOSES, f"closes = {year}-12-17T12:00:00"))
    assert lines == [f"round.toml: closes {year}-12-17T12:00, expected a year from 2000 to 2099"]


def test_holidays_that_nobody_knows(small: Small) -> None:
    assert small.problems((AT, f'{AT}\nholidays = "DE-XX"')) == [
        (
            'round.toml: reminders: holidays is "DE-XX", '
            'expected a country or one of its regions, such as "DE-NW"'
        )
    ]


@pytest.mark.parametrize(
    ("at", "quiet", "span"),
    [
        ("07:29:59", '["18:00", "07:30"]', "18:00 to 07:30"),
        ("18:00:00", '["18:00", "07:30"]', "18:00 to 07:30"),
        ("12:00:00", '["12:00", "13:00"]', "12:00 to 13:00"),
    ],
)
def test_reminders_in_quiet_hours(small: Small, at: str, quiet: str, span: str) -> None:
    changes = (AT, f"at = {at}"), ('quiet = ["18:00", "07:30"]', f"quiet = {quiet}")
    assert small.problems(*changes) == [
        f"round.toml: reminders: at {at[:5]} is quiet ({span}), expected another time"
    ]


@pytest.mark.parametrize("at", ["07:30:00", "17:59:59"])
def test_reminders_at_the_edge_of_quiet_hours_are_right(small: Small, at: str) -> None:
    assert small.problems((AT, f"at = {at}")) == []


def test_quiet_hours_without_length(small: Small) -> None:
    assert small.problems(('["18:00", "07:30"]', '["18:00", "18:00"]')) == [
        "round.toml: reminders: quiet is 18:00 to 18:00, expected two different times"
    ]


def test_reminder_named_twice(small: Small) -> None:
    assert small.problems((AT, f"{AT}\nworkdays_before = [3, 1, 3]")) == [
        "round.toml: reminders: workdays_before is [3, 1, 3], expected every number once"
    ]


@pytest.mark.parametrize(
    ("day", "why"),
    [("2026-12-19", "Saturday"), ("2026-12-25", "Christmas"), ("2027-05-27", "Fronleichnam")],
)
def test_deadline_on_a_day_off_is_doubtful(small: Small, day: str, why: str) -> None:
    assert small.warnings((CLOSES, f"closes = {day}T12:00:00")) == [
        f"round.toml: closes {day}T12:00 is on a day off, expected a working day"
    ]


def test_deadline_on_a_day_closed_by_the_round_is_doubtful(small: Small) -> None:
    assert small.warnings((AT, f"{AT}\nclosed = [2026-12-18]")) == [
        "round.toml: closes 2026-12-18T12:00 is on a day off, expected a working day"
    ]


def test_deadline_on_a_holiday_of_another_region_is_not_doubtful(small: Small) -> None:
    elsewhere = (AT, f'{AT}\nholidays = "DE-BE"')
    assert small.warnings(elsewhere, (CLOSES, "closes = 2027-05-27T12:00:00")) == []
