"""How updates are brought to a webhook: each to its address, again and again until it is taken."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from playground.emulator.calls import Call
from playground.emulator.faults import Faults
from playground.emulator.records import Webhook
from playground.emulator.spec import Json
from playground.emulator.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
"""setWebhook.secret_token: "a secret token to be sent in a header ... in every webhook request"."""

BROUGHT = "webhook"
"""What a delivery is called when a fault is ordered for it: no method bears this name."""

PAUSES = (0.05, 0.1, 0.2, 0.5, 1.0)
"""Seconds between two attempts, the last one again and again. Telegram's own are longer; it names
none ("a reasonable amount of attempts")."""

PATIENCE = 10.0
"""Seconds until an answer must have come."""


class Carrier:
    """Brings what waits to the webhook that is set, for as long as `run` runs.

    Updates of one person or group come one after the other, those of others at the same time, up to
    `max_connections`. `doors` says where the public addresses (scheme and host, with the port if
    one is named) are on this machine: the reverse proxy at which TLS ends. Behind every other
    address nobody answers, since this server calls nobody outside.
    """

    def __init__(self, world: World, faults: Faults, doors: Mapping[str, str]) -> None:
        self._world = world
        self._faults = faults
        self._doors = doors
        self._lanes: dict[int, deque[Json]] = {}
        self._carried: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Brings until it is cancelled."""
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        updates = self._world.updates
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session:
                while True:
                    await updates.stirred.wait()
                    updates.stirred.clear()
                    if self._world.webhook is not None:
                        self._load(session)
        finally:
            for task in self._tasks:
                task.cancel()
            self._carried.clear()
            self._lanes.clear()

    def _load(self, session: aiohttp.ClientSession) -> None:
        for update in self._world.updates.waiting():
            if update["update_id"] in self._carried:
                continue
            self._carried.add(update["update_id"])
            whose = _whose(update)
            if whose in self._lanes:
                self._lanes[whose].append(update)
                continue
            self._lanes[whose] = deque([update])
            task = asyncio.create_task(self._carry(session, whose))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _carry(self, session: aiohttp.ClientSession, whose: int) -> None:
        lane = self._lanes[whose]
        failures = 0
        while lane and (hook := self._world.webhook) is not None:
            number = lane[0]["update_id"]
            async with hook.free:
                said = await self._bring(session, hook, lane[0])
            if said == "":
                self._world.updates.brought(number)
                self._carried.discard(number)
                lane.popleft()
                failures = 0
                continue
            hook.last_error = (self._world.now(), said)
            await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
            failures += 1
        self._carried -= {update["update_id"] for update in lane}
        del self._lanes[whose]

    async def _bring(self, session: aiohttp.ClientSession, hook: Webhook, update: Json) -> str:
        """Brings it once: nothing when it was taken, or why it was not (last_error_message)."""
        fault = self._faults.strike(Call(BROUGHT, update))
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.delivered:
                return "Connection refused"
        said = await self._post(session, hook, update)
        unseen = fault is not None and fault.end != "answer"
        return "Connection closed" if unseen else said

    async def _post(self, session: aiohttp.ClientSession, hook: Webhook, update: Json) -> str:
        parts = urlsplit(hook.url)
        door = self._doors.get(f"{parts.scheme}://{parts.netloc}")
        if door is None:
            return "Failed to resolve host: Name or service not known"
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with session.post(f"{door}{parts.path}", json=update, headers=headers) as answer:
                await answer.read()
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection refused"
        if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return ""
        return f"Wrong response from the webhook: {answer.status} {answer.reason}"


def _whose(update: Json) -> int:
    """Whose order an update keeps: that of the person who pressed, or of the chat."""
    for kind, body in update.items():
        if kind != "update_id" and isinstance(body, dict):
            first, second = ("from", "chat") if kind == "callback_query" else ("chat", "from")
            with contextlib.suppress(AttributeError, TypeError):
                return int((body.get(first) or body.get(second) or {}).get("id", 0))
    return 0
