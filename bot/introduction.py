"""Who the bot is, asked of Telegram."""

import asyncio

from telegram.error import TelegramError

from bot.configuration import Configuration
from bot.front_door import Failed
from bot.messenger import TelegramMessenger, bot_at
from bot.polling import pause_after
from bot.wire import Wire


async def introduce(messenger: TelegramMessenger) -> tuple[int, str]:
    """The bot's id and user name, asked until Telegram answers. BadConfiguration when it does not
    know the token."""
    failures = 0
    while True:
        try:
            return await messenger.whoami()
        except TelegramError as error:
            await asyncio.sleep(pause_after(error, failures))
            failures += 1


async def username_of(configuration: Configuration) -> str:
    """The bot's user name, which links need, asked once. BadConfiguration; Failed."""
    wire = Wire.to(configuration.telegram.api)
    await wire.initialize()
    try:
        bot = bot_at(configuration.telegram.api, configuration.telegram.token, wire)
        return (await TelegramMessenger(bot).whoami())[1]
    except TelegramError as error:
        raise Failed(f"Telegram cannot be reached ({type(error).__name__})") from error
    finally:
        await wire.shutdown()
