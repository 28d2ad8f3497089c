"""The port of `chat` carried out on Telegram."""

import datetime as dt
import html
import logging
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import SecretStr
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.plain import call
from bot.wire import NotSent, Wire, token_checked
from chat.actions import encode
from chat.cards import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    TOAST_LIMIT,
    Button,
    Card,
    File,
    card_text,
    measure,
)
from chat.messenger import (
    Delivered,
    Fetched,
    Gone,
    Messenger,
    Outcome,
    Refused,
    Unchanged,
    Unknown,
    Wait,
)

log = logging.getLogger(__name__)

PHOTO_BYTES = 10_000_000
"""sendPhoto.photo: at most 10 MB. What is larger goes as a document."""

FILE_BYTES = 50_000_000
"""sendDocument.document: at most 50 MB."""

RECONNECT = 3.0
"""Seconds to wait after a connection that did not come about."""

MEANINGS: dict[str, Outcome] = {
    "message is not modified": Unchanged(),
    "chat not found": Gone(),
}
"""Refusals that Telegram tells apart by their words alone: all of them are a 400 without a number
or name of its own. Compared in small letters, since the library changes the capitals."""

Scope = Literal["everywhere", "private", "groups"] | int
"""Where a menu is shown; a number is a single chat, such as a coordinator's."""


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands (without their slash) and what they do, as shown in one scope to those whose
    app speaks `language`, or to all others where it is None."""

    scope: Scope
    language: str | None
    commands: tuple[tuple[str, str], ...]


def bot_at(api: str, token: SecretStr, wire: Wire) -> Bot:
    """The library's bot on our wire. It must not be initialized: the wire is opened by itself, and
    an error of that would carry the token."""
    return Bot(
        token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=wire,
        get_updates_request=wire,
    )


def escape(words: str) -> str:
    """Words as they are, for a message with parse_mode HTML."""
    return html.escape(words, quote=False)


def markup(card: Card) -> str:
    """The card's text in Telegram's HTML."""
    head = card.head and f"<i>{escape(card.head)}</i>"
    title = card.title and f"<b>{escape(card.title)}</b>"
    return "\n\n".join(part for part in (head, title, escape(card.body)) if part)


def keyboard(card: Card) -> dict[str, Any] | None:
    """The card's buttons as an InlineKeyboardMarkup."""
    if not card.rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in card.rows]}


class TelegramMessenger(Messenger):
    """Sends through Telegram. BadConfiguration when Telegram does not know the token; apart from
    that it raises for nothing that happens on the way."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, chat: int, card: Card) -> Outcome:
        """A new message. Delivered names it."""
        return _too_long(card_text(card), TEXT_LIMIT) or await self._call(
            "sendMessage", chat_id=chat, **_shown(card)
        )

    async def send_file(self, chat: int, file: File) -> Outcome:
        """A new message with a file. A photo that Telegram will not show goes as a document."""
        if refused := _too_long(file.caption, CAPTION_LIMIT) or _too_large(file):
            return refused
        sent: dict[str, Any] = {"filename": file.name, "caption": file.caption or None}
        if file.kind == "photo" and len(file.content) <= PHOTO_BYTES:
            outcome = await _outcome(self._bot.send_photo(chat, file.content, **sent))
            if not isinstance(outcome, Refused):
                return outcome
        return await _outcome(self._bot.send_document(chat, file.content, **sent))

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        """The message shows this card from now on. Refused when it is no longer there."""
        return _too_long(card_text(card), TEXT_LIMIT) or await self._call(
            "editMessageText", chat_id=chat, message_id=message, **_shown(card)
        )

    async def strip(self, chat: int, message: int) -> Outcome:
        """The message loses its buttons."""
        return await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message)

    async def fetch(self, file: str) -> Fetched | Outcome:
        """The file that an event names. Refused above 20 MB, which Telegram does not hand out."""
        try:
            with token_checked():
                found = await self._bot.get_file(file)
            if found.file_path is None:
                return Unknown("a file without an address")
            return Fetched(bytes(await found.download_as_bytearray()))
        except InvalidToken:  # what the library makes of any 404; the token was good a moment ago
            return Refused("the file is not there any more")
        except TelegramError as error:
            return outcome_of(error)
        except (AttributeError, KeyError, TypeError, ValueError):
            log.exception("unreadable answer")
            return Unknown("an answer that cannot be read")

    async def toast(self, press: str, words: str) -> Outcome:
        """Answers a press with a short notice of at most 200 characters; empty for none."""
        return _too_long(words, TOAST_LIMIT) or await self._call(
            "answerCallbackQuery", callback_query_id=press, text=words or None
        )

    async def set_commands(self, menus: Iterable[Menu]) -> tuple[Outcome, ...]:
        """Puts up each of the menus; what came of them, in their order."""
        return tuple([await _outcome(self._put_up(menu)) for menu in menus])

    async def whoami(self) -> tuple[int, str]:
        """The bot's id and user name. Raises TelegramError when they cannot be learned now."""
        with token_checked():
            me = await self._bot.get_me()
        return me.id, me.username or ""

    async def _call(self, method: str, **parameters: Any) -> Outcome:
        given = {name: value for name, value in parameters.items() if value is not None}
        return await _outcome(call(self._bot.request, f"{self._bot.base_url}/{method}", given))

    async def _put_up(self, menu: Menu) -> bool:
        return await self._bot.set_my_commands(
            [BotCommand(command, does) for command, does in menu.commands],
            scope=_scope(menu.scope),
            language_code=menu.language,
        )


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of the library means. BadRequest is a NetworkError by descent, but is an answer
    and no failure on the way, so it comes before."""
    match error:
        case RetryAfter():
            return Wait(_seconds(error.retry_after))
        case ChatMigrated():
            return Gone(moved_to=error.new_chat_id)
        case Forbidden():
            return Gone()
        case BadRequest():
            said = error.message.lower()
            meant = (outcome for words, outcome in MEANINGS.items() if words in said)
            return next(meant, Refused(error.message))
        case NotSent():
            return Wait(RECONNECT)
        case _:
            return Unknown(f"{type(error).__name__}: {error.message}")


async def _outcome(answer: Awaitable[object]) -> Outcome:
    try:
        with token_checked():
            return Delivered(_message_id(await answer))
    except TelegramError as error:
        return outcome_of(error)
    except (AttributeError, KeyError, TypeError, ValueError):
        # Telegram said that it worked, in words which the library cannot read.
        log.exception("unreadable answer")
        return Unknown("an answer that cannot be read")


def _message_id(answer: object) -> int | None:
    """Which message an answer is, if it is one. KeyError, TypeError or ValueError when it is not
    what Telegram answers."""
    if isinstance(answer, Message):
        return answer.message_id
    if answer is True:
        return None
    if not isinstance(answer, dict):
        raise TypeError("neither a message nor true")
    number, *_ = map(int, (answer["message_id"], answer["date"], answer["chat"]["id"]))
    return number


def _seconds(pause: int | dt.timedelta) -> float:
    """The library's two ways of saying it, of which the wire chooses the second."""
    return pause.total_seconds() if isinstance(pause, dt.timedelta) else pause


def _shown(card: Card) -> dict[str, Any]:
    return {
        "text": markup(card),
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(card),
        "link_preview_options": {"is_disabled": True},
    }


def _button(button: Button) -> dict[str, str]:
    found = {"text": button.label}
    if button.action is not None:
        found["callback_data"] = encode(button.action)
    if button.url is not None:
        found["url"] = button.url
    return found


def _too_long(words: str, limit: int) -> Refused | None:
    if measure(words) <= limit:
        return None
    return Refused(f"a text of {measure(words)} characters, at most {limit} are allowed")


def _too_large(file: File) -> Refused | None:
    if len(file.content) <= FILE_BYTES:
        return None
    return Refused(f"a file of {len(file.content)} bytes, at most {FILE_BYTES} are allowed")


def _scope(scope: Scope) -> BotCommandScope:
    if isinstance(scope, int):
        return BotCommandScopeChat(scope)
    return {
        "everywhere": BotCommandScopeDefault,
        "private": BotCommandScopeAllPrivateChats,
        "groups": BotCommandScopeAllGroupChats,
    }[scope]()
