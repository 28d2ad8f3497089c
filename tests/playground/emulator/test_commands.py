"""Commands by scope and language, set by the real client."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest

HEAD = 501
STATUS = BotCommand("status", "Wer schon abgegeben hat")
HELP = BotCommand("hilfe", "Was der Bot kann")


@pytest.mark.usefixtures("started")
async def test_commands_belong_to_a_scope_and_a_language(bot: Bot) -> None:
    """setMyCommands.scope and language_code; getMyCommands: "If commands aren't set, an empty
    list is returned"."""
    own = BotCommandScopeChat(HEAD)
    assert await bot.set_my_commands([STATUS, HELP], scope=own, language_code="de") is True
    assert await bot.set_my_commands([HELP]) is True
    assert await bot.get_my_commands(scope=own, language_code="de") == (STATUS, HELP)
    assert await bot.get_my_commands() == (HELP,)
    assert await bot.get_my_commands(scope=own) == ()
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()


@pytest.mark.usefixtures("started")
async def test_commands_can_be_taken_away(bot: Bot) -> None:
    """DeleteMyCommands."""
    await bot.set_my_commands([HELP])
    assert await bot.delete_my_commands() is True
    assert await bot.get_my_commands() == ()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("Status", "x"), "Bot_command_invalid"),
        (("übersicht", "x"), "Bot_command_invalid"),
        (("/status", "x"), "Bot_command_invalid"),
        (("x" * 33, "x"), "Bot_command_invalid"),
        (("x" * 32, ""), "Bot_command_description_invalid"),
        (("x" * 32, "x" * 257), "Bot_command_description_invalid"),
    ],
)
async def test_command_beyond_the_rules_is_refused(
    bot: Bot, command: tuple[str, str], sentence: str
) -> None:
    """BotCommand.command: 1-32 of a-z, 0-9, _; BotCommand.description: "1-256 characters"."""
    with pytest.raises(BadRequest, match=sentence):
        await bot.set_my_commands([command])


async def test_command_at_the_limits_is_taken(bot: Bot) -> None:
    assert await bot.set_my_commands([("x" * 32, "ä" * 256)] * 100) is True


async def test_more_than_100_commands_are_refused(bot: Bot) -> None:
    """setMyCommands.commands: "At most 100 commands can be specified"."""
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await bot.set_my_commands([HELP] * 101)


async def test_language_code_has_two_letters(bot: Bot) -> None:
    """setMyCommands.language_code: "A two-letter ISO 639-1 language code"."""
    with pytest.raises(BadRequest, match="Invalid language code specified"):
        await bot.set_my_commands([HELP], language_code="deutsch")


async def test_scope_of_an_unknown_chat_is_refused(bot: Bot) -> None:
    """BotCommandScopeChat.chat_id."""
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([HELP], scope=BotCommandScopeChat(999))
