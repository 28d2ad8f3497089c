"""The same round in a real browser: eight heads, one of them with a phone, and the coordinator."""

import json
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from playground.demo import Demo, Stage, staged
from tests.stories.acts import BEGIN, COORDINATOR, part, tap
from tests.stories.browsing import BrowserSurface, browser
from tests.stories.player import Player
from tests.stories.solidarpakt_en import expected
from tests.stories.solidarpakt_en.script import (
    ABSTAIN,
    COUNTY_ALL,
    COUNTY_SOME,
    FIELDS,
    HERDECKE,
    SCRIPT,
    SPROCKHOEVEL,
    TOWNS_FORM,
    in_field,
)
from tests.stories.story import Story
from tests.stories.terminal import votum

PICTURES = os.environ.get("PICTURES", "")
"""The folder in which the pictures for the README are left, if they are wanted: docs/pictures."""

SUMMARY = ("summary", "solidarpakt-en", "--format", "json")

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as chromium:
        yield chromium


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(chromium: Browser, stage: Stage) -> BrowserSurface:
    """The page on a desk, where everybody sits down in turn."""
    window = await chromium.new_context(
        viewport={"width": 1200, "height": 800}, base_url=stage.address, locale="de-DE"
    )
    return await BrowserSurface.at(stage.address, window)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def document(chromium: Browser, stage: Stage, desk: BrowserSurface) -> dict[str, Any]:
    """The round, played to its end: the document that the coordinator got."""
    window = await chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="de-DE"
    )
    phone = await BrowserSurface.at(stage.address, window)
    return await Story(SCRIPT, Player(desk, {SPROCKHOEVEL: phone})).all()


async def test_chosen_options_are_told_by_mark_and_word(
    chromium: Browser, demo: Demo, tmp_path: Path
) -> None:
    """In a window as small as the README shows it."""
    async with staged(replace(demo, folder=tmp_path)) as stage:
        window = await chromium.new_context(
            viewport={"width": 900, "height": 700}, device_scale_factor=1.5, locale="de-DE"
        )
        surface = await BrowserSurface.at(stage.address, window)
        player = Player(surface)
        await player.at(HERDECKE)
        await surface.begin()
        await player.press("Ja, das bin ich")
        await surface.go_on()
        chosen = [tap("", label) for label in ("Ja", TOWNS_FORM, COUNTY_ALL)]
        await player.play(part(HERDECKE, BEGIN, in_field(FIELDS[0], ABSTAIN), *chosen))
        card = (await player.look())[-1]
        if PICTURES:
            await surface.page.mouse.move(0, 0)
            await surface.page.locator("#toast").wait_for(state="hidden")
            _keep("chat.png", await surface.page.screenshot())
    assert card.labels == (
        f"✓ {TOWNS_FORM}",
        COUNTY_SOME,
        f"✓ {COUNTY_ALL}",
        "Weiter",
        "Zurück",
    )
    assert f"1. {TOWNS_FORM} – gewählt\n2. {COUNTY_SOME}\n3. {COUNTY_ALL} – gewählt" in card.text


async def test_picture_of_the_result_opens_in_large(
    desk: BrowserSurface, document: dict[str, Any]
) -> None:
    await desk.open(COORDINATOR)
    small = desk.page.locator("#messages [data-photo$='/solidarpakt-en.png']").last
    if PICTURES:
        _keep("summary.png", await desk.fetch(await small.get_attribute("data-photo") or ""))
    await small.click()
    large = desk.page.locator("#picture-image")
    await large.wait_for()
    width = await large.evaluate("async (image) => (await image.decode(), image.naturalWidth)")
    await desk.page.get_by_role("button", name="Schließen").click()
    assert width > 1000


def _keep(name: str, picture: bytes) -> None:
    (Path(PICTURES) / name).write_bytes(picture)


async def test_summary_equals_what_was_tapped(stage: Stage, document: dict[str, Any]) -> None:
    said = await votum("--config", stage.configuration, *SUMMARY)
    assert json.loads(said.out) == document
    assert document == expected.summary(document["chain"]["head"])
