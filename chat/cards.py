"""What the bot shows: messages with buttons, and files, as plain values."""

from dataclasses import dataclass, replace
from typing import Literal

from chat.actions import Action

TEXT_LIMIT = 4096
"""The longest message, counted after formatting (sendMessage.text)."""

CAPTION_LIMIT = 1024
"""The longest caption of a file (sendDocument.caption)."""

TOAST_LIMIT = 200
"""The longest notice in answer to a press (answerCallbackQuery.text)."""


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
    """A file to send. Its caption stays within CAPTION_LIMIT."""

    kind: Literal["photo", "document"]
    name: str
    content: bytes
    caption: str = ""


def card_text(card: Card) -> str:
    """The card's words without formatting, as a screen reader would read them."""
    return "\n\n".join(part for part in (card.head, card.title, card.body) if part)


def measure(words: str) -> int:
    """The length that every limit means: in UTF-16 units, of which an emoji has two. Telegram
    counts entities so and calls the rest characters, of which there are never more."""
    return len(_units(words)) // 2


def start(words: str, limit: int) -> str:
    """As much of the words, from their beginning, as is no longer than `limit`."""
    kept = _units(words)[: 2 * limit].decode("utf-16-le", "surrogatepass")
    return kept if words.startswith(kept) else kept[:-1]  # which is half a character


def _units(words: str) -> bytes:
    return words.encode("utf-16-le", "surrogatepass")


def shortened(words: str, limit: int) -> str:
    """The words, no longer than `limit`, with an ellipsis where something is missing."""
    return words if measure(words) <= limit else start(words, limit - 1).rstrip() + "…"


def noted(card: Card, note: str) -> Card:
    """The card with the note first in its body, and all of it within one message: what is too long
    is missing at the end, behind an ellipsis."""
    body = "\n\n".join(part for part in (note, card.body) if part)
    room = TEXT_LIMIT - measure(card_text(replace(card, body="x"))) + 1
    return replace(card, body=shortened(body, room))
