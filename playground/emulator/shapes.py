"""The shapes in which the API shows things: records as the specified JSON objects."""

from collections.abc import Mapping
from datetime import datetime

from playground.emulator.keyboards import show_keyboard
from playground.emulator.records import Account, Entity, Group, Message, Press, StoredFile, Wording
from playground.emulator.spec import Json

Accounts = Mapping[int, Account]


def unix(at: datetime) -> int:
    """An instant as Unix time in seconds (Message.date)."""
    return int(at.timestamp())


def user(account: Account) -> Json:
    """User."""
    shown: Json = {"id": account.id, "is_bot": account.is_bot, "first_name": account.name}
    if account.username:
        shown["username"] = account.username
    if account.language:
        shown["language_code"] = account.language
    return shown


def me(bot: Account) -> Json:
    """User, with the fields that only getMe returns. Privacy mode is on."""
    return user(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def chat(of: Account | Group) -> Json:
    """Chat. A private chat has the id and name of the person."""
    if isinstance(of, Account):
        return {"id": of.id, "type": "private", "first_name": of.name}
    return {"id": of.id, "type": group_type(of), "title": of.title}


def group_type(group: Group) -> str:
    """Chat.type of a group."""
    return "supergroup" if group.supergroup else "group"


def full_chat(of: Account | Group) -> Json:
    """ChatFullInfo."""
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return chat(of) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def entity(one: Entity, accounts: Accounts) -> Json:
    """MessageEntity."""
    shown: Json = {"type": one.type, "offset": one.offset, "length": one.length}
    if one.url is not None:
        shown["url"] = one.url
    if one.language is not None:
        shown["language"] = one.language
    if one.account is not None:
        shown["user"] = user(accounts[one.account])
    return shown


def message(one: Message, where: Account | Group, accounts: Accounts) -> Json:
    """Message, without the message it replies to."""
    shown: Json = {
        "message_id": one.id,
        "from": user(accounts[one.sender]),
        "chat": chat(where),
        "date": unix(one.at),
    }
    if one.edited_at is not None:
        shown["edit_date"] = unix(one.edited_at)
    if one.forwarded is not None:
        shown["forward_origin"] = {
            "type": "user",
            "sender_user": user(accounts[one.forwarded.account]),
            "date": unix(one.forwarded.at),
        }
    if one.protected:
        shown["has_protected_content"] = True
    if one.preview is not None:
        shown["link_preview_options"] = one.preview
    if one.keyboard:
        shown["reply_markup"] = show_keyboard(one.keyboard)
    return shown | _content(one, accounts)


def _content(one: Message, accounts: Accounts) -> Json:
    if one.news is not None:
        return _news(one.news.kind, one.news.about, accounts)
    if one.place is not None:
        return {"location": {"latitude": one.place[0], "longitude": one.place[1]}}
    if one.file is not None:
        return _file(one.file) | _words("caption", "caption_entities", one.wording, accounts)
    return _words("text", "entities", one.wording, accounts)


def _words(text: str, entities: str, wording: Wording, accounts: Accounts) -> Json:
    shown: Json = {text: wording.text} if wording.text else {}
    if wording.entities:
        shown[entities] = [entity(one, accounts) for one in wording.entities]
    return shown


def _news(kind: str, about: int, accounts: Accounts) -> Json:
    if kind == "joined":
        return {"new_chat_members": [user(accounts[about])]}
    if kind == "left":
        return {"left_chat_member": user(accounts[about])}
    return {"migrate_to_chat_id" if kind == "moved to" else "migrate_from_chat_id": about}


def _file(file: StoredFile) -> Json:
    known = _identity(file)
    if file.kind == "photo":
        return {"photo": [known | {"width": file.width, "height": file.height}]}
    if file.kind == "voice":
        return {"voice": known | {"duration": 1, "mime_type": file.content_type}}
    return {"document": known | {"file_name": file.name, "mime_type": file.content_type}}


def _identity(file: StoredFile) -> Json:
    return {
        "file_id": file.id,
        "file_unique_id": f"unique-{file.id}",
        "file_size": len(file.content),
    }


def stored_file(file: StoredFile) -> Json:
    """File, with the path from which it is downloaded."""
    return _identity(file) | {"file_path": file.path}


def inaccessible(message_id: int, where: Account | Group) -> Json:
    """InaccessibleMessage: all that is left of a deleted one."""
    return {"chat": chat(where), "message_id": message_id, "date": 0}


def callback_query(press: Press, presser: Account, shown_message: Json) -> Json:
    """CallbackQuery."""
    return {
        "id": press.id,
        "from": user(presser),
        "message": shown_message,
        "chat_instance": str(press.chat * 1_000_003),
        "data": press.data,
    }


def member(account: Account, status: str) -> Json:
    """ChatMember, of the status member, left or kicked."""
    until = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": user(account)} | until
