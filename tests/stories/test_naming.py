"""A head names a preparer and a deputy in the chat, and everybody works by typing alone: over HTTP,
through the playground's Telegram. Only the links are opened, as links are."""

from collections.abc import AsyncIterator
from functools import partial

import aiohttp
import pytest
import pytest_asyncio

from playground.demo import Stage
from playground.page_client import PageClient
from storage import log, submissions
from tests.stories.acts import COORDINATOR
from tests.stories.player import Player
from tests.stories.solidarpakt_en.script import HATTINGEN, TYPED
from tests.stories.surface import HttpSurface, Seen

ROUND = "solidarpakt-en"
PREPARER, DEPUTY = "Sachbearbeitung Hattingen", "Vertretung Hattingen"
ACCOUNTS = {PREPARER: 5001, DEPUTY: 5002}
FROM, TO = "24.11.2026", "27.11.2026"
SUBMIT = "Verbindlich abgeben"

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Office(Player):
    """Hattingen's head, and those whom he names."""

    def __init__(self, stage: Stage, page: PageClient) -> None:
        super().__init__(HttpSurface(page))
        self.stage, self.page = stage, page

    async def all(self) -> None:
        """From the invitation to the head's revision."""
        await self.begin()
        await self.name(PREPARER, "/sachbearbeitung", PREPARER)
        await self.name(DEPUTY, "/vertretung", DEPUTY, FROM, TO)
        await self.prepare()
        await self.wait_for_the_first_day()
        await self.submit_as_deputy()
        await self.revise_as_head()

    async def begin(self) -> None:
        await self.at(COORDINATOR)
        await self.here.begin()
        await self.at(HATTINGEN)
        await self.here.begin()
        await self.shows("Sind Sie das?")
        await self.say("Ja, das bin ich")
        await self.surface.go_on()
        await self.shows("Die Abfrage ist eröffnet")

    async def name(self, person: str, *words: str) -> None:
        """The head names somebody, who opens the link that was passed on and says yes."""
        await self.at(HATTINGEN)
        for each in (*words, "benennen"):
            await self.say(each)
        passed = await self.shows(f"Zugang für {person}")
        await self.shows(f"Der Link für {person} steht in der Nachricht darüber.")
        self.stage.emulator.world.add_person(ACCOUNTS[person], person)
        link = passed.text.split()[-1]
        await self.page.post(f"api/chats/{ACCOUNTS[person]}/start", {"link": link})
        await self.at(person)
        invited = await self.shows("Sind Sie das?")
        assert f"{person}, benannt von {HATTINGEN}" in invited.text
        await self.say("Ja, das bin ich")
        await self.told(COORDINATOR, f"{HATTINGEN} hat {person} als ")
        await self.told(COORDINATOR, f"{person} hat den Zugang für Hattingen als ")
        await self.told(HATTINGEN, f"{person} hat Ihren Link für Hattingen angenommen.")
        await self.at(HATTINGEN)

    async def told(self, chat: str, words: str) -> Seen:
        await self.at(chat)
        return await self.shows(words)

    async def prepare(self) -> None:
        await self.at(PREPARER)
        await self.say("/start")
        for words, shown in TYPED[:-1]:
            await self.say(words)
            await self.shows(shown)
        await self.say("Zur Abgabe vorlegen")
        await self.shows("Der Entwurf ist vorgelegt. Die Amtsleitung erhält eine Nachricht.")
        await self.told(HATTINGEN, f"{PREPARER} hat den Entwurf für Hattingen vorbereitet.")

    async def wait_for_the_first_day(self) -> None:
        await self.at(DEPUTY)
        await self.say("/meinstand")
        await self.shows("Hattingen: Ihre Stellvertretung gilt zurzeit nicht")
        await self.page.clock(to="2026-11-24T07:00:00Z")

    async def submit_as_deputy(self) -> None:
        await self.say("/start")
        review = await self.shows("Ihre Antworten im Überblick")
        prepared = f"Vorbereitet von {PREPARER} am Montag, 23. November 2026, 09:00 Uhr."
        assert prepared in review.text
        await self.say(SUBMIT)
        receipt = await self.shows("Quittung Hattingen, Abgabe Nr. 1")
        assert f"Abgegeben von: {DEPUTY}, i. V. für {HATTINGEN}" in receipt.text

    async def revise_as_head(self) -> None:
        await self.at(HATTINGEN)
        for words in ("/start", "Ändern", "Ändern", "1", "Nein"):
            await self.say(words)
        review = await self.shows("Ihre Antworten im Überblick")
        assert f"Vorbereitet von {PREPARER}" in review.text
        await self.say(SUBMIT)
        receipt = await self.shows("Quittung Hattingen, Abgabe Nr. 2")
        assert f"Abgegeben von: {HATTINGEN}\n" in receipt.text
        await self.at(DEPUTY)
        await self.say("/start")
        card = await self.shows("Hattingen: Abgabe Nr. 2 vom Dienstag, 24. November 2026, 08:00")
        assert card.labels == ("Frage an die Koordination", "Übersicht")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def played(stage: Stage) -> AsyncIterator[Stage]:
    """The stage, when everything has happened."""
    async with aiohttp.ClientSession() as session:
        await Office(stage, PageClient(session, stage.address)).all()
        yield stage


async def test_head_outranks_the_deputy_in_the_result(played: Stage) -> None:
    recorded = await played.app.database.read(partial(submissions.of_round, round_=ROUND))
    found = [(each.submission.number, each.submission.role) for each in recorded]
    assert found == [(1, "deputy"), (2, "head")]
    first, second = (each.submission.answers for each in recorded)
    assert first["interest.engagement"] == "abstain"
    assert second == {**first, "interest.engagement": "no"}


async def test_log_tells_who_was_named_and_joined_in_order(played: Stage) -> None:
    entries = await played.app.database.read(partial(log.entries, round_=ROUND))
    assert [entry.kind for entry in entries] == [
        "joined", "opened", "named", "joined", "named", "joined", "submitted", "submitted",
    ]  # fmt: skip


async def test_links_are_seen_by_the_head_alone(played: Stage) -> None:
    world = played.emulator.world
    seen = {
        world.listings[chat].title
        for chat, messages in world.messages.items()
        for message in messages.values()
        if "t.me" in message.wording.text
    }
    assert seen == {HATTINGEN}


async def test_every_call_was_taken_by_telegram(played: Stage) -> None:
    """But for taking the buttons from the deputy's card that had none."""
    refused = [deed for deed in played.emulator.world.deeds if deed.status != 200]
    assert {(deed.method, deed.arguments["chat_id"]) for deed in refused} == {
        ("editMessageReplyMarkup", ACCOUNTS[DEPUTY])
    }
