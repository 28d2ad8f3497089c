"""People and a Telegram beside the bot under test, by the playground."""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.configuration import Configuration, load
from playground.emulator.world import World

TOKEN = "7000000001:canary-of-the-assembly"
COORDINATOR = 9001
STRANGER = 4711
HEAD = 1001


@dataclass
class Hands:
    """The hands of a clock, an hour before the round opens."""

    now: dt.datetime = dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC)


def configured(folder: Path, api: str) -> Configuration:
    file = folder / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n'
        f"[bot]\ncoordinators = [{COORDINATOR}]\n[scheduler]\ntick = 0.05\n"
    )
    return load(file, {})


async def until(condition: Callable[[], bool]) -> None:
    """Waits until it holds, with patience for a busy machine."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - anything may bring it about
            await asyncio.sleep(0.01)


def received(world: World, chat: int) -> list[str]:
    """What the bot said in the chat."""
    messages = world.messages.get(chat, {}).values()
    return [message.wording.text for message in messages if message.sender == world.bot.id]
