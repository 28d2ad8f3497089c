"""The floor: our own wire and messenger, each tap answered by the two calls, and nothing stored.

python -m benchmarks.peers.floor API
"""

import asyncio
import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.intake import Lanes
from bot.messenger import TelegramMessenger, bot_at
from bot.polling import poll
from bot.wire import Wire, raw_updates
from chat.actions import decode
from chat.cards import Button, Card
from chat.events import Pressed
from handlers.routes import KINDS, chat_of, event_of

TOLD = json.loads(Path(__file__).with_name("card.json").read_text("utf-8"))
HEAD, TITLE, BODY = TOLD["parts"]
CARD = Card(
    head=HEAD,
    title=TITLE,
    body=BODY,
    rows=tuple(
        tuple(Button(each["text"], decode(each["callback_data"])) for each in row)
        for row in TOLD["keyboard"]
    ),
)


async def main(api: str) -> None:
    """Runs until it is stopped."""
    wire = Wire.to(api)
    await wire.initialize()
    bot = bot_at(api, SecretStr("7000000001:bench"), wire)
    messenger, lanes = TelegramMessenger(bot), Lanes()

    async def echo(update: Mapping[str, Any]) -> None:
        event = event_of(update)
        if isinstance(event, Pressed):
            shown = messenger.edit(event.origin.chat, event.message, CARD)
            await asyncio.gather(messenger.toast(event.press, ""), shown)

    async def take(updates: list[Mapping[str, Any]]) -> None:
        for update in updates:
            lanes.add(chat_of(update), partial(echo, update))

    async def fetch(offset: int | None) -> list[dict[str, Any]]:
        return await raw_updates(
            wire, bot.base_url, offset=offset, long_poll=25, allowed_updates=KINDS
        )

    await poll(fetch, take, asyncio.sleep)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
