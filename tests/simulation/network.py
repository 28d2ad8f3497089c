"""The way to Telegram without a network: calls go to the emulator's functions, in played time, and
what goes wrong on the way is drawn from the seed."""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

from bot.plain import Plain
from bot.wire import Wire, _refuse_strangers
from playground.emulator import faults
from playground.emulator.calls import Call, fitted
from playground.emulator.faults import Fault
from playground.emulator.refusals import Refusal
from playground.emulator.server import METHODS
from playground.emulator.spec import Upload, specification
from playground.emulator.world import World

FAULTS: dict[str, Callable[[Random], Fault]] = {
    "429": lambda chance: faults.too_many(chance.randint(1, 60)),
    "500": lambda _: faults.server_error(),
    "502": lambda _: faults.bad_gateway(),
    "reset": lambda _: faults.reset(),
    "reset after": lambda _: faults.reset(delivered=True),
    "silence before": lambda _: faults.silence_before(),
    "silence after": lambda _: faults.silence_after(),
    "truncated": lambda _: faults.truncated(),
}
"""What can go wrong with a call."""

GROUPS = {
    "editMessageText": "edit",
    "editMessageReplyMarkup": "edit",
    "answerCallbackQuery": "toast",
    "sendMessage": "message",
    "sendPhoto": "file",
    "sendDocument": "file",
    "getUpdates": "updates",
}
"""What a call is for, as it is counted."""

SILENCE = 20.0
"""Seconds until the bot gives up on an answer (bot/wire.py)."""


class Network:
    """Telegram, and the way to it. While `spoilt` is not 0, so many of the calls go wrong. `hits`
    are what went wrong with what; `tell` hears of every call."""

    def __init__(self, world: World, chance: Random, tell: Callable[[str], None]) -> None:
        self.world = world
        self.spoilt = 0.0
        self.hits: Counter[str] = Counter()
        self._chance = chance
        self._tell = tell

    async def call(self, name: str, given: dict[str, object]) -> tuple[int, bytes]:
        """The answer; TimedOut or NetworkError where none comes."""
        method = specification().methods[name.lower()]
        fault = self._drawn(name)
        await self._pass()
        if fault is None:
            answer = await self._perform(name, given, method)
        else:
            answer = await self._fail(fault, name, given, method)
        await self._pass()
        return answer

    def _drawn(self, name: str) -> Fault | None:
        if self._chance.random() >= self.spoilt:
            return None
        kind = self._chance.choice(list(FAULTS))
        self.hits[f"{kind} on {GROUPS.get(name, 'other')}"] += 1
        return FAULTS[kind](self._chance)

    async def _pass(self) -> None:
        """Each way takes its time, so that answers of different chats overtake each other."""
        await asyncio.sleep(self._chance.uniform(0.01, 0.2))

    async def _perform(self, name: str, given: dict[str, object], method: Any) -> tuple[int, bytes]:
        try:
            call = Call(method.name, fitted(method, given))
            if name == "getUpdates":
                timeout = float(call.number("timeout"))
                result: object = await self.world.updates.poll(call.number("offset"), 100, timeout)
            else:
                result = METHODS[method.name](self.world, call)
        except Refusal as refusal:
            self._tell(f"{name} {refusal.status}")
            return refusal.status, json.dumps(refusal.body()).encode()
        if name != "getUpdates" or result:
            self._tell(f"{name} {given.get('chat_id', '')}")
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _fail(
        self, fault: Fault, name: str, given: dict[str, object], method: Any
    ) -> tuple[int, bytes]:
        self._tell(f"{name} {fault.name}")
        if fault.refusal is not None:
            return fault.refusal.status, json.dumps(fault.refusal.body()).encode()
        if fault.body:
            return fault.status, fault.body.encode()
        code, body = await self._perform(name, given, method) if fault.delivered else (200, b"")
        if fault.end == "silence":
            await asyncio.sleep(SILENCE)
            raise TimedOut
        if fault.end == "reset":
            raise NetworkError("the connection broke")
        return code, body[: len(body) // 2]


class PlayedWire(Wire):
    """The wire, with this network at its other end."""

    __slots__ = ("_network",)

    def __init__(self, network: Network) -> None:
        super().__init__()
        os.environ.setdefault("PTB_TIMEDELTA", "true")  # as the wire itself does when it is opened
        self._network = network

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(  # type: ignore[override]
        self,
        url: str,
        method: str,  # noqa: ARG002 - Telegram takes either
        request_data: RequestData | Plain | None = None,
        **_: Any,
    ) -> tuple[int, bytes]:
        """The code and the body of the answer."""
        where = urlsplit(url)
        given: dict[str, object] = dict(parse_qsl(where.query))
        if isinstance(request_data, Plain):
            given |= request_data.parameters
        elif request_data is not None:
            given |= _given(request_data)
        code, body = await self._network.call(where.path.rpartition("/")[2], given)
        _refuse_strangers(code, body)
        return code, body


def _given(data: RequestData) -> dict[str, object]:
    """The parameters, with files in the place of the names by which they are attached."""
    files = {
        name: Upload(
            filename, content if isinstance(content, bytes) else content.read(), content_type
        )
        for name, (filename, content, content_type) in data.multipart_data.items()
    }
    given: dict[str, object] = {
        name: files.get(value.removeprefix("attach://"), value)
        for name, value in data.json_parameters.items()
    }
    return {name: value for name, value in given.items() if value not in ("", None)} | {
        name: file for name, file in files.items() if name in ("photo", "document")
    }
