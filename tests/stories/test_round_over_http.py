"""A whole round through the page's own HTTP calls: eight heads, the coordinator, the group."""

import json
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from playground.demo import GROUP, Stage
from playground.page_client import PageClient
from storage import results
from tests.stories import expected
from tests.stories.script import DRAFT_CONDITION
from tests.stories.story import Story
from tests.stories.surface import HttpSurface
from tests.stories.terminal import votum

ROUND = "solidarpakt-en"

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page(stage: Stage) -> AsyncIterator[PageClient]:
    async with aiohttp.ClientSession() as session:
        yield PageClient(session, stage.address)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def document(page: PageClient) -> dict[str, Any]:
    """The round, played to its end: the document that the coordinator got."""
    return await Story(HttpSurface(page)).all()


async def test_document_equals_what_was_written_down(document: dict[str, Any]) -> None:
    assert document == expected.summary(document["chain"]["head"])


async def test_summary_in_the_database_is_the_document(
    stage: Stage, document: dict[str, Any]
) -> None:
    found = await stage.app.database.read(partial(results.summary, round_=ROUND))
    assert found.model_dump(mode="json") == document


async def test_summary_at_the_command_line_is_the_document(
    stage: Stage, document: dict[str, Any]
) -> None:
    """Another process, beside the bot."""
    said = await votum("--config", stage.configuration, "summary", ROUND, "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, document)


async def test_nothing_comes_after_the_end(page: PageClient, document: dict[str, Any]) -> None:
    assert (await page.state())["next"] is None


async def test_group_got_two_summaries_and_nothing_else(
    page: PageClient, document: dict[str, Any]
) -> None:
    """The one that the coordinator asked for there, and the one that came by itself."""
    told = [each["text"] for each in await page.messages(GROUP) if each["from"] == "bot"]
    beginnings = [text.partition(".")[0].partition(",")[0] for text in told]
    assert beginnings == ["Die Auswertung kommt sofort", "Vorläufig", "Endgültig"]


async def test_draft_is_seen_by_its_head_alone(stage: Stage, document: dict[str, Any]) -> None:
    world = stage.emulator.world
    seen = {
        world.listings[chat].title
        for chat, messages in world.messages.items()
        if any(DRAFT_CONDITION in message.wording.text for message in messages.values())
    }
    assert seen == {"Amtsleitung Witten"}


async def test_every_call_was_taken_by_telegram(stage: Stage, document: dict[str, Any]) -> None:
    refused = [deed for deed in stage.emulator.world.deeds if deed.status != 200]
    assert refused == []
