"""The menus of commands, in the scopes that Telegram knows."""

from collections.abc import Collection

from bot.messenger import Menu, Scope
from chat.texts import LANGUAGES, texts
from handlers.commands import COMMANDS, Audience


def menus(coordinators: Collection[int]) -> list[Menu]:
    """What everyone sees in the private chat, and what each configured coordinator sees."""
    heads = [_menu("private", language, ("everyone",)) for language in (None, *LANGUAGES)]
    return heads + [
        _menu(account, language, ("everyone", "coordinators"))
        for account in coordinators
        for language in (None, *LANGUAGES)
    ]


def _menu(scope: Scope, language: str | None, audiences: tuple[Audience, ...]) -> Menu:
    shown = language or LANGUAGES[0]
    return Menu(
        scope,
        language,
        tuple(
            (command.named(shown), texts(shown)(f"command-{command.name}"))
            for command in COMMANDS
            if command.audience in audiences
        ),
    )
