"""What time works with besides the database: set up once, in `bot/app.py`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The bot's language, the accounts of coordinators, the chats that get the summary where a
    round names none of its own, and the source of random texts (salts in the log)."""

    language: str
    coordinators: frozenset[int]
    post_to: tuple[int, ...]
    secret: Callable[[], str]
