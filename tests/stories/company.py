"""A coordinator, heads of towns and an administrator at the page, for whole rounds over HTTP; and
the short round, which most of them play."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner, Result

from bot import changing, cli, erasing
from playground.demo import Demo, Stage, staged
from playground.page_client import PageClient, labels
from tests.stories.player import Player, titled
from tests.stories.surface import HttpSurface, Seen, Surface

SHORT = Path(__file__).parent / "short" / "round.toml"
NORTH, WEST, SOUTH = "Leitung Nord", "Leitung West", "Leitung Süd"
HEADS = (NORTH, WEST, SOUTH)
COORDINATOR, GROUP = "Koordination", "Lenkungskreis"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Company(Player):
    """Everybody at the page, and an administrator beside the bot."""

    def __init__(self, stage: Stage, page: PageClient, surface: Surface | None = None) -> None:
        super().__init__(surface or HttpSurface(page))
        self.stage, self.page = stage, page
        self._chat = ""

    async def command(self, *arguments: str) -> Result:
        """Types a command, at the demo's time."""
        with pytest.MonkeyPatch.context() as patch:
            for module in (cli, changing, erasing):
                patch.setattr(module, "wall_clock", self.stage.clock.now)
            typed = ["--config", str(self.stage.configuration), *arguments]
            result = await asyncio.to_thread(CliRunner().invoke, cli.main, typed)
        assert result.exit_code == 0, result.stderr
        return result

    async def until(self, text: str) -> None:
        """Lets time pass until `11-27T12:00` in Berlin."""
        instant = dt.datetime.fromisoformat(f"2026-{text}:00+01:00")
        await self.stage.clock.move_to(instant)

    async def at(self, chat: str) -> None:
        self._chat = chat
        await super().at(chat)

    async def toast(self, label: str) -> str:
        """What is said to whoever presses the newest button with these words."""
        chats = (await self.page.state())["chats"]
        chat = next(each["id"] for each in chats if each["title"] == self._chat)
        messages = reversed(await self.page.messages(chat))
        message = next(each for each in messages if label in labels(each))
        return await self.page.press(chat, message, label)

    async def count(self, chat: str, title: str) -> int:
        """How many messages with this title the chat has got so far."""
        await self.at(chat)
        return len(titled(await self.look(), title))

    async def fill_in(self, head: str, way: str = "Weiter") -> None:
        await self.at(head)
        await self.press("Jetzt antworten")
        await self.press(way)
        await self.press("Nein")
        await self.press("Verkehr")
        await self.press("Weiter")
        await self.say("2")
        await self.shows("Ihre Antworten im Überblick")

    # -- what every round begins with -----------------------------------------

    async def join(self, heads: Iterable[str]) -> None:
        """The coordinator first; then these heads open their links and say yes."""
        await self.at(COORDINATOR)
        await self.here.begin()
        for head in heads:
            await self.at(head)
            await self.here.begin()
            await self.agree()

    async def agree(self) -> None:
        """Whoever has opened a link says yes."""
        await self.shows("Sind Sie das?")
        await self.press("Ja, das bin ich")

    async def come(self, person: str, account: int, code: str) -> None:
        """Somebody of whom the demo knows nothing sends the bot a code, and says yes."""
        self.stage.emulator.world.add_person(account, person)
        await self.page.post(f"api/chats/{account}/start", {})
        await self.at(person)
        await self.say(code)
        await self.agree()

    async def come_by(self, person: str, account: int, link: str) -> None:
        """The same by a link."""
        self.stage.emulator.world.add_person(account, person)
        await self.page.post(f"api/chats/{account}/start", {"link": link})
        await self.at(person)
        await self.agree()

    # -- at the coordinators' desk --------------------------------------------

    async def to_round(self, label: str = "Abfrage öffnen") -> None:
        """The coordinator opens the card of a round, below all letters that are on their way."""
        await self.stage.clock.settle()
        await self.at(COORDINATOR)
        await self.say("/stand")
        await self.press(label)

    async def to_town(self, town: str) -> None:
        """The coordinator opens the card of one of its towns."""
        await self.to_round()
        await self.press("Stand nach Kommunen")
        await self.press(town)

    async def passed_on(self) -> str:
        """The code in the newest message that is to be passed on."""
        message = await self.shows("Dann senden Sie dem Bot diesen Code:")
        return message.text.rpartition("diesen Code: ")[2]

    async def send(self, name: str, content: bytes, content_type: str = XLSX) -> None:
        """Sends a file."""
        await self.here.send(name, content, content_type)

    async def file(self, ending: str, after: int = 0) -> bytes:
        """The newest file or picture of the chat with this ending, behind a message."""

        def wanted(seen: list[Seen]) -> Seen | None:
            return next((m for m in reversed(seen) if m.number > after and _has(m, ending)), None)

        await self.look()
        found = await self.sees(wanted, f"a file {ending}")
        return await self.here.fetch(found.document or found.picture or "")

    async def ask_for(self, label: str, ending: str) -> bytes:
        """The file that comes of a button."""
        after = (await self.look())[-1].number
        await self.here.press(label)
        return await self.file(ending, after)

    async def card_below(self) -> None:
        """The card comes anew below a file. Until then the buttons of the old one are stale."""
        await self.look()
        await self.sees(lambda seen: seen[-1] if seen[-1].labels else None, "a card below")

    async def let_be_done(self) -> None:
        """What is due is done."""
        await self.stage.clock.move_to(self.stage.clock.now())


def _has(message: Seen, ending: str) -> bool:
    return (message.document or message.picture or "").endswith(ending)


@asynccontextmanager
async def company(demo: Demo, file: Path, folder: Path) -> AsyncIterator[Company]:
    """The round of this file on a stage of its own."""
    async with (
        staged(replace(demo, file=file, folder=folder)) as stage,
        aiohttp.ClientSession() as session,
    ):
        yield Company(stage, PageClient(session, stage.address))
