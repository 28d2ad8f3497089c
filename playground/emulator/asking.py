"""Questions and small answers: getMe, getFile, getChat, getChatMember, presses, being busy."""

from playground.emulator import shapes
from playground.emulator.calls import Call
from playground.emulator.records import Account, Toast
from playground.emulator.refusals import QUERY_TOO_OLD, bad_request
from playground.emulator.spec import Json, specification
from playground.emulator.world import World

PRESS_SECONDS = 15.0
"""How long a press can be answered ("query is too old"); the documentation names no number."""

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
"""What a bot can be seen doing (sendChatAction.action)."""


def get_me(world: World, _call: Call) -> Json:
    """The bot itself (getMe)."""
    return shapes.me(world.bot)


def get_file(world: World, call: Call) -> Json:
    """Where a file can be downloaded, up to 20 MB (getFile)."""
    file = world.files.find(call.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > specification().limit("getFile.file_id")[1]:
        raise bad_request("file is too big")
    return shapes.stored_file(file)


def get_chat(world: World, call: Call) -> Json:
    """A chat the bot knows (getChat)."""
    return shapes.full_chat(world.where(_met(world, call)))


def get_chat_member(world: World, call: Call) -> Json:
    """Whether somebody is in a chat (getChatMember)."""
    where = world.where(_met(world, call))
    account = world.known().get(call.number("user_id"))
    if account is None:
        raise bad_request("user not found")
    if isinstance(where, Account):
        inside = account.id in (where.id, world.bot.id)
    else:
        inside = where.has_bot if account.is_bot else account.id in where.members
    return shapes.member(account, "member" if inside else "left")


def _met(world: World, call: Call) -> int:
    """A chat the bot has been in: the others are not found, as if they did not exist."""
    chat = call.arguments["chat_id"]
    person = world.accounts.get(chat)
    if chat not in world.groups and not (person and person.started):
        raise bad_request("chat not found")
    return int(chat)


def send_chat_action(world: World, call: Call) -> bool:
    """Shows that the bot is busy (sendChatAction)."""
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.writable(call.arguments["chat_id"])
    return True


def answer_callback_query(world: World, call: Call) -> bool:
    """Answers a press in time, with at most 200 characters (answerCallbackQuery). A second answer
    is taken and not shown."""
    press = world.presses.get(call.text("callback_query_id"))
    if press is None or world.ticks() - press.at > PRESS_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    if len(call.text("text")) > specification().limit("answerCallbackQuery.text")[1]:
        raise bad_request("MESSAGE_TOO_LONG")
    if press.toast is None:
        press.toast = Toast(call.text("text"), call.flag("show_alert"))
        press.answered.set()
    return True
