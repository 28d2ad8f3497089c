"""Who the bot is, asked of Telegram."""

import asyncio

from telegram.error import TelegramError

from bot.configuration import Configuration
from bot.front_door import Failed
from bot.menus import menus
from bot.messenger import TelegramMessenger, bot_at
from bot.polling import pause_after
from bot.wire import Wire


async def introduce(messenger: TelegramMessenger, configuration: Configuration) -> tuple[int, str]:
    """The bot's id and user name, asked until Telegram answers, and its menus put up.

    BadConfiguration when Telegram does not know the token.
    """
    failures = 0
    while True:
        try:
            bot_id, username = await messenger.whoami()
            break
        except TelegramError as error:
            await asyncio.sleep(pause_after(error, failures))
            failures += 1
    await messenger.set_commands(menus(configuration.bot.coordinators))
    return bot_id, username


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
