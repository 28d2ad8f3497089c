"""Those who tap, and what Telegram says of them and of messages."""

import random
import time
from dataclasses import dataclass, field
from typing import Any

BOT = {"id": 7000000001, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}


@dataclass
class Head:
    """Somebody with a chat. `pressed` is when the button was pressed that is not dealt with yet."""

    chat: int
    chance: random.Random
    card: int = 0
    text: str = ""
    keyboard: list[list[dict[str, str]]] = field(default_factory=list)
    pressed: float | None = None
    answered: float | None = None
    shown: bool = False

    def choices(self, verbs: str) -> list[str]:
        """The data of the buttons on the screen that do one of these things."""
        found = [button["callback_data"] for row in self.keyboard for button in row]
        return [data for data in found if data.split(" ")[1:2] and data.split(" ")[1] in verbs]


def person(chat: int) -> dict[str, Any]:
    """The head of this chat."""
    return {"id": chat, "is_bot": False, "first_name": f"Head {chat}", "language_code": "de"}


def message(
    chat: int, number: int, text: str, keyboard: list[list[dict[str, str]]]
) -> dict[str, Any]:
    """A message of the bot as Telegram shows it."""
    said: dict[str, Any] = {
        "message_id": number,
        "from": BOT,
        "chat": {"id": chat, "first_name": f"Head {chat}", "type": "private"},
        "date": int(time.time()),
        "text": text,
    }
    return said | ({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {})
