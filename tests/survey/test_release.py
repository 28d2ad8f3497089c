"""When a result is released, and when it cannot be."""

import datetime as dt
from dataclasses import replace

import pytest

from survey.plan import Facts
from survey.refusal import Refusal
from survey.release import refusal, standing
from survey.submission import State
from tests.survey.test_tally import round_with, vote_question

START = dt.datetime(2026, 12, 18, tzinfo=dt.UTC)
FACTS = Facts(round_with([vote_question("a", "field")], 1), "closed", START, ())


def days(kinds: str) -> list[tuple[str, dt.datetime]]:
    """The events of these kinds, a day apart."""
    return [(kind, START + n * dt.timedelta(days=1)) for n, kind in enumerate(kinds.split(), 1)]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("opened closed", None),
        ("opened closed released", 3),
        ("opened closed released accepted", 3),
        ("opened closed released reopened", None),
        ("opened closed released reopened closed", None),
        ("opened closed released reopened closed released", 6),
        ("opened closed released superseded", None),
    ],
)
def test_a_release_stands_until_the_round_is_opened_again(kinds: str, expected: int | None) -> None:
    events = days(kinds)
    assert standing(events) == (None if expected is None else events[expected - 1][1])


@pytest.mark.parametrize(
    ("state", "kinds", "why"),
    [
        ("planned", "", "running"),
        ("open", "opened", "running"),
        ("superseded", "opened closed superseded", "superseded"),
        ("closed", "opened closed released", "released"),
    ],
)
def test_what_cannot_be_released(state: State, kinds: str, why: str) -> None:
    found = refusal(replace(FACTS, state=state), days(kinds))
    assert isinstance(found, Refusal)
    assert found.why == why


def test_a_closed_round_can_be_released_once_for_each_closing() -> None:
    assert refusal(FACTS, days("opened closed")) is None
    assert refusal(FACTS, days("opened closed released reopened closed")) is None


def test_a_round_by_person_has_nothing_to_release() -> None:
    by_person = FACTS.round.model_copy(update={"ballots": "person"})
    assert refusal(replace(FACTS, round=by_person), days("opened closed")) == Refusal("posted")
