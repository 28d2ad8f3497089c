"""The desk on a phone: a coordinator taps through a round's cards in a real browser, and the
pictures of docs/coordinators.md are taken."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from playground.demo import Demo, staged
from tests.stories.acts import COORDINATOR
from tests.stories.browsing import BrowserSurface, browser
from tests.stories.solidarpakt_en.script import HERDECKE

PICTURES = os.environ.get("PICTURES", "")
"""The folder in which the pictures are left, if they are wanted: docs/pictures."""

PATIENCE = 300
"""Tenths of a second in which a card has to come."""

pytestmark = pytest.mark.browser


class Phone:
    """A coordinator's phone with the page in it."""

    def __init__(self, surface: BrowserSurface) -> None:
        self.surface = surface

    async def shows(self, words: str) -> None:
        """Waits for these words."""
        for _ in range(PATIENCE):
            if any(words in each.text for each in await self.surface.messages()):
                return
            await asyncio.sleep(0.1)
        pytest.fail(f"the phone never showed {words!r}")

    async def offers(self, label: str, below: str) -> None:
        """Waits for the button on the newest message, below what was written."""
        for _ in range(PATIENCE):
            found = await self.surface.messages()
            written = [at for at, each in enumerate(found) if each.text == below]
            if written and any(label in each.labels for each in found[written[-1] :]):
                return
            await asyncio.sleep(0.1)
        pytest.fail(f"the phone never offered {label!r}, but {found[-3:]}")

    async def press(self, label: str, then: str) -> None:
        """Presses the button, and waits for what comes of it."""
        await self.surface.press(label)
        await self.shows(then)

    async def keep(self, name: str) -> None:
        """Takes a picture."""
        if PICTURES:
            await self.surface.page.mouse.move(0, 0)
            await self.surface.page.locator("#toast").wait_for(state="hidden")
            picture = await self.surface.page.screenshot()
            (Path(PICTURES) / name).write_bytes(picture)


async def test_a_coordinator_taps_through_the_desk_on_a_phone(demo: Demo, tmp_path: Path) -> None:
    async with staged(replace(demo, folder=tmp_path)) as stage, browser() as chromium:
        window = await chromium.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="de-DE"
        )
        phone = Phone(await BrowserSurface.at(stage.address, window))
        await phone.surface.open(COORDINATOR)
        await phone.surface.begin()
        await phone.surface.open(HERDECKE)
        await phone.surface.begin()
        await phone.press("Ja, das bin ich", "beginnt")
        await phone.surface.go_on()
        await phone.surface.press("Fehlanzeige")
        await phone.shows("Fehlanzeige")
        await phone.surface.open(COORDINATOR)
        await phone.surface.say("/stand")
        await phone.offers("Abfrage öffnen", below="/stand")
        await phone.press("Abfrage öffnen", "Abgegeben: 1 von 9")
        await phone.offers("Stand nach Kommunen", below="/stand")
        await phone.keep("desk-round.png")
        await phone.press("Stand nach Kommunen", "5. Herdecke: Fehlanzeige, Nr. 1")
        await phone.keep("desk-towns.png")
        await phone.press("Witten", "Stand: noch niemand beigetreten")
        await phone.press("Frist verlängern", "Bis wann?")
        await phone.surface.say("19.12.2026 12:00")
        await phone.shows("Achtung: Dieser Tag ist ein freier Tag.")
        await phone.keep("desk-consent.png")
        await phone.press("Ja, Frist verlängern", "Erledigt: Für Witten endet die Frist am Samstag")
