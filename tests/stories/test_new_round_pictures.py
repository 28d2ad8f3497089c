"""A new round on a phone: what is wrong with a file, a card of the preview and the consent, in a
real browser; and the pictures of docs/coordinators.md."""

from dataclasses import replace
from pathlib import Path

import pytest

from playground.demo import Demo, staged
from tests.rounds.books import content, small
from tests.stories.acts import COORDINATOR
from tests.stories.browsing import BrowserSurface, browser
from tests.stories.test_desk_pictures import Phone

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

pytestmark = pytest.mark.browser


async def test_a_coordinator_makes_a_round_on_a_phone(demo: Demo, tmp_path: Path) -> None:
    async with staged(replace(demo, folder=tmp_path)) as stage, browser() as chromium:
        window = await chromium.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="de-DE"
        )
        phone = Phone(await BrowserSurface.at(stage.address, window))
        await phone.surface.open(COORDINATOR)
        await phone.surface.begin()
        await phone.shows("geplant, beginnt am")
        await phone.press("Neue Abfrage", "Bitte senden Sie die Abfrage hier als Datei.")
        wrong = small({"settings!D2": "bald", "municipalities!A3": 5954036})
        await send(phone, content(wrong))
        await phone.shows("2. municipalities!A3: ")
        await phone.keep("desk-new-round.png")
        await send(phone, content(small({"settings!D2": "18.01.2027 12:00"})))
        await phone.shows("Kennung: small")
        await phone.press("Vorschau der Karten", "Vorschau, Karte 1 von 7.")
        await phone.press("Nächste Karte", "Vorschau, Karte 2 von 7.")
        await phone.keep("desk-preview.png")
        await phone.press("Vorschau beenden", "Kennung: small")
        await phone.press("Eröffnen", "Beginn: sofort")
        await phone.keep("desk-open.png")
        await phone.press("Ja, Abfrage eröffnen", "Die Abfrage ist angelegt.")


async def send(phone: Phone, file: bytes) -> None:
    """Sends a file as one does on a phone."""
    await phone.surface.page.set_input_files(
        "#file", {"name": "Abfrage.xlsx", "mimeType": XLSX, "buffer": file}
    )
