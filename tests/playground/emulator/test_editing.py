"""Messages changed and deleted by the real client."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden

from playground.emulator.world import World

HEAD = 501
GROUP = -900
MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="1 c yes")]])
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\0\0\0\0"

pytestmark = pytest.mark.usefixtures("started")


@pytest.fixture
async def card(bot: Bot) -> Message:
    return await bot.send_message(HEAD, "Wohnen?", reply_markup=MARKUP)


async def test_edit_text_changes_words_and_drops_buttons(
    bot: Bot, card: Message, world: World
) -> None:
    """editMessageText: "On success, ... the edited Message is returned"; reply_markup not given."""
    edited = await bot.edit_message_text("Schule?", HEAD, card.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("Schule?", None)
    assert edited.edit_date == card.date
    shown = world.messages[HEAD][card.message_id]
    assert (shown.wording.text, shown.keyboard) == ("Schule?", ())


async def test_edit_text_without_a_change_is_refused(
    call: Callable[..., Awaitable[tuple[int, Any]]], world: World
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "1"}]]}
    card = {"chat_id": HEAD, "text": "<b>Wohnen</b>?", "parse_mode": "HTML"}
    _, sent = await call("sendMessage", **card, reply_markup=keyboard)
    same = {"message_id": sent["result"]["message_id"], **card, "reply_markup": keyboard}
    status, body = await call("editMessageText", **same)
    assert (status, body) == (
        400,
        {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: message is not modified: specified new message content "
            "and reply markup are exactly the same as a current content and reply markup of the "
            "message",
        },
    )
    status, _ = await call("editMessageText", **{**same, "parse_mode": ""})
    assert status == 200


async def test_edit_text_beyond_the_limit_is_refused(bot: Bot, card: Message) -> None:
    """editMessageText.text: "1-4096 characters after entity parsing"."""
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.edit_message_text("x" * 4097, HEAD, card.message_id)
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.edit_message_text("", HEAD, card.message_id)


async def test_edit_of_a_missing_message_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("Schule?", HEAD, 77)


async def test_edit_of_a_persons_message_is_refused(bot: Bot, started: int) -> None:
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Schule?", HEAD, started)


async def test_edit_needs_both_ids(call: Callable[..., Awaitable[tuple[int, Any]]]) -> None:
    """editMessageText.chat_id: "Required if inline_message_id is not specified"."""
    status, body = await call("editMessageText", text="Schule?", chat_id=HEAD)
    assert (status, body["description"]) == (
        400,
        "Bad Request: message identifier is not specified",
    )


async def test_edit_where_the_bot_is_blocked_is_refused(
    bot: Bot, card: Message, world: World
) -> None:
    world.block(HEAD)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.edit_message_text("Schule?", HEAD, card.message_id)


async def test_edit_markup_takes_buttons_away(bot: Bot, card: Message) -> None:
    """editMessageReplyMarkup: the words stay, and with them the date of the last edit."""
    edited = await bot.edit_message_reply_markup(HEAD, card.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup, edited.edit_date) == ("Wohnen?", None, None)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(HEAD, card.message_id)


async def test_edit_caption_changes_a_photo(bot: Bot) -> None:
    """editMessageCaption.caption: "0-1024 characters after entities parsing"."""
    sent = await bot.send_photo(HEAD, PICTURE, caption="Stand")
    edited = await bot.edit_message_caption(HEAD, sent.message_id, caption="Stand um neun")
    assert isinstance(edited, Message)
    assert edited.caption == "Stand um neun"
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.edit_message_caption(HEAD, sent.message_id, caption="x" * 1025)


async def test_edit_of_the_other_kind_is_refused(bot: Bot, card: Message) -> None:
    """EditMessageText edits texts, editMessageCaption captions."""
    photo = await bot.send_photo(HEAD, PICTURE)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("Schule?", HEAD, photo.message_id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(HEAD, card.message_id, caption="Schule?")


async def test_delete_removes_a_message_once(bot: Bot, card: Message, world: World) -> None:
    """deleteMessage: "Returns True on success"."""
    assert await bot.delete_message(HEAD, card.message_id) is True
    assert card.message_id not in world.messages[HEAD]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(HEAD, card.message_id)


async def test_delete_of_others_messages_works_in_private_chats_alone(
    bot: Bot, world: World, started: int
) -> None:
    """deleteMessage: "Bots can delete incoming messages in private chats"."""
    said = world.say(HEAD, "Hallo", GROUP)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(GROUP, said)
    assert await bot.delete_message(HEAD, started) is True


async def test_delete_after_48_hours_is_refused(bot: Bot, card: Message, hands: Any) -> None:
    """deleteMessage: "only ... if it was sent less than 48 hours ago"."""
    hands.later(hours=48)
    assert await bot.delete_message(HEAD, card.message_id) is True
    late = await bot.send_message(HEAD, "Wohnen?")
    hands.later(hours=48, seconds=1)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(HEAD, late.message_id)
