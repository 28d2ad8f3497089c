"""The menus of commands, in the scopes that Telegram knows."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Literal

from bot.messenger import Menu, TelegramMessenger
from chat.messenger import Unknown, Wait
from chat.texts import LANGUAGES, texts
from handlers.commands import COMMANDS, Audience
from storage.menus import Reader as Kept
from survey.chain import digest

Reader = Literal["private"] | int
"""Everyone in their private chat, or one private chat by its id."""

Audiences = tuple[Audience, ...]

MARK = 12
"""Characters of a digest by which a menu is known again."""

AT_ONCE = 20
"""Menus that one look puts up: after an update of the bot everyone's can be due."""


class Menus:
    """Puts the menus up, each once. `language` is the one for people whose own is unknown.

    A chat's own can only follow when it has begun: until then Telegram does not know the scope
    (BotCommandScopeChat.chat_id). What is up there is kept, so that a start puts up nothing anew.
    """

    def __init__(self, messenger: TelegramMessenger, language: str) -> None:
        self._messenger = messenger
        self._language = language
        self._up: dict[Reader, str] = {}

    def missing(self, readers: Iterable[Kept]) -> Iterator[tuple[Reader, Audiences]]:
        """Whose menu is not up as it should be: everyone's, and those of chats whose people have
        or had a role. A few at a time."""
        if "private" not in self._up:
            yield "private", EVERYONE
        due = 0
        for reader in readers:
            audiences = audiences_of(coordinates=reader.coordinates, holds=reader.holds)
            up = self._up.get(reader.chat, reader.up)
            if up == self.mark(audiences) or (up is None and audiences == EVERYONE):
                continue
            yield reader.chat, audiences
            due += 1
            if due == AT_ONCE:
                return

    def mark(self, audiences: Audiences) -> str:
        """By what the menu of these audiences is known again, however the program changes."""
        return _mark(audiences, self._language)

    async def put_up(self, reader: Reader, audiences: Audiences) -> bool:
        """Puts up the reader's menus. What fails on the way is missing still: False."""
        shown = menus(reader, self._language, audiences)
        outcomes = await self._messenger.set_commands(shown)
        if any(isinstance(outcome, Unknown | Wait) for outcome in outcomes):
            return False
        self._up[reader] = self.mark(audiences)
        return True


EVERYONE: Audiences = ("everyone",)


def audiences_of(*, coordinates: bool, holds: bool) -> Audiences:
    """Whose commands somebody sees."""
    heads: Audiences = ("holders",) if holds else ()
    desk: Audiences = ("coordinators",) if coordinates else ()
    return (*EVERYONE, *heads, *desk)


def menus(reader: Reader, language: str, audiences: Audiences) -> list[Menu]:
    """What this reader sees: in the languages there are, and in `language` for all others."""
    return [
        Menu(reader, spoken, _commands(spoken or language, audiences))
        for spoken in (None, *LANGUAGES)
    ]


@cache
def _mark(audiences: Audiences, language: str) -> str:
    shown = [(menu.language, menu.commands) for menu in menus("private", language, audiences)]
    return digest(repr(shown))[:MARK]


def _commands(language: str, audiences: Collection[Audience]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (command.named(language), texts(language)(f"command-{command.name}"))
        for command in COMMANDS
        if command.audience in audiences
    )
