"""Every ready-made round once more, by typing alone: the link, the answers, the summary."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from playground.demo import Demo, Stage
from rounds.shelf import ready_made
from tests.stories.acts import COORDINATOR, see, write
from tests.stories.acts import part as part_of
from tests.stories.played import Played, played
from tests.stories.player import Player, Typist
from tests.stories.surface import HttpSurface

pytestmark = pytest.mark.asyncio(loop_scope="module")


def typist(surface: HttpSurface, _: Stage) -> Player:
    return Typist(surface)


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=ready_made())
async def round_(
    demo: Demo, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[Played]:
    """A round at its end, with nothing pressed."""
    folder = tmp_path_factory.mktemp("typed")
    async with played(demo, folder, request.param, typist) as at_end:
        yield at_end


async def test_same_comes_of_it(round_: Played) -> None:
    assert round_.document == round_.expected.summary(round_.document["chain"]["head"])


async def test_coordinator_gets_the_summary_by_command(round_: Played) -> None:
    asked = write("", "/auswertung", "Die Auswertung kommt sofort")
    await round_.player.play(part_of(COORDINATOR, asked, see("Endgültig.")))


async def test_nothing_was_pressed(round_: Played) -> None:
    assert round_.world.presses == {}


async def test_every_call_was_taken_by_telegram(round_: Played) -> None:
    assert [deed for deed in round_.world.deeds if deed.status != 200] == []
