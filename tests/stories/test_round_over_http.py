"""A whole round through the page's own HTTP calls: eight heads, the coordinator, the group."""

import json
import re
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
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
from tests.stories.terminal import verifier, votum

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


async def test_export_is_recounted_to_the_document(
    stage: Stage, page: PageClient, document: dict[str, Any], tmp_path: Path
) -> None:
    """By the verifier alone, in a process of its own, against the head that the group was told."""
    file = tmp_path / "log.jsonl"
    written = await votum("--config", stage.configuration, "export", ROUND, "-o", file)
    assert written.code == 0
    final = (await page.messages(GROUP))[-1]["text"]
    posted = re.findall(r"Prüfsumme ([0-9a-f]{64})", final)
    said = await verifier(file, "--head", posted[0], "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert found.pop("answer") == "unaltered"
    assert found.pop("round") == {"id": ROUND}
    assert found == {name: document[name] for name in found}
    assert {"turnout", "quorum", "votes", "chain", "provisional"} < set(found)


async def test_export_names_nobody(stage: Stage, document: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    await votum("--config", stage.configuration, "export", ROUND, "-o", file)
    content = file.read_text("utf-8")
    listings = stage.emulator.world.listings
    titles = {listing.title for chat, listing in listings.items() if chat != GROUP}
    assert "Amtsleitung Witten" in titles
    assert [title for title in titles if title in content] == []
    assert [chat for chat in stage.emulator.world.messages if str(chat) in content] == []


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
