"""A program that starts senders to be killed. Used by `killed_machine.py`.

It imports everything once and then forks, so that a sender is a process of its own and is there at
once. Each line of input, "MODE POINT NTH URL API", starts one, which looks at the clock, sends
everything and ends, unless it comes to the POINT for the NTH time: there it kills itself, as a
power cut would. It is answered by the process id, and when that has ended by how.

MODE is `product`, or one of the orders that the product must not have: `no-key`, where nothing
knows that an occasion was decided; `send-first`, where a letter is marked only once it is sent;
`finish-first`, where it is stored as sent before it is.
"""

import asyncio
import datetime as dt
import logging
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import holidays
from pydantic import SecretStr

from bot.messenger import TelegramMessenger, bot_at
from bot.wire import Wire
from chat.cards import Card
from scheduler import delivery
from scheduler.delivery import Delivery
from scheduler.look import look
from scheduler.outbox import Outbox
from scheduler.pace import Pace
from scheduler.settings import Settings
from scheduler.writing import Parts
from storage import Connection, decisions, outbox
from storage.database import Database
from storage.outbox import Letter
from tests.scheduler.recorder import Hands, utc

TOKEN = "7000000001:canary-of-the-killed-sender"
OPENS = utc("03-02T08:00")

WITHIN = {
    "deciding": (decisions, "decide"),
    "marking": (outbox, "sending"),
    "noting": (outbox, "part_sent"),
    "finishing": (outbox, "finish"),
}
"""Points inside a transaction that is then not committed: what the transaction does."""

BEHIND = {"decided": "deciding", "marked": "marking", "noted": "noting", "finished": "finishing"}
"""Points right after the commit of such a transaction."""


class Fate:
    """Ends the process at the nth time that it comes to the point."""

    def __init__(self, point: str, nth: int) -> None:
        self._point = point
        self._left = nth
        self.pending: Counter[str] = Counter()

    def comes_to(self, point: str) -> None:
        """The sender is there now."""
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def wrap(self) -> None:
        """From now on the functions that store something tell when they do."""
        for point, (module, name) in WITHIN.items():
            setattr(module, name, self._telling(point, getattr(module, name)))

    def _telling(self, point: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def told(*arguments: Any, **named: Any) -> Any:
            result = function(*arguments, **named)
            self.comes_to(point)
            self.pending[point] += 1
            return result

        return told


class Mortal(Database):
    """A database whose process can end right after a commit."""

    fate: Fate

    async def write(self, unit):  # type: ignore[no-untyped-def]
        result = await super().write(unit)
        for point, within in BEHIND.items():
            if self.fate.pending[within]:
                self.fate.pending[within] -= 1
                self.fate.comes_to(point)
        return result


class Answered(TelegramMessenger):
    """The real messenger in a process that can end when an answer was seen."""

    fate: Fate

    async def send(self, chat, card):  # type: ignore[no-untyped-def]
        outcome = await super().send(chat, card)
        self.fate.comes_to("answered")
        return outcome


def written(_connection: Connection, letter: Letter, _now: dt.datetime) -> Parts:
    """A card for each part, which says what it is and where it belongs."""
    parts = range(letter.about.get("parts", 1))
    return tuple(Card(body=f"<{letter.kind} {letter.chat} {part}>") for part in parts)


async def _sends_first(self: Delivery, letter: Letter, pace: Pace, parts: tuple[Card, ...]) -> None:
    """What Delivery does, but for the order of sending and marking."""
    for part in parts[letter.parts_sent :]:
        await self._turn(letter.chat, pace)
        await self._call(letter.chat, part)
    await self.database.write(lambda c: outbox.sending(c, letter.id, letter.chat))
    await self._finish(letter, "sent")


async def _finishes_first(
    self: Delivery, letter: Letter, pace: Pace, parts: tuple[Card, ...]
) -> None:
    """What Delivery does, but for the order of storing and sending."""
    await self.database.write(lambda c: outbox.sending(c, letter.id, letter.chat))
    await self._finish(letter, "sent")
    for part in parts[letter.parts_sent :]:
        await self._turn(letter.chat, pace)
        await self._call(letter.chat, part)


def _forget_keys() -> None:
    """Nothing knows that an occasion was decided: neither its decision nor its letters' keys."""
    row = outbox._row
    vars(outbox)["_row"] = lambda letter: row(replace(letter, key=f"{letter.key} {uuid4()}"))
    vars(decisions)["decided"] = lambda *_: frozenset()
    vars(decisions)["decide"] = lambda *_: None


def turn(mode: str) -> None:
    """Makes this process what the product must not be."""
    if mode == "no-key":
        _forget_keys()
    elif mode == "send-first":
        delivery.Delivery._send = _sends_first  # type: ignore[assignment]
    elif mode == "finish-first":
        delivery.Delivery._send = _finishes_first  # type: ignore[assignment]


async def run(fate: Fate, url: str, api: str) -> None:
    """Looks at the clock once, and sends everything."""
    hands = Hands()
    hands.now = OPENS
    database = await Mortal.open(url)
    database.fate = fate
    wire = Wire(proxies=False)
    await wire.initialize()
    messenger = Answered(bot_at(api, SecretStr(TOKEN), wire))
    messenger.fate = fate
    settings = Settings("de", frozenset(), (), lambda: "salt")
    sending = Outbox(
        database, messenger, written, lambda: hands.now, lambda: hands.ticks, hands.sleep
    )
    await sending.recover()
    await look(database, settings, hands.now)
    await sending.drain()
    await wire.shutdown()
    await database.close()


def serve() -> None:
    """Starts a sender for each line of input, and waits for its end."""
    logging.disable(logging.WARNING)
    holidays.country_holidays("DE", subdiv="NW", years=OPENS.year)  # else each would import them
    for line in sys.stdin:
        mode, point, nth, url, api = line.split()
        pid = os.fork()
        if pid == 0:
            _live(mode, Fate(point, int(nth)), url, api)
        _say(pid)
        _say(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def _live(mode: str, fate: Fate, url: str, api: str) -> None:
    """The whole life of a sender, whose process ends with it."""
    code = 1
    try:
        turn(mode)
        fate.wrap()
        asyncio.run(run(fate, url, api))
        code = 0
    finally:
        os._exit(code)


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
