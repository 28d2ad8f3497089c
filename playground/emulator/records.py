"""What the emulator remembers: accounts, groups, messages, presses and files, as plain values."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypedDict

from playground.emulator.spec import Json

FileKind = Literal["photo", "document", "voice"]


@dataclass(slots=True)
class Account:
    """A person, or the bot. Only who has `started` the bot and not `blocked` it can be written
    to."""

    id: int
    name: str
    language: str | None = None
    username: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False


@dataclass(slots=True)
class Group:
    """A group and who is in it. A group that became a supergroup names its new id."""

    id: int
    title: str
    members: list[int]
    has_bot: bool = True
    supergroup: bool = False
    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A piece of text with a meaning. `offset` and `length` in UTF-16 units (MessageEntity)."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    account: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and its entities, in the order of their offsets."""

    text: str = ""
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: with data that a press brings back, or with a link."""

    text: str
    data: str | None = None
    url: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server. `path` is where it is downloaded from; width and height of photos in
    pixels."""

    id: str
    path: str
    kind: FileKind
    name: str
    content: bytes
    content_type: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose message was forwarded, and when they wrote it."""

    account: int
    at: datetime


NewsKind = Literal["joined", "left", "moved to", "moved from"]


@dataclass(frozen=True, slots=True)
class News:
    """A service message: who joined or left, or the id that a group moved to or from."""

    kind: NewsKind
    about: int


class Content(TypedDict, total=False):
    """What a new message can be made of: fields of Message."""

    wording: Wording
    keyboard: Keyboard
    file: StoredFile | None
    place: tuple[float, float]
    news: News
    reply_to: int | None
    forwarded: Origin
    preview: Json | None
    protected: bool


@dataclass(slots=True)
class Message:
    """A message as it looks now. `wording` is its text, or the caption beside a file."""

    id: int
    chat: int
    sender: int
    at: datetime
    wording: Wording = field(default_factory=Wording)
    keyboard: Keyboard = ()
    file: StoredFile | None = None
    place: tuple[float, float] | None = None
    news: News | None = None
    reply_to: int | None = None
    forwarded: Origin | None = None
    edited_at: datetime | None = None
    preview: Json | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """What the bot answered to a press: words (perhaps none), as a notice or as an alert."""

    text: str = ""
    alert: bool = False


@dataclass(slots=True)
class Press:
    """A press of a button, and the bot's answer once it came. `at` in ticks of monotonic time."""

    id: str
    account: int
    chat: int
    message: int
    data: str
    at: float
    toast: Toast | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the bot did: a call, and how it was answered (200 when it took effect)."""

    method: str
    arguments: Json
    status: int
    description: str = ""


@dataclass(slots=True)
class Webhook:
    """Where updates are to be brought (setWebhook), how many at once at most (`free`), and when and
    why that last failed."""

    url: str
    secret: str
    most: int
    free: asyncio.Semaphore
    last_error: tuple[datetime, str] | None = None
