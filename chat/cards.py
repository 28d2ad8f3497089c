"""What the bot shows: messages with buttons, and files, as plain values."""

from dataclasses import dataclass
from typing import Literal

from chat.actions import Action

TEXT_LIMIT = 4096
"""Characters of one message, counted after formatting (sendMessage.text)."""


@dataclass(frozen=True, slots=True)
class Button:
    """A label of at most 40 characters, and what pressing it does: an action, or a link."""

    label: str
    action: Action | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A message. `head` stands small above, `title` strong, `body` below; empty ones fall away.
    Plain text throughout: whoever sends it escapes it."""

    title: str = ""
    body: str = ""
    head: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file to send. `caption` has at most 1,024 characters."""

    kind: Literal["photo", "document"]
    name: str
    content: bytes
    caption: str = ""


def card_text(card: Card) -> str:
    """The card's words without formatting, as a screen reader would read them."""
    return "\n\n".join(part for part in (card.head, card.title, card.body) if part)
