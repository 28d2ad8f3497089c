"""People who tap on their cards, each at a steady pace, and how soon they are answered."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.town import FIRST, TAPPERS, Town
from chat.actions import Verb, decode
from playground.emulator.records import Button, Message
from playground.emulator.refusals import NotPossible

PER_SECOND = 0.5
"""Taps of each person. All together they are ten a second."""

PATIENCE = 30.0
"""Seconds until a tap counts as not answered."""


async def ready(town: Town) -> None:
    """Every tapper has the question on the card."""
    for account in range(FIRST, FIRST + TAPPERS):
        town.world.start(account)
        message = await _with(town, account, Verb.NEXT)
        town.world.press(account, account, message.id, _data(message, Verb.NEXT))
        await _with(town, account, Verb.PICK)


@asynccontextmanager
async def tapping(town: Town, seed: int) -> AsyncIterator[list[float]]:
    """Everybody taps as long as the context lasts: how many seconds each answer took."""
    took: list[float] = []
    tasks = [
        asyncio.create_task(_tap(town, account, random.Random(f"{seed} {account}"), took))
        for account in range(FIRST, FIRST + TAPPERS)
    ]
    try:
        yield took
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _tap(town: Town, account: int, chance: random.Random, took: list[float]) -> None:
    """Turns an option of the list on or off again and again. When, does not depend on how soon the
    one before was answered."""
    await asyncio.sleep(chance.random() / PER_SECOND)
    while True:
        pause = asyncio.create_task(asyncio.sleep(chance.uniform(0.5, 1.5) / PER_SECOND))
        message = _card(town, account, Verb.PICK, Verb.DROP)
        if message is not None:
            button = chance.choice(_buttons(message, Verb.PICK, Verb.DROP))
            await _press(town, account, message, button, took)
        await pause


async def _press(
    town: Town, account: int, message: Message, button: Button, took: list[float]
) -> None:
    began = time.monotonic()
    try:
        press = town.world.press(account, account, message.id, button.data or "")
    except NotPossible:
        return  # the card has just changed
    async with asyncio.timeout(PATIENCE):
        await town.world.presses[press].answered.wait()
    took.append(time.monotonic() - began)


async def _with(town: Town, account: int, verb: Verb) -> Message:
    async with asyncio.timeout(PATIENCE):
        while (message := _card(town, account, verb)) is None:  # noqa: ASYNC110 - the bot brings it
            await asyncio.sleep(0.02)
    return message


def _card(town: Town, account: int, *verbs: Verb) -> Message | None:
    """The newest message of the chat that has such a button."""
    messages = reversed(town.world.messages.get(account, {}).values())
    return next((message for message in messages if _buttons(message, *verbs)), None)


def _buttons(message: Message, *verbs: Verb) -> list[Button]:
    return [
        button
        for row in message.keyboard
        for button in row
        if (action := decode(button.data or "")) is not None and action.verb in verbs
    ]


def _data(message: Message, verb: Verb) -> str:
    return _buttons(message, verb)[0].data or ""
