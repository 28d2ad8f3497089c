"""aiogram 3 as it comes: each tap is answered by the two calls.

With the path of a database, the tap is stored first, in a transaction of its own that is flushed
to the disk (aiosqlite, WAL, FULL): where the chat is, the answer, and where it is now.

    python echo_aiogram.py API [DATABASE]
"""

import asyncio
import json
import sys
from pathlib import Path

import aiosqlite
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

CARD = json.loads(Path(__file__).with_name("card.json").read_text("utf-8"))
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=CARD["keyboard"])

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS chats (chat INTEGER PRIMARY KEY, place INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS answers
    (chat INTEGER NOT NULL, place INTEGER NOT NULL, answer TEXT NOT NULL);
"""


class Storage:
    """One connection, a transaction at a time."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()

    async def keep(self, chat: int, answer: str) -> None:
        """Stores an answer and moves the chat on."""
        async with self._turn:
            cursor = await self._connection.execute(
                "SELECT place FROM chats WHERE chat = ?", (chat,)
            )
            row = await cursor.fetchone()
            place = 0 if row is None else row[0]
            await self._connection.execute(
                "INSERT INTO answers VALUES (?, ?, ?)", (chat, place, answer)
            )
            await self._connection.execute(
                "INSERT INTO chats VALUES (?, 1) ON CONFLICT DO UPDATE SET place = place + 1",
                (chat,),
            )
            await self._connection.commit()


async def main() -> None:
    """Runs until it is stopped."""
    storage = None
    if len(sys.argv) > 2:
        connection = await aiosqlite.connect(sys.argv[2])
        await connection.executescript(TABLES)
        storage = Storage(connection)
    dispatcher = Dispatcher()

    async def echo(query: CallbackQuery, bot: Bot) -> None:
        """Both calls at the same time."""
        if isinstance(query.message, Message):
            if storage is not None:
                await storage.keep(query.message.chat.id, query.data or "")
            shown = query.message.edit_text(CARD["text"], parse_mode="HTML", reply_markup=KEYBOARD)
            await asyncio.gather(bot(query.answer()), bot(shown))

    dispatcher.callback_query.register(echo)
    session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[1]))
    await dispatcher.start_polling(Bot("7000000001:bench", session=session))


if __name__ == "__main__":
    asyncio.run(main())
