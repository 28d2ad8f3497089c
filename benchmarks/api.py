"""Telegram and the heads who tap, in a process of its own: the same for everybody who is measured.

It answers every call after a latency and hands out taps by getUpdates, a hundred at most, as
Telegram does. A head presses a button of the card on the screen and waits until the press is
answered and the card is shown anew. It checks nothing: for that there is the playground's emulator.

    python -m benchmarks.api '{"heads": 500, "seed": 1, "begin": true, "phases": [...]}'

It tells what happens as one JSON object a line: its port, the first question for updates, and what
each phase has brought.
"""

import asyncio
import json
import random
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

from aiohttp import web

from benchmarks.heads import BOT, Head, message, person

FIRST = 100_000
AT_ONCE = 100
"""Updates in an answer to getUpdates (its `limit`)."""

VERBS = "cpdnslh"
"""What heads press: answers, onward and changes (chat/actions.py). Nobody submits."""

QUESTION = "cpd"
READY = 90.0
"""Seconds until every head has to have a question on the screen."""

GIVEN_UP = 5.0
"""Seconds until a head whose press was answered does not wait for the card any longer."""

DRAINING = 60.0
"""Seconds until every press has to be dealt with before heads tap at a pace."""

CARD = json.loads((Path(__file__).parent / "peers" / "card.json").read_text("utf-8"))


class Api:
    """The calls, the waiting updates and the heads."""

    def __init__(self, heads: int, seed: int) -> None:
        chats = range(FIRST, FIRST + heads)
        self.heads = {chat: Head(chat, random.Random(f"{seed} {chat}")) for chat in chats}
        self.idle: deque[Head] = deque()
        self.latency = 0.0
        self.closed = False
        """Whether a head taps again as soon as it is dealt with; if not, it is put among `idle`."""
        self.took: list[float] = []
        self.calls = 0
        self._updates: deque[tuple[int, str]] = deque()
        self._news = asyncio.Event()
        self._numbers = iter(range(1, 2**31))
        self._messages = iter(range(1, 2**31))
        self.polled = asyncio.Event()

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """One call."""
        method = request.path.rpartition("/")[2]
        given = dict(request.query)
        if request.content_type == "application/json":
            sent = json.loads(await request.read())
            given |= {
                key: value if isinstance(value, str) else json.dumps(value)
                for key, value in sent.items()
            }
        elif request.method == "POST":
            given.update({key: str(value) for key, value in (await request.post()).items()})
        self.calls += 1
        body = await (
            self._get_updates(given) if method == "getUpdates" else self._act(method, given)
        )
        return web.Response(text=body, content_type="application/json")

    async def _get_updates(self, given: dict[str, str]) -> str:
        if not self.polled.is_set():
            self.polled.set()
            tell(polled=time.monotonic())
        offset = int(given.get("offset") or 0)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        if not self._updates:
            self._news.clear()
            try:
                async with asyncio.timeout(float(given.get("timeout") or 0)):
                    await self._news.wait()
            except TimeoutError:
                pass
        await asyncio.sleep(self.latency)
        waiting = [self._updates[at][1] for at in range(min(AT_ONCE, len(self._updates)))]
        return f'{{"ok":true,"result":[{",".join(waiting)}]}}'

    async def _act(self, method: str, given: dict[str, str]) -> str:
        await asyncio.sleep(self.latency)
        act = getattr(self, f"_{method.lower()}", None)
        return json.dumps({"ok": True, "result": True if act is None else act(given)})

    def _getme(self, _given: dict[str, str]) -> dict[str, Any]:
        return BOT

    def _getwebhookinfo(self, _given: dict[str, str]) -> dict[str, Any]:
        return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}

    def _answercallbackquery(self, given: dict[str, str]) -> bool:
        head = self.heads[int(given["callback_query_id"].partition("-")[0])]
        head.answered = time.monotonic()
        self._dealt_with(head)
        return True

    def _editmessagetext(self, given: dict[str, str]) -> dict[str, Any]:
        head = self.heads[int(given["chat_id"])]
        return self._show(head, int(given["message_id"]), given)

    def _sendmessage(self, given: dict[str, str]) -> dict[str, Any]:
        head = self.heads.get(int(given["chat_id"]))
        if head is None or "reply_markup" not in given:
            return message(int(given["chat_id"]), next(self._messages), given["text"], [])
        return self._show(head, next(self._messages), given)

    def _show(self, head: Head, card: int, given: dict[str, str]) -> dict[str, Any]:
        head.card, head.text = card, given["text"]
        head.keyboard = json.loads(given.get("reply_markup") or "{}").get("inline_keyboard", [])
        head.shown = True
        self._dealt_with(head)
        return message(head.chat, card, head.text, head.keyboard)

    def _dealt_with(self, head: Head) -> None:
        if None in (head.answered, head.pressed) or not head.shown:
            return
        self.took.append(time.monotonic() - (head.pressed or 0.0))
        head.pressed = None
        if self.closed:
            self.tap(head)
        else:
            self.idle.append(head)

    def start(self, head: Head) -> None:
        """The head writes /start, whose answer is a card."""
        head.pressed = head.answered = time.monotonic()
        head.shown = False
        said = {**message(head.chat, next(self._messages), "/start", []), "from": person(head.chat)}
        said["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
        self._hand_out("message", said)

    def deal(self, head: Head) -> None:
        """The head has the peers' card on the screen."""
        head.card, head.text = next(self._messages), CARD["text"]
        head.keyboard = CARD["keyboard"]
        self.idle.append(head)

    def tap(self, head: Head) -> None:
        """The head presses one of the buttons."""
        data = head.chance.choice(head.choices(VERBS))
        head.pressed, head.answered, head.shown = time.monotonic(), None, False
        query = {
            "id": f"{head.chat}-{next(self._messages)}",
            "from": person(head.chat),
            "message": message(head.chat, head.card, head.text, head.keyboard),
            "chat_instance": "1",
            "data": data,
        }
        self._hand_out("callback_query", query)

    def _hand_out(self, kind: str, what: dict[str, Any]) -> None:
        number = next(self._numbers)
        self._updates.append((number, json.dumps({"update_id": number, kind: what})))
        self._news.set()

    def wake(self) -> int:
        """Heads whose press was answered long ago without a new card tap again; how many."""
        before = time.monotonic() - GIVEN_UP
        stuck = [
            each
            for each in self.heads.values()
            if each.pressed and each.answered is not None and each.answered < before
        ]
        for head in stuck:
            self.tap(head)
        return len(stuck)


def tell(**what: Any) -> None:
    """One line to whoever measures."""
    print(json.dumps(what), flush=True)


async def ready(api: Api) -> None:
    """Every head has a question on the screen."""
    for head in api.heads.values():
        api.start(head)
    async with asyncio.timeout(READY):
        while any(not head.choices(QUESTION) for head in api.heads.values()):
            while api.idle:
                head = api.idle.popleft()
                if not head.choices(QUESTION):
                    api.tap(head)
            await asyncio.sleep(0.01)
    api.idle.clear()
    api.idle.extend(head for head in api.heads.values() if head.pressed is None)


async def phase(api: Api, wanted: dict[str, Any], before: float) -> float:
    """Taps for a while, and tells how many a second were dealt with and how long each took. With a
    `rate` heads tap at that pace (`half`: half of what the phase before has shown), otherwise each
    as soon as it can."""
    api.latency = wanted["latency"]
    rate = before / 2 if wanted.get("rate") == "half" else wanted.get("rate")
    api.closed = rate is None
    if rate is not None:
        await _drained(api)
    pacing = None if rate is None else asyncio.create_task(_pace(api, rate))
    while api.closed and api.idle:
        api.tap(api.idle.popleft())
    await asyncio.sleep(wanted["warm"])
    tell(begun=wanted["name"])
    api.took.clear()
    began, cpu, calls = time.monotonic(), time.process_time(), api.calls
    stuck = 0
    while (left := began + wanted["seconds"] - time.monotonic()) > 0:
        await asyncio.sleep(min(left, 0.5))
        stuck += api.wake()
    seconds = time.monotonic() - began
    took = sorted(api.took)
    load = (time.process_time() - cpu) / seconds
    if pacing is not None:
        pacing.cancel()
    reached = len(took) / seconds
    tell(
        name=wanted["name"],
        rate=reached,
        taps=len(took),
        wanted=rate,
        calls=(api.calls - calls) / seconds,
        stuck=stuck,
        load=load,
        **{
            name: quantile(took, share)
            for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
        },
    )
    return reached


async def _drained(api: Api) -> None:
    """Nobody waits for anything any more."""
    async with asyncio.timeout(DRAINING):
        while any(head.pressed for head in api.heads.values()):
            await asyncio.sleep(0.05)
            api.wake()


async def _pace(api: Api, rate: float) -> None:
    """So many taps a second, each by whoever has waited longest."""
    due = time.monotonic()
    while True:
        due += 1 / rate
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        if api.idle:
            api.tap(api.idle.popleft())


def quantile(ordered: list[float], share: float) -> float | None:
    """The value below which this share of the ordered values lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


async def main(spec: dict[str, Any]) -> None:
    """Serves until every phase is over, or for ever where there is none."""
    api = Api(spec["heads"], spec["seed"])
    runner = web.ServerRunner(web.Server(api.answer))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    tell(port=runner.addresses[0][1])
    await api.polled.wait()
    if spec["phases"] and spec["begin"]:
        await ready(api)
    else:
        for head in api.heads.values():
            api.deal(head)
    reached = 0.0
    for wanted in spec["phases"]:
        reached = await phase(api, wanted, reached)
    tell(over=True)
    await asyncio.get_running_loop().create_future()  # until it is ended, after the bot


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
