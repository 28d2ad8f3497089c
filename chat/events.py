"""What people do in a chat, as plain values. Routes make them, conversations read them."""

from dataclasses import dataclass, field
from typing import Literal

FileKind = Literal["document", "photo", "voice", "other"]
"""`other` is everything that is neither words nor a file we could read: stickers, places, ..."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event came from. `account` is the messenger's id of whoever acted; `language` the
    language their app is set to, if it told; `name` what they call themselves there."""

    chat: int
    private: bool
    account: int
    language: str | None = None
    name: str = field(default="", compare=False, repr=False)  # who it is does not depend on it


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed. `press` is what a toast answers to, `data` the button's payload."""

    origin: Origin
    press: str
    message: int
    data: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words were typed; a command is words that begin with a slash. `edited` when an earlier
    message was changed, `forwarded` when somebody has said them elsewhere; `reply_to` is the
    message that they answer, where one was picked."""

    origin: Origin
    message: int
    words: str
    edited: bool = False
    forwarded: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """Something other than words was sent."""

    origin: Origin
    message: int
    kind: FileKind
    file: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """The bot was let into a chat or shut out of it, or the chat got another id. A group has a
    `title`."""

    origin: Origin
    inside: bool
    new_chat: int | None = None
    title: str = ""


Event = Pressed | Said | SentFile | Moved
