"""When a result is released, and when it cannot be."""

import datetime as dt

import pytest

from survey.refusal import Refusal
from survey.release import refusal, standing
from survey.submission import State

START = dt.datetime(2026, 12, 18, tzinfo=dt.UTC)


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
    found = refusal(state, "mandate", days(kinds))
    assert isinstance(found, Refusal)
    assert found.why == why


def test_a_closed_round_can_be_released_once_for_each_closing() -> None:
    assert refusal("closed", "mandate", days("opened closed")) is None
    assert refusal("closed", "mandate", days("opened closed released reopened closed")) is None


def test_a_round_by_person_has_nothing_to_release() -> None:
    assert refusal("closed", "person", days("opened closed")) == Refusal("posted")
