"""What a tap costs: statements, transactions, bytes, and time as rounds grow.

Taps are handled one after the other by the bot's own reception on a real file; only Telegram is
missing. Every size takes turns with the others, so that whatever else the machine does meets all.
"""

import contextlib
import datetime as dt
import itertools
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from benchmarks.api import FIRST
from benchmarks.council import QUESTIONS, fill
from benchmarks.heads import Head, message, person
from chat.actions import encode
from chat.cards import Card, File, card_text
from chat.messenger import Delivered, Fetched, Messenger, Outcome
from handlers.desk import Desk, Privacy
from handlers.update import Reception
from storage import Connection, intake
from storage.database import Database
from storage.intake import Raw

MANDATES = (9, 90, 900, 9_000)
QUESTIONNAIRES = (10, 100, 1_000)
TURN = 30
"""Taps of one size in a row."""

TAPPERS = 9
VERBS = "cpdnbsh"


class Screen(Messenger):
    """A messenger that keeps the newest card of each chat."""

    def __init__(self) -> None:
        self.heads: dict[int, Head] = {}

    async def send(self, chat: int, card: Card) -> Outcome:
        """As the port says."""
        return self._show(chat, card)

    async def send_file(self, chat: int, file: File) -> Outcome:
        """As the port says."""
        return Delivered(1)

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        """As the port says."""
        return self._show(chat, card)

    async def strip(self, chat: int, message: int) -> Outcome:
        """As the port says."""
        return Delivered(message)

    async def fetch(self, file: str) -> Fetched | Outcome:
        """As the port says."""
        return Fetched(b"")

    async def toast(self, press: str, words: str) -> Outcome:
        """As the port says."""
        return Delivered()

    def _show(self, chat: int, card: Card) -> Outcome:
        head = self.heads[chat]
        head.card, head.text = 1, card_text(card)
        head.keyboard = [
            [
                {"text": button.label, "callback_data": encode(button.action)}
                for button in row
                if button.action is not None
            ]
            for row in card.rows
        ]
        return Delivered(1)


@dataclass
class Place:
    """A round of some size with its bot. `took` are milliseconds of processor time for a tap, by
    turn; `counted` statements and transactions."""

    database: Database
    reception: Reception
    screen: Screen
    path: Path
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    took: list[float] = field(default_factory=list)

    async def start(self, seed: int) -> None:
        """Every tapper has a question on the screen."""
        for chat in range(FIRST, FIRST + TAPPERS):
            head = self.screen.heads[chat] = Head(chat, random.Random(f"{seed} {chat}"))
            said = {**message(chat, next(self.numbers), "/start", []), "from": person(chat)}
            said["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
            await self._handle("message", chat, said)
            while not head.choices("cpd"):
                await self.tap(head)

    async def tap(self, head: Head) -> None:
        """The head presses one of the buttons."""
        query = {
            "id": f"{head.chat}-{next(self.numbers)}",
            "from": person(head.chat),
            "message": message(head.chat, head.card, head.text, head.keyboard),
            "chat_instance": "1",
            "data": head.chance.choice(head.choices(VERBS)),
        }
        await self._handle("callback_query", head.chat, query)

    async def _handle(self, kind: str, chat: int, what: dict[str, Any]) -> None:
        number = next(self.numbers)
        body = json.dumps({"update_id": number, kind: what})
        raw = Raw(1, number, dt.datetime.now(dt.UTC), chat, body)
        await self.database.write(lambda connection: intake.store(connection, [raw]))
        await self.reception.handle(raw)

    async def turn(self, taps: int) -> None:
        """So many taps, by all tappers in turn."""
        heads = itertools.cycle(self.screen.heads.values())
        began = time.process_time()
        for head in itertools.islice(heads, taps):
            await self.tap(head)
        self.took.append(1000 * (time.process_time() - began) / taps)


@contextlib.asynccontextmanager
async def place(folder: Path, towns: int, count: int) -> AsyncIterator[Place]:
    """A round of that size, half of whose questions are answered in every draft."""
    path = folder / f"{towns}-{count}.db"
    await fill(path, towns, count, count // 2)
    database = await Database.open(f"sqlite:///{path}")
    screen = Screen()
    desk = Desk("de", frozenset(), Privacy(), lambda: "0" * 32, str)
    reception = Reception(database, screen, desk, lambda: None, lambda _chat, _outcome: None)
    try:
        yield Place(database, reception, screen, path)
    finally:
        await database.close()


@contextlib.contextmanager
def counting() -> Iterator[Counter[str]]:
    """Statements and transactions, reading ones too, as long as the context lasts."""
    found: Counter[str] = Counter()

    def statement(*_: Any) -> None:
        found["statements"] += 1

    def transaction(*_: Any) -> None:
        found["transactions"] += 1

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", transaction)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", transaction)


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds a tap by size, each turn's; and what one tap is made of."""

    mandates: dict[int, list[float]]
    questions: dict[int, list[float]]
    statements: float
    transactions: float
    growth: float
    answers: float


async def costs(turns: int, seed: int) -> Costs:
    """Every size in turn."""
    with tempfile.TemporaryDirectory() as folder:
        async with contextlib.AsyncExitStack() as stack:

            async def made(towns: int, count: int) -> Place:
                found = await stack.enter_async_context(place(Path(folder), towns, count))
                await found.start(seed)
                return found

            mandates = {towns: await made(towns, QUESTIONS) for towns in MANDATES}
            questions = {count: await made(TAPPERS, count) for count in QUESTIONNAIRES}
            for _ in range(turns):
                for each in (*mandates.values(), *questions.values()):
                    await each.turn(TURN)
            first = mandates[MANDATES[0]]
            with counting() as found:
                await first.turn(100)
            grown = await _growth(mandates[MANDATES[1]])
        return Costs(
            {size: each.took for size, each in mandates.items()},
            {size: each.took for size, each in questions.items()},
            found["statements"] / 100,
            found["transactions"] / 100,
            *grown,
        )


async def _growth(where: Place) -> tuple[float, float]:
    """Bytes that the file grows by for a tap; and of it what an answer takes in its draft."""
    before = await where.database.read(_bytes)
    await where.turn(300)
    grown = (await where.database.read(_bytes) - before) / 300
    return grown, await where.database.read(_answers)


def _bytes(connection: Connection) -> int:
    pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    return int(connection.exec_driver_sql(pages).scalar_one())


def _answers(connection: Connection) -> float:
    rows = connection.exec_driver_sql("SELECT answers FROM drafts").scalars().all()
    return sum(map(len, rows)) / sum(len(json.loads(each)) for each in rows)
