"""New messages, sent by the real client. Each test names the documented place it follows."""

import struct
import zlib
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError

from playground.emulator.records import Deed
from playground.emulator.world import World

HEAD = 501
STRANGER = 999
GROUP = -900

pytestmark = pytest.mark.usefixtures("started")


def png(width: int, height: int, size: int = 0) -> bytes:
    """A PNG file of these sides, padded to at least `size` bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    return (start + struct.pack(">I", zlib.crc32(chunk))).ljust(size, b"\0")


async def test_send_message_returns_the_message(bot: Bot) -> None:
    """sendMessage: "On success, the sent Message is returned"."""
    message = await bot.send_message(HEAD, "Guten Tag")
    assert (message.chat_id, message.text, message.message_id) == (HEAD, "Guten Tag", 2)
    assert message.from_user is not None
    assert message.from_user.id == bot.id
    assert message.date.isoformat() == "2026-11-23T08:00:00+00:00"


async def test_send_message_records_the_deed(bot: Bot, world: World) -> None:
    await bot.send_message(HEAD, "Guten Tag")
    arguments = {"chat_id": HEAD, "text": "Guten Tag"}
    assert world.deeds[-1] == Deed("sendMessage", arguments, 200)


async def test_text_with_html_gets_entities_in_utf16_units(bot: Bot) -> None:
    """MessageEntity.offset: "Offset in UTF-16 code units"."""
    message = await bot.send_message(HEAD, "🏛 <b>Wohnen 🏠</b>", parse_mode=ParseMode.HTML)
    assert message.text == "🏛 Wohnen 🏠"
    assert message.parse_entities() == {MessageEntity("bold", 3, 9): "Wohnen 🏠"}


async def test_text_of_4096_characters_is_sent(bot: Bot) -> None:
    """sendMessage.text: "1-4096 characters after entities parsing"."""
    html = f"<b>{'&amp;' * 4096}</b>"
    message = await bot.send_message(HEAD, html, parse_mode=ParseMode.HTML)
    assert message.text == "&" * 4096


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Message text is empty"),
        (" \n ", "Message text is empty"),
        ("<b></b>", "Message text is empty"),
        ("x" * 4097, "Message is too long"),
    ],
)
async def test_text_of_another_length_is_refused(bot: Bot, text: str, sentence: str) -> None:
    """sendMessage.text: "1-4096 characters after entities parsing"."""
    with pytest.raises(BadRequest, match=sentence):
        await bot.send_message(HEAD, text, parse_mode=ParseMode.HTML)


async def test_unclosed_tag_is_refused(bot: Bot) -> None:
    """Formatting options, HTML style."""
    with pytest.raises(BadRequest, match="Can't parse entities: can't find end tag") as refused:
        await bot.send_message(HEAD, "<b>Wohnen", parse_mode=ParseMode.HTML)
    assert refused.value.message.endswith('corresponding to start tag "b"')


async def test_given_entities_are_kept(bot: Bot) -> None:
    """sendMessage.entities: "can be specified instead of parse_mode"."""
    entity = MessageEntity(MessageEntity.BOLD, 3, 6)
    message = await bot.send_message(HEAD, "🏛 Wohnen", entities=[entity])
    assert message.parse_entities() == {entity: "Wohnen"}


async def test_given_entity_beyond_the_text_is_refused(bot: Bot) -> None:
    """MessageEntity.length; stricter than Telegram."""
    with pytest.raises(BadRequest, match="Entity at 3 of length 7 is not within the text"):
        await bot.send_message(HEAD, "🏛 Wohnen", entities=[MessageEntity("bold", 3, 7)])


async def test_mention_of_a_stranger_stays_plain(bot: Bot) -> None:
    """Formatting options: mentions are guaranteed only for users known to the bot."""
    html = f'<a href="tg://user?id={STRANGER}">A</a> <a href="tg://user?id={HEAD}">B</a>'
    message = await bot.send_message(HEAD, html, parse_mode=ParseMode.HTML)
    assert [(e.type, e.offset, e.user and e.user.id) for e in message.entities] == [
        ("text_mention", 2, HEAD)
    ]


async def test_other_parse_mode_is_refused(bot: Bot) -> None:
    """sendMessage.parse_mode; HTML alone is served here."""
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(HEAD, "*Wohnen*", parse_mode=ParseMode.MARKDOWN_V2)


async def test_reply_shows_what_it_replies_to(bot: Bot, started: int) -> None:
    """ReplyParameters.message_id."""
    message = await bot.send_message(HEAD, "Ja", reply_parameters=ReplyParameters(started))
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "/start"


async def test_reply_to_a_missing_message_is_refused_unless_allowed(bot: Bot) -> None:
    """ReplyParameters.allow_sending_without_reply."""
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(HEAD, "Ja", reply_parameters=ReplyParameters(77))
    missing = ReplyParameters(77, allow_sending_without_reply=True)
    message = await bot.send_message(HEAD, "Ja", reply_parameters=missing)
    assert message.reply_to_message is None


async def test_options_come_back_with_the_message(bot: Bot) -> None:
    """Message.link_preview_options, has_protected_content and reply_markup."""
    options = LinkPreviewOptions(is_disabled=True)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="1 c yes")]])
    message = await bot.send_message(
        HEAD, "Wohnen?", link_preview_options=options, protect_content=True, reply_markup=markup
    )
    assert message.link_preview_options == options
    assert message.has_protected_content is True
    assert message.reply_markup == markup


async def test_stranger_is_not_found(bot: Bot) -> None:
    """sendMessage.chat_id: "Unique identifier for the target chat"."""
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(STRANGER, "Guten Tag")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message("@lenkungskreis", "Guten Tag")


async def test_person_who_has_not_started_cannot_be_written_to(bot: Bot, world: World) -> None:
    """Bots FAQ: bots cannot start conversations, users must message them first."""
    world.add_person(502, "Amtsleitung Herdecke")
    with pytest.raises(Forbidden) as refused:
        await bot.send_message(502, "Guten Tag")
    assert refused.value.message == "Forbidden: bot can't initiate conversation with a user"


async def test_person_who_blocked_cannot_be_written_to(bot: Bot, world: World) -> None:
    world.block(HEAD)
    with pytest.raises(Forbidden) as refused:
        await bot.send_message(HEAD, "Guten Tag")
    assert refused.value.message == "Forbidden: bot was blocked by the user"
    world.unblock(HEAD)
    assert (await bot.send_message(HEAD, "Guten Tag")).text == "Guten Tag"


async def test_group_without_the_bot_cannot_be_written_to(bot: Bot, world: World) -> None:
    world.throw_bot_out(GROUP, HEAD)
    with pytest.raises(Forbidden) as refused:
        await bot.send_message(GROUP, "Guten Tag")
    assert refused.value.message == "Forbidden: bot was kicked from the group chat"


async def test_group_that_moved_names_its_new_id(bot: Bot, world: World) -> None:
    """ResponseParameters.migrate_to_chat_id."""
    world.upgrade_group(GROUP, -1009000, HEAD)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "Guten Tag")
    assert moved.value.new_chat_id == -1009000
    assert (await bot.send_message(-1009000, "Guten Tag")).chat.type == "supergroup"


async def test_bot_cannot_write_to_itself(bot: Bot) -> None:
    with pytest.raises(Forbidden, match="bot can't send messages to the bot"):
        await bot.send_message(bot.id, "Guten Tag")


async def test_refused_message_is_not_in_the_chat(bot: Bot, world: World) -> None:
    world.block(HEAD)
    with pytest.raises(Forbidden):
        await bot.send_message(HEAD, "Guten Tag")
    assert [message.wording.text for message in world.messages[HEAD].values()] == ["/start"]
    assert (world.deeds[-1].status, world.deeds[-1].description) == (
        403,
        "Forbidden: bot was blocked by the user",
    )


# -- files --------------------------------------------------------------------


async def test_photo_has_its_size_and_caption(bot: Bot) -> None:
    """sendPhoto.photo, Message.photo and caption."""
    message = await bot.send_photo(
        HEAD, png(800, 600), caption="<b>Stand</b>", parse_mode=ParseMode.HTML
    )
    assert (message.photo[-1].width, message.photo[-1].height) == (800, 600)
    assert message.caption == "Stand"
    assert message.parse_caption_entities() == {MessageEntity("bold", 0, 5): "Stand"}


async def test_photo_can_be_sent_again_by_its_id(bot: Bot) -> None:
    """Sending files: "If the file is already stored ... pass its file_id"."""
    first = await bot.send_photo(HEAD, png(8, 8))
    second = await bot.send_photo(HEAD, first.photo[-1].file_id)
    assert second.photo[-1].file_id == first.photo[-1].file_id
    assert second.message_id != first.message_id


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no picture", "Image_process_failed"),
        (png(9_000, 1_001), "Photo_invalid_dimensions"),
        (png(2_100, 100), "Photo_invalid_dimensions"),
        (png(8, 8, 10 * 1024 * 1024 + 1), "is too big for a photo"),
    ],
)
async def test_photo_beyond_the_limits_is_refused(bot: Bot, content: bytes, sentence: str) -> None:
    """sendPhoto.photo: "at most 10 MB", sides together at most 10000, ratio at most 20."""
    with pytest.raises(BadRequest, match=sentence):
        await bot.send_photo(HEAD, content)


async def test_photo_at_the_limits_is_sent(bot: Bot) -> None:
    message = await bot.send_photo(HEAD, png(9_000, 1_000, 10 * 1024 * 1024))
    assert message.photo[-1].file_size == 10 * 1024 * 1024


async def test_document_comes_back_as_it_was_sent(bot: Bot) -> None:
    """Message.document, getFile and File.file_path."""
    message = await bot.send_document(HEAD, "Müller & Söhne;ä".encode(), filename="Votum.csv")
    assert message.document is not None
    assert (message.document.file_name, message.document.mime_type) == ("Votum.csv", "text/csv")
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()).decode() == "Müller & Söhne;ä"


async def test_document_above_50_mb_is_refused(bot: Bot) -> None:
    """sendDocument: "files of any type of up to 50 MB in size"."""
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(HEAD, b"x" * (50 * 1024 * 1024 + 1), filename="a.bin")


async def test_empty_document_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(HEAD, b"", filename="leer.pdf")


@pytest.mark.parametrize("length", [1024, 1025])
async def test_caption_has_at_most_1024_characters(bot: Bot, length: int) -> None:
    """sendDocument.caption: "0-1024 characters after entities parsing"."""
    html = f"<i>{'ä' * length}</i>"
    if length > 1024:
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await bot.send_document(HEAD, b"x", caption=html, parse_mode=ParseMode.HTML)
    else:
        message = await bot.send_document(HEAD, b"x", caption=html, parse_mode=ParseMode.HTML)
        assert message.caption == "ä" * 1024


async def test_photo_from_a_link_is_refused(bot: Bot) -> None:
    """sendPhoto.photo; stricter than Telegram, as there is no network here."""
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_photo(HEAD, "https://example.org/a.png")


async def test_missing_file_is_named(call: Callable[..., Awaitable[tuple[int, Any]]]) -> None:
    """sendDocument.document is required."""
    status, body = await call("sendDocument", chat_id=HEAD)
    assert (status, body["description"]) == (
        400,
        "Bad Request: there is no document in the request",
    )


async def test_language_of_code_is_told(bot: Bot) -> None:
    """MessageEntity.language: "For "pre" only"."""
    html = '<pre><code class="language-python">x</code></pre>'
    message = await bot.send_message(HEAD, html, parse_mode=ParseMode.HTML)
    assert [(e.type, e.language) for e in message.entities] == [("pre", "python")]
