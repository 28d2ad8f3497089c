"""The same whole round in a real browser, at the size of a phone."""

import os
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from playground.demo import Demo, staged
from playground.page_client import PageClient
from tests.stories.browsing import BrowserSurface, browser
from tests.stories.company import SHORT, Company
from tests.stories.test_whole_round_from_the_chat import whole_round

LOOKS = os.environ.get("LOOKS", "")
"""The folder in which a picture of every card is left, if they are wanted, to be looked at."""

pytestmark = pytest.mark.browser


class Looking(Company):
    """Keeps a picture of what stands there before each tap."""

    taken = 0

    async def press(self, label: str) -> None:
        await super().press(label)
        if LOOKS:
            self.taken += 1
            surface = self.here
            assert isinstance(surface, BrowserSurface)
            name = f"{self.taken:03}-{self._chat}-{label}".replace("/", "-").replace(" ", "_")
            await surface.page.screenshot(path=str(Path(LOOKS) / f"{name}.png"))


async def test_a_whole_round_on_a_phone(demo: Demo, tmp_path: Path) -> None:
    async with (
        staged(replace(demo, file=SHORT, folder=tmp_path)) as stage,
        aiohttp.ClientSession() as session,
        browser() as chromium,
    ):
        window = await chromium.new_context(
            viewport={"width": 390, "height": 844},
            has_touch=True,
            is_mobile=True,
            locale="de-DE",
            base_url=stage.address,
        )
        surface = await BrowserSurface.at(stage.address, window)
        await whole_round(Looking(stage, PageClient(session, stage.address), surface), tmp_path)
