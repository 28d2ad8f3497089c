"""What is to happen in the chat once a unit of work is committed."""

from collections.abc import Callable
from dataclasses import dataclass

from chat.cards import Card, File


@dataclass(frozen=True, slots=True)
class Making:
    """A file that is yet to be made: in a thread, after the commit. `otherwise` is said where that
    fails."""

    make: Callable[[], File]
    otherwise: Card


Part = Card | Making
"""A message beside the card."""


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
