"""Rules that look across a round and its roster."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from rounds.problems import Problem
from rounds.rules import deadline_problem

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

DATE = 'kind = "date"'


@pytest.mark.parametrize("quorum", ["1/1", "3/2"])
def test_quorum_that_cannot_be_met(small: Small, quorum: str) -> None:
    assert small.problems(('"1/2"', f'"{quorum}"')) == [
        f'round.toml: vote: quorum is "{quorum}", expected less than 1, such as "1/2"'
    ]


@pytest.mark.parametrize("quorum", ["0", "0/3", "99/100"])
def test_quorum_is_right(small: Small, quorum: str) -> None:
    assert small.problems(('"1/2"', f'"{quorum}"')) == []


def test_round_that_follows_itself(small: Small) -> None:
    assert small.problems(("format = 1", 'format = 1\nfollows = "abfrage"')) == [
        "round.toml: follows names the round itself, expected the id of an earlier round"
    ]


def test_more_towns_wanted_than_the_roster_offers(small: Small) -> None:
    assert small.problems((DATE, 'kind = "municipalities"\nmin = 2')) == []
    assert small.problems((DATE, 'kind = "municipalities"\nmin = 3')) == [
        'round.toml: questions[3] "sitting": min is 3, expected at most 2, as the roster offers'
    ]
    assert small.problems((DATE, 'kind = "municipalities"\nmin = 3\nown = true')) == []


def test_vote_table_without_a_vote_is_doubtful(small: Small) -> None:
    changes = [("vote = true\n", "")]
    changes += [('"Yes" }, counts = "yes"', '"Yes" }'), ('counts = "yes", asks', "asks")]
    changes += [(', counts = "no"', "")]
    assert small.warnings(*changes) == [
        "round.toml: [vote] without effect, expected a question with vote = true"
    ]


def test_counts_without_a_vote_is_doubtful(small: Small) -> None:
    assert small.warnings(('"Towns" }', '"Towns" }, counts = "yes"')) == [
        (
            'round.toml: questions[2] "form", options[1] "towns": counts without effect, '
            "expected vote = true at the question"
        )
    ]


def test_deadline_problem_begins_with_the_deadline(small: Small) -> None:
    round_ = small.read().round
    deadline = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)  # 12:00 in Berlin
    assert deadline_problem(round_, deadline - dt.timedelta(seconds=1)) is None
    expected = Problem("round.toml", "", "closes 2026-12-18T12:00 has passed", "a time to come")
    assert deadline_problem(round_, deadline) == expected
    assert str(expected) == (
        "round.toml: closes 2026-12-18T12:00 has passed, expected a time to come"
    )
