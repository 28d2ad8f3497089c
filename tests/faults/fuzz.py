"""Spoilt updates on the way that every update takes: stored, decoded, handled, set aside.

On the stage is an open round with people at several places. Whatever comes, no error leaves intake
or handling, no handler stumbles, and no table changes but those of intake and of attempts; for
people of the round, the card that they are shown may come again.
"""
# ruff: noqa: ARG002 - a messenger that shows nothing

import re
from collections.abc import Callable
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import select

from bot.intake import Intake, Lanes
from bot.wire import can_be_confirmed
from chat.cards import Card, File
from chat.messenger import Delivered, Fetched, Messenger, Outcome, Refused
from handlers.desk import Desk, Privacy
from handlers.update import Reception
from rounds.reader import read_round
from rounds.shelf import path_of
from storage import Connection
from storage.database import Database
from storage.schema import intake as table
from tests.faults.shapes import Cast, drawn, pressed, published_chats
from tests.faults.tally import Tally
from tests.handlers.stage import COORDINATOR, LINK, ROUND, Dump, Stage

AT_ONCE = 100
"""Updates in one batch, which is what Telegram hands over at most."""

AFTER = 1_000
"""Updates after which everything stored is compared."""

MAY_CHANGE = {"intake", "attempts", "chats"}
STRANGERS = tuple(range(70_001, 70_031))
CRASHED = re.compile(r"\w+")
"""A reason of one word is the name of an error that no handler expected."""


class Silent(Messenger):
    """Takes everything and shows nothing."""

    def __init__(self) -> None:
        self._numbers = count(10_000)

    async def send(self, chat: int, card: Card) -> Outcome:
        return Delivered(next(self._numbers))

    async def send_file(self, chat: int, file: File) -> Outcome:
        return Delivered(next(self._numbers))

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        return Delivered()

    async def strip(self, chat: int, message: int) -> Outcome:
        return Delivered()

    async def fetch(self, file: str) -> Fetched | Outcome:
        return Refused("there is no file")

    async def toast(self, press: str, words: str) -> Outcome:
        return Delivered()


async def played(url: str, seed: int, updates: int) -> Tally:
    """So many updates of this seed, on an empty database."""
    tally = Tally("fuzzed updates", "PostgreSQL" if "postgresql" in url else "SQLite", [seed])
    database = await Database.open(url)
    try:
        stage, cast = await _staged(database)
        await _Fuzz(stage, cast, Random(seed), tally).run(updates)
    finally:
        await database.close()
    return tally


async def _staged(database: Database) -> tuple[Stage, Cast]:
    """People before a question, in a list of answers, at a review, and at the desk."""
    secrets = count(1)
    desk = Desk(
        "de",
        frozenset({COORDINATOR}),
        Privacy("", "", ""),
        lambda: f"s-{next(secrets)}",
        LINK.format,
    )
    stage = Stage(database, desk)
    reading = read_round(path_of(ROUND))
    await stage.open(reading.round, reading.roster)
    asked = await stage.joined("Amtsleitung Witten")
    double = await stage.joined("Amtsleitung Ennepetal")
    review = await stage.joined("Amtsleitung Hattingen")
    await review.filled("05954016")
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press("Abfrage öffnen")
    talks = (asked, double, review, coordinator)
    buttons = tuple(talk.data(label) for talk in talks for label in talk.labels)
    return stage, Cast(STRANGERS, tuple(talk.account for talk in talks), buttons)


class _Fuzz:
    def __init__(self, stage: Stage, cast: Cast, chance: Random, tally: Tally) -> None:
        self._stage, self._cast, self._chance, self._tally = stage, cast, chance, tally
        self._told_of: set[int] = set()
        self._lanes = Lanes()
        reception = Reception(stage.database, Silent(), stage.desk, lambda: None, lambda *_: None)
        self._intake = Intake(stage.database, self._lanes, self._told(reception), self._now, 1)

    def _now(self) -> Any:
        return self._stage.now

    def _told(self, reception: Reception) -> Callable[[Any], Any]:
        async def handle(raw: Any) -> None:
            try:
                await reception.handle(raw)
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                self._wrong(f"{type(error).__name__} left handling: {raw.body[:300]}")

        return handle

    async def run(self, updates: int) -> None:
        await self._acquaint()
        before = await self._stored()
        for first in range(0, updates, AT_ONCE):
            await self._batch(range(first, first + AT_ONCE))
            if (first + AT_ONCE) % AFTER == 0 or first + AT_ONCE >= updates:
                await self._compare(before, first)
        await self._reasons()

    async def _acquaint(self) -> None:
        """Everybody has pressed something once: what they are called is kept."""
        for number, account in enumerate(self._cast.known):
            await self._intake.take([{"update_id": 10**9 + number, **pressed(account, "0 x", "1")}])
        await self._lanes.idle()

    async def _batch(self, numbers: range) -> None:
        batch = []
        for number in numbers:
            spoilt = drawn(self._chance, 1 + number, self._cast)
            self._tally.hits[spoilt.way] += 1
            self._told_of |= published_chats(spoilt.update)
            if spoilt.verb:
                self._tally.hits[f"button {spoilt.verb}"] += 1
            batch.append(spoilt.update)
        self._tally.figures["updates"] += len(batch)
        try:
            await self._intake.take([each for each in batch if can_be_confirmed(each)])
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            self._wrong(f"{type(error).__name__} left intake in the batch from {numbers[0]}")
        await self._lanes.idle()

    async def _stored(self) -> Dump:
        """Everything that is stored, without what may be: letters that tell of updates set aside,
        and groups that somebody told of in the published shape."""
        found = await self._stage.dump()
        found["outbox"] = [row for row in found["outbox"] if "aside" not in row]
        found["groups"] = [row for row in found["groups"] if row[0] not in self._told_of]
        return found

    async def _compare(self, before: Dump, number: int) -> None:
        after = await self._stored()
        for name in before:
            if name not in MAY_CHANGE and after[name] != before[name]:
                new = [row for row in after[name] if row not in before[name]]
                self._wrong(f"{name} has changed by update {number}: {new[:2]}")
                before[name] = after[name]
        strangers = [row for row in after["chats"] if row[0] in STRANGERS]
        if strangers:
            self._wrong(f"strangers have chats: {strangers[:2]}")

    async def _reasons(self) -> None:
        """Why updates were set aside: because they cannot be decoded, and for nothing else."""

        def query(connection: Connection) -> list[Any]:
            return list(connection.execute(select(table)).all())

        for row in await self._stage.database.read(query):
            self._tally.figures[f"updates {row.state}"] += 1
            if row.state == "waiting":
                self._wrong(f"update {row.update_id} was never handled")
            if row.state == "aside" and CRASHED.fullmatch(row.reason):
                self._wrong(f"{row.reason} in handling: {row.body[:300]}")

    def _wrong(self, what: str) -> None:
        self._tally.wrong.append(f"seed {self._tally.seeds[0]}: {what}")
