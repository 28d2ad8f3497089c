import datetime as dt
from dataclasses import replace

import pytest

from survey.deadlines import concerned, ended_early, extended, last, reopened
from survey.plan import Facts, MandateFacts
from survey.refusal import Refusal
from survey.submission import State
from tests.survey.playing import DAY, SECOND, a_round

NOW = dt.datetime(2026, 12, 14, 8, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
LATER = CLOSES + 3 * DAY


def facts(*deadlines: dt.datetime, state: State = "open") -> Facts:
    """A round whose mandates, named a, b, ..., have these deadlines."""
    mandates = tuple(MandateFacts(key, at) for key, at in zip("abc", deadlines, strict=False))
    return Facts(a_round(), state, NOW - 20 * DAY, mandates)


def test_an_extension_is_for_all_or_for_one_town() -> None:
    same = facts(CLOSES, CLOSES)
    assert extended(same, LATER, None, NOW) == ("a", "b")
    assert extended(same, LATER, "b", NOW) == ("b",)


def test_an_extension_for_all_takes_no_time_from_whoever_has_longer() -> None:
    assert extended(facts(CLOSES, LATER), CLOSES + DAY, None, NOW) == ("a",)


def test_an_extension_comes_after_the_deadline_too_while_the_round_is_open() -> None:
    assert extended(facts(CLOSES, LATER), LATER + DAY, "a", CLOSES + DAY) == ("a",)
    assert extended(facts(CLOSES), LATER, None, CLOSES + SECOND) == ("a",)


@pytest.mark.parametrize(
    ("when", "town", "refusal"),
    [
        (LATER, "z", Refusal("town")),
        (NOW, None, Refusal("passed")),
        (NOW - SECOND, "a", Refusal("passed")),
        (CLOSES, None, Refusal("earlier", CLOSES)),
        (CLOSES - DAY, "a", Refusal("earlier", CLOSES)),
        (LATER, "b", Refusal("earlier", LATER)),
    ],
)
def test_an_extension_is_refused(when: dt.datetime, town: str | None, refusal: Refusal) -> None:
    assert extended(facts(CLOSES, LATER), when, town, NOW) == refusal


@pytest.mark.parametrize("state", ["planned", "closed", "superseded"])
def test_only_an_open_round_is_extended_or_ended(state: State) -> None:
    assert extended(facts(CLOSES, state=state), LATER, None, NOW) == Refusal(state)
    assert ended_early(facts(CLOSES, state=state), NOW) == Refusal(state)


def test_a_closed_round_is_reopened_for_all_or_for_one_town() -> None:
    closed = facts(CLOSES, CLOSES, state="closed")
    assert reopened(closed, LATER, None, CLOSES + DAY) == ("a", "b")
    assert reopened(closed, LATER, "a", CLOSES + DAY) == ("a",)
    assert reopened(closed, CLOSES, None, CLOSES) == Refusal("passed")
    assert reopened(closed, LATER, "z", CLOSES) == Refusal("town")


def test_a_round_that_was_ended_early_is_reopened_until_before_its_old_deadline() -> None:
    ended = facts(NOW, state="closed")
    assert reopened(ended, CLOSES - DAY, None, NOW + SECOND) == ("a",)


def test_only_a_closed_round_is_reopened() -> None:
    assert reopened(facts(CLOSES, LATER), LATER, None, NOW) == Refusal("open", LATER)
    planned = replace(facts(CLOSES), state="planned")
    assert reopened(planned, LATER, None, NOW) == Refusal("planned", CLOSES)


def test_an_early_end_is_for_those_who_have_time_left() -> None:
    assert ended_early(facts(CLOSES, LATER), NOW) == ("a", "b")
    assert ended_early(facts(CLOSES, LATER), CLOSES) == ("b",)
    assert ended_early(facts(CLOSES, LATER), LATER) == Refusal("over", LATER)


def test_the_last_deadline_and_the_towns() -> None:
    both = facts(LATER, CLOSES)
    assert last(both) == LATER
    assert concerned(both, None) == ("a", "b")
    assert concerned(both, "b") == ("b",)
    assert concerned(both, "") == Refusal("town")
