"""What the chat page gets to see of chats and messages, as JSON objects."""

from datetime import UTC, datetime
from urllib.parse import quote

from playground.emulator.chats import Listing
from playground.emulator.records import Account, Button, Entity, Message, StoredFile
from playground.emulator.spec import Json
from playground.emulator.world import World

LAST_CHARACTERS = 80
"""So much of the last message stands in the list of chats."""


def instant(at: datetime) -> str:
    """An instant in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def chat(world: World, listing: Listing) -> Json:
    """A chat as the list shows it. `started` of a group means that the bot is in it; `count` is
    the number of messages from the bot, `members` the accounts in a group."""
    where = world.where(listing.chat)
    posted = [one for one in world.messages.get(listing.chat, {}).values() if one.news is None]
    last = posted[-1] if posted else None
    return {
        "id": listing.chat,
        "kind": "private" if isinstance(where, Account) else "group",
        "part": listing.part,
        "title": listing.title,
        "subtitle": listing.subtitle,
        "started": where.started if isinstance(where, Account) else where.has_bot,
        "link": listing.link,
        "last": _first_words(last) if last else None,
        "last_at": instant(last.edited_at or last.at) if last else None,
        "count": sum(one.sender == world.bot.id for one in posted),
        "members": [] if isinstance(where, Account) else where.members,
    }


def message(world: World, one: Message) -> Json:
    """A message as it looks now. Of a file, `text` is the caption."""
    return {
        "id": one.id,
        "from": "bot" if one.sender == world.bot.id else "person",
        "name": world.known()[one.sender].name,
        "at": instant(one.at),
        "edited": one.edited_at is not None,
        "text": one.wording.text,
        "entities": [_entity(entity) for entity in one.wording.entities],
        "buttons": [[_button(button) for button in row] for row in one.keyboard],
        "photo": _photo(one.file) if one.file else None,
        "document": _document(one.file) if one.file else None,
    }


def _first_words(one: Message) -> str:
    said = " ".join(one.wording.text.split()) or (one.file.name if one.file else "")
    return said if len(said) <= LAST_CHARACTERS else said[: LAST_CHARACTERS - 1] + "…"


def _entity(entity: Entity) -> Json:
    shown: Json = {"type": entity.type, "offset": entity.offset, "length": entity.length}
    return shown | ({"url": entity.url} if entity.url else {})


def _button(button: Button) -> Json:
    return {"text": button.text} | (
        {"url": button.url} if button.url is not None else {"data": button.data}
    )


def _photo(file: StoredFile) -> Json | None:
    if file.kind != "photo":
        return None
    return {"url": _url(file), "width": file.width, "height": file.height}


def _document(file: StoredFile) -> Json | None:
    if file.kind == "photo":
        return None
    return {"name": file.name, "size": len(file.content), "url": _url(file)}


def _url(file: StoredFile) -> str:
    return f"/api/files/{file.id}/{quote(file.name, safe='')}"
