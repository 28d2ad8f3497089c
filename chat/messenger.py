"""The port through which everything is sent. A messenger is whatever keeps this promise."""

from dataclasses import dataclass
from typing import Protocol

from chat.cards import Card, File


@dataclass(frozen=True, slots=True)
class Delivered:
    """It is there, as this message (None where there is no message, such as a toast)."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The message already looked like this."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The messenger will not take this, now or later: repeating it is useless."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody is there to be written to: blocked, deleted, never started, thrown out. A chat that
    moved names its new id."""

    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing was sent. Send again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer was seen: it may have been sent or not. Repeat only what is harmless twice."""

    reason: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that somebody has sent."""

    content: bytes


Outcome = Delivered | Unchanged | Refused | Gone | Wait | Unknown


class Messenger(Protocol):
    """Sends, never raises for anything the network or the other side did."""

    async def send(self, chat: int, card: Card) -> Outcome:
        """A new message. Delivered names it."""

    async def send_file(self, chat: int, file: File) -> Outcome:
        """A new message with a file."""

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        """The message shows this card from now on. Refused when it is no longer there."""

    async def strip(self, chat: int, message: int) -> Outcome:
        """The message loses its buttons."""

    async def fetch(self, file: str) -> Fetched | Outcome:
        """The file that an event names. Refused when it is too large or not there any more."""

    async def toast(self, press: str, words: str) -> Outcome:
        """Answers a press with a short notice of at most 200 characters; empty for none."""
