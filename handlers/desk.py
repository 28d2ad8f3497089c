"""What every conversation works with besides the database: set up once, in `bot/app.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from chat.texts import Texts, spoken, texts


@dataclass(frozen=True, slots=True)
class Privacy:
    """Who is answerable for the data, as the notice before the first answer names it."""

    controller: str = ""
    contact: str = ""
    officer: str = ""
    retention_days: int = 365


@dataclass(frozen=True, slots=True)
class Desk:
    """The bot's settings, as far as people notice them, its source of random ids, and the address
    that opens the bot with a secret. `post_to` are the chats that get the summary where a round
    names none of its own."""

    language: str
    coordinators: frozenset[int]
    privacy: Privacy
    secret: Callable[[], str]
    link: Callable[[str], str]
    post_to: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The bot's name, as its links have it."""
        return self.link("").partition("?")[0].rpartition("/")[2]

    def texts(self, *languages: str | None) -> Texts:
        """The sentences in the first of these languages that Votum speaks, else in the bot's."""
        known = (spoken(language) for language in languages)
        return texts(next((each for each in known if each), self.language))
