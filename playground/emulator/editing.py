"""Messages that are there: editMessageText, -Caption, -ReplyMarkup, and deleteMessage."""

from datetime import timedelta

from playground.emulator.calls import MISSING, Call
from playground.emulator.keyboards import read_keyboard
from playground.emulator.records import Keyboard, Message, Wording
from playground.emulator.refusals import NOT_MODIFIED, bad_request
from playground.emulator.sending import read_wording
from playground.emulator.spec import Json
from playground.emulator.world import World

DELETABLE = timedelta(hours=48)
"""So long after it was sent a message can be deleted (deleteMessage)."""


def edit_text(world: World, call: Call) -> Json:
    """Gives a message other words and buttons; buttons that are not given again fall away
    (editMessageText)."""
    wording = read_wording(world, call, "text")
    message = _editable(world, call)
    if message.file is not None:
        raise bad_request("there is no text in the message to edit")
    preview = call.arguments.get("link_preview_options")
    return _change(world, call, message, wording, preview)


def edit_caption(world: World, call: Call) -> Json:
    """Gives a photo or document another caption (editMessageCaption)."""
    wording = read_wording(world, call, "caption")
    message = _editable(world, call)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, call, message, wording, message.preview)


def edit_markup(world: World, call: Call) -> Json:
    """Gives a message other buttons, or none (editMessageReplyMarkup)."""
    message = _editable(world, call)
    return _change(world, call, message, message.wording, message.preview)


def delete_message(world: World, call: Call) -> bool:
    """Removes a message of the last 48 hours: the bot's own anywhere, others' in private chats
    (deleteMessage)."""
    chat = world.writable(call.arguments["chat_id"])
    message = world.posted(chat, call.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if message.sender != world.bot.id and chat < 0:
        raise bad_request("message can't be deleted")
    if world.older(message, DELETABLE):
        raise bad_request("message can't be deleted for everyone")
    world.delete(message)
    return True


def _editable(world: World, call: Call) -> Message:
    """A message of the bot's own. Both ids are needed, as there are no inline messages here
    (editMessageText.chat_id)."""
    for name in ("chat_id", "message_id"):
        if name not in call.arguments:
            raise bad_request(MISSING[name])
    message = world.posted(world.writable(call.arguments["chat_id"]), call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != world.bot.id:
        raise bad_request("message can't be edited")
    return message


def _change(
    world: World, call: Call, message: Message, wording: Wording, preview: Json | None
) -> Json:
    """The message as it looks afterwards. Refusal when that is how it looks already."""
    keyboard: Keyboard = read_keyboard(call.arguments.get("reply_markup"))
    if (wording, keyboard) == (message.wording, message.keyboard):
        raise bad_request(NOT_MODIFIED)
    if wording != message.wording:
        message.edited_at = world.now()
    message.wording, message.keyboard, message.preview = wording, keyboard, preview
    world.changes.note(message.chat)
    return world.shape(message)
