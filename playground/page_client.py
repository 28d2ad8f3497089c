"""The chat page's HTTP API from outside: what a browser would send, and nothing else."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

Message = dict[str, Any]
"""A message as the page gets it."""

PATIENCE = 20.0
"""Seconds to wait for something to show in the page."""


class NotShown(Exception):
    """The page never showed what was to come, which is said in a few words."""


class PageError(NotShown):
    """The page refused, and said this."""


@dataclass(frozen=True, slots=True)
class PageClient:
    """Looks at the page and acts on it."""

    session: aiohttp.ClientSession
    address: str

    async def get(self, path: str) -> Any:
        """What the page reads at this path."""
        async with self.session.get(self.address + path) as answer:
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """What the page answers. PageError with its sentence."""
        async with self.session.post(self.address + path, json=body) as answer:
            said = await answer.json()
        if answer.status != 200:
            raise PageError(said.get("error", str(answer.status)))
        return said

    async def state(self) -> dict[str, Any]:
        """Everything beside the messages."""
        state: dict[str, Any] = await self.get("api/state")
        return state

    async def messages(self, chat: int) -> list[Message]:
        """The chat's messages, oldest first."""
        messages: list[Message] = await self.get(f"api/chats/{chat}/messages")
        return messages

    async def start(self, chat: int) -> None:
        """Opens the person's invitation, or presses Start."""
        await self.post(f"api/chats/{chat}/start", {})

    async def say(self, chat: int, text: str, speaker: int | None = None) -> None:
        """Writes a message; in a group as this speaker."""
        body = {"text": text} if speaker is None else {"text": text, "as": speaker}
        await self.post(f"api/chats/{chat}/say", body)

    async def send_file(self, chat: int, name: str, content: bytes, content_type: str) -> None:
        """Sends a file, as somebody in a private chat."""
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name, content_type=content_type)
        async with self.session.post(f"{self.address}api/chats/{chat}/file", data=form) as answer:
            said = await answer.json()
        if answer.status != 200:
            raise PageError(said.get("error", str(answer.status)))

    async def press(self, chat: int, message: Message, label: str) -> str:
        """Presses the button with this label; the words of the toast. NotShown without one."""
        for button in buttons(message):
            if button["text"] == label:
                body = {"message": message["id"], "data": button["data"]}
                said = await self.post(f"api/chats/{chat}/press", body)
                return str(said["toast"])
        raise NotShown(f"no button „{label}“ under: {first_line(message)}")

    async def clock(self, **move: Any) -> str:
        """Moves the clock; what it came to."""
        said = await self.post("api/clock", move)
        return str(said["what"])

    async def download(self, url: str) -> bytes:
        """The bytes of a picture or document."""
        async with self.session.get(self.address + url.lstrip("/")) as answer:
            return await answer.read()

    async def wait_for(
        self,
        chat: int,
        wanted: Callable[[Message], bool],
        what: str,
        *,
        after: int = 0,
        patience: float | None = None,
    ) -> Message:
        """The newest message of the bot that is as wanted, with an id above `after`. NotShown,
        saying what was wanted, when it does not come within `patience` seconds (or PATIENCE)."""
        until = time.monotonic() + (PATIENCE if patience is None else patience)
        while time.monotonic() < until:
            for message in reversed(await self.messages(chat)):
                if message["from"] == "bot" and message["id"] > after and wanted(message):
                    return message
            await asyncio.sleep(0.02)
        raise NotShown(what)


def buttons(message: Message) -> list[dict[str, str]]:
    """The message's buttons, row by row."""
    return [button for row in message["buttons"] for button in row]


def labels(message: Message) -> list[str]:
    """What stands on the message's buttons."""
    return [button["text"] for button in buttons(message)]


def first_line(message: Message) -> str:
    """The beginning of what the message says."""
    return str(message["text"]).partition("\n")[0]


def last_line(message: Message) -> str:
    """The end of what the message says."""
    return str(message["text"]).rstrip().rpartition("\n")[2]


def title_of(message: Message) -> str:
    """The strong line of a message; empty where there is none."""
    for entity in message["entities"]:
        if entity["type"] == "bold":
            # Entities count in UTF-16 units (MessageEntity.offset).
            text: bytes = message["text"].encode("utf-16-le")
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            return text[start:end].decode("utf-16-le")
    return ""
