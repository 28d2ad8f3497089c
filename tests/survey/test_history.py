import datetime as dt

import pytest

from survey.history import replaced


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("opened submitted", None),
        ("opened closed", None),
        ("opened closed reopened", None),
        ("opened closed reopened submitted closed", 2),
        ("opened late accepted closed", None),
        ("opened late closed accepted", 3),
        ("opened closed accepted reopened", None),
        ("opened closed accepted reopened accepted extended closed", 3),
        ("opened closed late accepted accepted", 4),
    ],
)
def test_a_result_replaces_the_one_that_was_told_before(kinds: str, expected: int | None) -> None:
    start = dt.datetime(2026, 12, 18, tzinfo=dt.UTC)
    events = [(kind, start + n * dt.timedelta(days=1)) for n, kind in enumerate(kinds.split(), 1)]
    found = replaced(events)
    assert found == (None if expected is None else events[expected - 1][1])
