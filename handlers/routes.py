"""From Telegram's updates to plain events. No other file of this folder knows Telegram."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from chat.cards import shortened
from chat.events import Event, FileKind, Moved, Origin, Pressed, Said, SentFile

NOBODY = 0
"""The account of an event that Telegram ascribes to nobody."""

NAME = 80
"""Characters of a person's name that are kept (Telegram: at most 64 and 64)."""

IDS = range(-(2**63), 2**63)
"""What a database keeps. Telegram's own ids fit into 52 bits (User.id, Chat.id)."""


class Undecodable(ValueError):
    """An update that is not what Telegram documents. Its text shows nothing of the update."""


@dataclass(frozen=True, slots=True)
class Route:
    """A row of the table: an update of this kind with one of these things in it becomes an event,
    if a person did it or `people` is False."""

    kind: str
    holding: tuple[str, ...]
    event: Callable[[Any], Event | None]
    people: bool = True


def event_of(update: Mapping[str, Any]) -> Event | None:
    """What somebody did, or None when it is nothing for us. Undecodable when it cannot be told."""
    try:
        return _routed(Update.de_json(_lean(update)))
    except Undecodable:
        raise
    except Exception as error:  # whatever the library stumbles over is this update's fault
        raise Undecodable(f"{type(error).__name__} while decoding") from error


def _lean(update: Mapping[str, Any]) -> dict[str, Any]:
    """The update without what nobody asks for: of the message under a button that was pressed,
    only which one it is, and not all its words and buttons."""
    press = update.get("callback_query")
    message = press.get("message") if isinstance(press, dict) else None
    if not isinstance(press, dict) or not isinstance(message, dict):
        return dict(update)
    kept = {name: message[name] for name in ("message_id", "date", "chat") if name in message}
    return {**update, "callback_query": {**press, "message": kept}}


def chat_of(update: Mapping[str, Any]) -> int | None:
    """The chat whose order this update keeps; None for no particular one. Never raises."""
    for kind in KINDS:
        part = _inside(update, kind)
        chat = _inside(part, "chat") or _inside(_inside(part, "message"), "chat")
        number = chat.get("id")
        if type(number) is int and number in IDS:
            return number
    return None


def _inside(part: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = part.get(name)
    return found if isinstance(found, dict) else {}


def _routed(update: Update) -> Event | None:
    for route in ROUTES:
        part = getattr(update, route.kind)
        if part is not None and any(getattr(part, name) for name in route.holding):
            return route.event(part) if _by_person(part) or not route.people else None
    return None


def _pressed(query: CallbackQuery) -> Pressed | None:
    message = query.message
    if message is None:  # a button of an inline message, which we never send
        return None
    return Pressed(
        _origin(message.chat, query.from_user),
        press=_text(query.id),
        message=_number(message.message_id),
        data=_text(query.data),
    )


def _said(message: Message) -> Said:
    replied = message.reply_to_message
    return Said(
        _origin(message.chat, message.from_user),
        _number(message.message_id),
        _text(message.text),
        forwarded=message.forward_origin is not None,
        reply_to=None if replied is None else _number(replied.message_id),
    )


def _edited(message: Message) -> Said:
    origin = _origin(message.chat, message.from_user)
    return Said(origin, _number(message.message_id), _text(message.text), edited=True)


def _photo(message: Message) -> SentFile:
    largest = message.photo[-1]  # Telegram lists the sizes of a picture in ascending order
    return _sent(message, "photo", file=largest.file_id)


def _voice(message: Message) -> SentFile:
    return _sent(message, "voice", file=message.voice.file_id if message.voice else None)


def _document(message: Message) -> SentFile:
    document = message.document
    if document is None:
        return _sent(message, "document")
    size = None if document.file_size is None else _number(document.file_size)
    sent = _sent(message, "document", file=document.file_id, name=document.file_name)
    return replace(sent, size=size)


def _other(message: Message) -> SentFile:
    return _sent(message, "other")


def _sent(
    message: Message, kind: FileKind, *, file: str | None = None, name: str | None = None
) -> SentFile:
    return SentFile(
        _origin(message.chat, message.from_user),
        _number(message.message_id),
        kind,
        file=None if file is None else _text(file),
        name=None if name is None else _text(name),
    )


def _moved(change: ChatMemberUpdated) -> Moved:
    member = change.new_chat_member
    inside = member.status in INSIDE or getattr(member, "is_member", False) is True
    return Moved(_origin(change.chat, change.from_user), inside, title=_title(change.chat))


def _migrated(message: Message) -> Moved:
    """A group became a supergroup: Telegram says so in the old chat (migrate_to_chat_id)."""
    origin = _origin(message.chat, message.from_user)
    new_chat = _number(message.migrate_to_chat_id)
    return Moved(origin, inside=True, new_chat=new_chat, title=_title(message.chat))


def _by_person(part: CallbackQuery | ChatMemberUpdated | Message) -> bool:
    """Not another bot, nor somebody who speaks as a channel or as the group itself."""
    user = part.from_user
    as_chat = isinstance(part, Message) and part.sender_chat is not None
    return user is not None and not user.is_bot and not as_chat


def _origin(chat: Chat, user: User | None) -> Origin:
    language = user and user.language_code
    return Origin(
        chat=_number(chat.id),
        private=chat.type == ChatType.PRIVATE,
        account=NOBODY if user is None else _number(user.id),
        language=None if language is None else _text(language),
        name=_name(user),
    )


def _name(user: User | None) -> str:
    """What the person is called there, however strange: no update is refused for a name."""
    given = () if user is None else (user.first_name, user.last_name)
    words = " ".join(part for part in given if isinstance(part, str) and part)
    return shortened(words.replace("\0", "").encode(errors="replace").decode(), NAME)


def _title(chat: Chat) -> str:
    return "" if chat.title is None else _text(chat.title)


def _number(value: object) -> int:
    if type(value) is int and value in IDS:
        return value
    raise Undecodable("an id that is none")


def _text(value: object) -> str:
    """Words that UTF-8 and a database can hold: no lone surrogates, no NUL."""
    if isinstance(value, str) and "\0" not in value:
        value.encode()
        return value
    raise Undecodable("a text that is none")


INSIDE = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)

# An animation comes with a document beside it and is none, so documents stand last.
OTHER = tuple(set(MessageAttachmentType) - {"photo", "voice", "document"})

ROUTES = (
    Route("callback_query", ("data",), _pressed),
    Route("my_chat_member", ("new_chat_member",), _moved, people=False),
    Route("edited_message", ("text",), _edited),
    Route("message", ("migrate_to_chat_id",), _migrated, people=False),
    Route("message", ("text",), _said),
    Route("message", ("photo",), _photo),
    Route("message", ("voice",), _voice),
    Route("message", OTHER, _other),
    Route("message", ("document",), _document),
)
"""The first row that fits decides. What fits none is nothing for us: channel posts, notices of a
group's life, reactions, and whatever Telegram may invent."""

KINDS = tuple(dict.fromkeys(route.kind for route in ROUTES))
"""The kinds of updates to ask Telegram for (getUpdates.allowed_updates)."""
