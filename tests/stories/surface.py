"""What somebody in front of the page can see and do, and a way to do it without a browser."""

import asyncio
import time
from dataclasses import dataclass
from typing import Protocol

from playground.page_client import Message, PageClient, labels

PATIENCE = 20.0
"""Seconds after which what has not shown will not show."""


@dataclass(frozen=True)
class Seen:
    """One message as it is seen. `picture` and `document` are addresses."""

    number: int
    from_bot: bool
    text: str
    labels: tuple[str, ...]
    picture: str | None = None
    document: str | None = None


class Surface(Protocol):
    """The page. Chats are known by their titles; acts happen in the one that is open."""

    async def open(self, chat: str) -> None:
        """Chooses a chat at the left."""

    async def messages(self, *, changed: bool = False) -> list[Seen]:
        """What the open chat shows, oldest first. With `changed` a moment is waited until that is
        something else than the last time."""

    async def begin(self) -> None:
        """Opens the invitation, or starts the bot."""

    async def press(self, label: str) -> None:
        """Presses the button with these words on the newest message that has one."""

    async def notice(self) -> str:
        """The notice that came of the last press; empty when there was none."""

    async def say(self, words: str) -> None:
        """Writes a message."""

    async def send(self, name: str, content: bytes, content_type: str) -> None:
        """Sends a file."""

    async def go_on(self) -> None:
        """Moves the clock to what is due next, and waits until all of it is done."""

    async def fetch(self, address: str) -> bytes:
        """What a picture or document is made of."""


class HttpSurface:
    """The page's own HTTP calls."""

    def __init__(self, page: PageClient) -> None:
        self._page = page
        self._chat = 0
        self._members: list[int] = []
        self._notice = ""

    async def open(self, chat: str) -> None:
        chats = (await self._page.state())["chats"]
        found = next(each for each in chats if each["title"] == chat)
        self._chat, self._members = found["id"], found["members"]

    async def messages(self, *, changed: bool = False) -> list[Seen]:
        if changed:
            await asyncio.sleep(0.005)
        return [
            Seen(
                number=message["id"],
                from_bot=message["from"] == "bot",
                text=message["text"],
                labels=tuple(labels(message)),
                picture=message["photo"] and message["photo"]["url"],
                document=message["document"] and message["document"]["url"],
            )
            for message in await self._page.messages(self._chat)
        ]

    async def begin(self) -> None:
        await self._page.start(self._chat)

    async def secret(self) -> str:
        """What the link of the open chat's person carries; nothing without a link."""
        chats = (await self._page.state())["chats"]
        link = next(each["link"] for each in chats if each["id"] == self._chat)
        return (link or "").partition("?start=")[2]

    async def press(self, label: str) -> None:
        until = time.monotonic() + PATIENCE
        while (message := await self._with_button(label)) is None:
            # What was waited for may have come before the card that it belongs to.
            assert time.monotonic() < until, f"there is no button {label!r}"
            await asyncio.sleep(0.005)
        self._notice = await self._page.press(self._chat, message, label)

    async def _with_button(self, label: str) -> Message | None:
        for message in reversed(await self._page.messages(self._chat)):
            if label in labels(message):
                return message
        return None

    async def notice(self) -> str:
        return self._notice

    async def say(self, words: str) -> None:
        await self._page.say(self._chat, words, speaker=next(iter(self._members), None))

    async def send(self, name: str, content: bytes, content_type: str) -> None:
        """Sends a file."""
        await self._page.send_file(self._chat, name, content, content_type)

    async def go_on(self) -> None:
        await self._page.clock(next=True)

    async def fetch(self, address: str) -> bytes:
        return await self._page.download(address)
