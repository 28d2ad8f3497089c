"""What is to happen in the chat once a unit of work is committed."""

from collections.abc import Callable
from dataclasses import dataclass

from chat.cards import Card, File

Part = Card | Callable[[], File]
"""A message, or what makes a file: it is called in a thread, after the commit."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A chat's card in its newest revision: `edit` an existing message, or a new one below, after
    which the messages `strip` lose their buttons."""

    chat: int
    revision: int
    card: Card
    edit: int | None = None
    strip: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Toast:
    """A notice of at most 200 characters in answer to a press. Empty words only end the waiting."""

    press: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A message that is not kept: what a stranger or a group is told, or what holds a secret."""

    chat: int
    card: Part


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything that one event has to show for itself."""

    toast: Toast | None = None
    showing: Showing | None = None
    sayings: tuple[Saying, ...] = ()
