"""python-telegram-bot as it comes: each tap is answered by the two calls, and nothing is stored.

python echo_ptb.py API [UPDATES AT ONCE]
"""

import asyncio
import json
import sys
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes

CARD = json.loads(Path(__file__).with_name("card.json").read_text("utf-8"))
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton(**button) for button in row] for row in CARD["keyboard"]]
)


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Both calls at the same time."""
    query = update.callback_query
    if query is not None:
        shown = query.edit_message_text(
            CARD["text"], parse_mode=ParseMode.HTML, reply_markup=KEYBOARD
        )
        await asyncio.gather(query.answer(), shown)


def main() -> None:
    """Runs until it is stopped."""
    builder = ApplicationBuilder().token("7000000001:bench").base_url(f"{sys.argv[1]}/bot")
    if len(sys.argv) > 2:
        builder.concurrent_updates(int(sys.argv[2]))
    application = builder.build()
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling()


if __name__ == "__main__":
    main()
