"""The menus of commands, in the scopes that Telegram knows."""

from collections.abc import Iterable, Iterator
from typing import Literal

from bot.messenger import Menu, TelegramMessenger
from chat.messenger import Unknown, Wait
from chat.texts import LANGUAGES, texts
from handlers.commands import COMMANDS, Audience

Reader = Literal["private"] | int
"""Everyone in their private chat, or one coordinator by the account."""


class Menus:
    """Puts the menus up, each once. `language` is the one for people whose own is unknown.

    A coordinator's can only follow when the chat with them has begun: until then Telegram does not
    know the scope (BotCommandScopeChat.chat_id).
    """

    def __init__(self, messenger: TelegramMessenger, language: str) -> None:
        self._messenger = messenger
        self._language = language
        self._up: set[Reader] = set()

    def missing(self, coordinators: Iterable[int]) -> Iterator[Reader]:
        """Whose menus are not up, among everyone's and those of these accounts."""
        readers: tuple[Reader, ...] = ("private", *coordinators)
        return (reader for reader in readers if reader not in self._up)

    async def put_up(self, reader: Reader) -> None:
        """Puts up the reader's menus. What fails on the way is missing still."""
        outcomes = await self._messenger.set_commands(menus(reader, self._language))
        if not any(isinstance(outcome, Unknown | Wait) for outcome in outcomes):
            self._up.add(reader)


def menus(reader: Reader, language: str) -> list[Menu]:
    """What this reader sees: in the languages there are, and in `language` for all others."""
    audiences: tuple[Audience, ...] = ("everyone",)
    if reader != "private":
        audiences = ("everyone", "coordinators")
    return [
        Menu(reader, spoken, _commands(spoken or language, audiences))
        for spoken in (None, *LANGUAGES)
    ]


def _commands(language: str, audiences: tuple[Audience, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (command.named(language), texts(language)(f"command-{command.name}"))
        for command in COMMANDS
        if command.audience in audiences
    )
