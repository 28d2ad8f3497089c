"""Two bots on one PostgreSQL: what one leaves, the other one goes on with."""

from pathlib import Path

import pytest

from tests.stories.sigkill_found import dead_cards, found, unsettled
from tests.stories.sigkill_machine import KILLED
from tests.stories.sigkill_round import staged
from tests.stories.takeover import pair_of, struck

pytestmark = pytest.mark.takeover

SEED = 7
WITHIN = 10.0
"""Seconds until the other bot is at work."""


@pytest.fixture
def dialect() -> str:
    return "postgres"


async def test_a_bot_that_is_killed_or_stands_still_is_replaced_and_nothing_is_lost(
    tmp_path: Path, url: str
) -> None:
    with pair_of(tmp_path) as pair:
        first, second = pair.working, pair.waiting
        async with staged(tmp_path, first, SEED, url) as play:
            await struck(play, pair, ["killed", "stopped"], SEED)
            assert await dead_cards(play) == ()
            assert await unsettled(play) == {}
            assert (await found(play)).faults == {}
        assert all(seconds < WITHIN for _, seconds in pair.seconds)
        assert first.ends == [KILLED]
        assert second.ends == [1]
        assert "another bot has taken over: this one was not heard of for too long" in second.said()
