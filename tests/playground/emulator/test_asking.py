"""Questions and small answers of the real client."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden

from playground.emulator.records import Toast
from playground.emulator.world import World

HEAD = 501
GROUP = -900

pytestmark = pytest.mark.usefixtures("started")


@pytest.fixture
async def press(bot: Bot, world: World) -> str:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="1 c yes")]])
    card = await bot.send_message(HEAD, "Wohnen?", reply_markup=markup)
    return world.press(HEAD, HEAD, card.message_id, "1 c yes")


async def test_press_is_answered_once(bot: Bot, world: World, press: str) -> None:
    """answerCallbackQuery: shown "as a notification ... or as an alert"."""
    assert await bot.answer_callback_query(press, "Gemerkt", show_alert=True) is True
    assert await bot.answer_callback_query(press, "Noch einmal") is True
    assert world.presses[press].toast == Toast("Gemerkt", alert=True)
    assert world.presses[press].answered.is_set()


async def test_toast_has_at_most_200_characters(bot: Bot, world: World, press: str) -> None:
    """answerCallbackQuery.text: "0-200 characters"."""
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(press, "ä" * 201)
    assert world.presses[press].toast is None
    assert await bot.answer_callback_query(press, "ä" * 200) is True


async def test_old_press_can_no_longer_be_answered(bot: Bot, press: str, hands: Any) -> None:
    """answerCallbackQuery; seconds of real time, whatever the clock of the chats says."""
    hands.ticks += 16
    with pytest.raises(BadRequest) as refused:
        await bot.answer_callback_query(press)
    assert refused.value.message == (
        "Query is too old and response timeout expired or query id is invalid"
    )


async def test_unknown_press_cannot_be_answered(bot: Bot) -> None:
    """answerCallbackQuery.callback_query_id."""
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")


async def test_chat_action_is_accepted_where_one_may_write(bot: Bot, world: World) -> None:
    """sendChatAction.action."""
    assert await bot.send_chat_action(HEAD, ChatAction.UPLOAD_DOCUMENT) is True
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(HEAD, "dancing")
    world.block(HEAD)
    with pytest.raises(Forbidden):
        await bot.send_chat_action(HEAD, ChatAction.TYPING)


async def test_file_of_a_person_can_be_downloaded(bot: Bot, world: World) -> None:
    """getFile: the path is valid for a download."""
    world.send_file(HEAD, "voice", "nachricht.ogg", b"Ogg")
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    assert update.message.voice is not None
    file = await update.message.voice.get_file()
    assert bytes(await file.download_as_bytearray()) == b"Ogg"


async def test_file_above_20_mb_cannot_be_downloaded(bot: Bot, world: World) -> None:
    """getFile: "files of up to 20MB in size"."""
    big = world.files.keep("document", "a.bin", b"x" * (20 * 1024 * 1024 + 1), "")
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(big.id)
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("unknown")


async def test_chat_is_described(bot: Bot) -> None:
    """getChat: ChatFullInfo."""
    private, group = await bot.get_chat(HEAD), await bot.get_chat(GROUP)
    assert (private.type, private.first_name) == ("private", "Amtsleitung Witten")
    assert (group.type, group.title) == ("group", "Lenkungskreis")


async def test_chat_never_met_is_not_found(bot: Bot, world: World) -> None:
    world.add_person(502, "Amtsleitung Herdecke")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(502)


async def test_chat_member_is_in_or_out(bot: Bot, world: World) -> None:
    """getChatMember: ChatMemberMember or ChatMemberLeft."""
    world.add_person(502, "Amtsleitung Herdecke")
    statuses = [(await bot.get_chat_member(GROUP, who)).status for who in (HEAD, 502, bot.id)]
    assert statuses == ["member", "left", "member"]
    assert (await bot.get_chat_member(HEAD, HEAD)).status == "member"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(GROUP, 999)
