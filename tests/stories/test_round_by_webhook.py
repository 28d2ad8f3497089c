"""A whole round with a bot to which every update is brought."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from playground.demo import PUBLIC, Demo
from storage import intake
from tests.stories.played import Played, played
from tests.stories.player import Player

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROUND = "solidarpakt-en"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def round_(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Played]:
    """The round at its end."""
    folder: Path = tmp_path_factory.mktemp("brought")
    async with played(
        replace(demo, webhook=True), folder, ROUND, lambda surface, _: Player(surface)
    ) as at_end:
        yield at_end


async def test_document_equals_what_was_written_down(round_: Played) -> None:
    assert round_.document == round_.expected.summary(round_.document["chain"]["head"])


async def test_nobody_polled(round_: Played) -> None:
    """Every update was brought, and the calls are those of a polling bot but for the webhook's."""
    hook = round_.world.webhook
    assert hook is not None
    assert (hook.url, hook.last_error) == (f"{PUBLIC}/telegram", None)
    assert [deed for deed in round_.world.deeds if deed.status != 200] == []
    assert [deed.method for deed in round_.world.deeds].count("setWebhook") == 1


async def test_every_update_was_handled_once(round_: Played) -> None:
    found = await round_.stage.app.database.read(intake.counts)
    assert found == {"done": len(round_.world.updates._all)}
