"""Votes against the close, on two connections: people submit around the last instant while another
way to the database looks at the clock again and again.

What was stored before the deadline counts, what was stored after it is kept apart, and the entry
that closes the round stands behind every submission that counts.
"""

import asyncio
import datetime as dt
import time
from itertools import count
from random import Random

from sqlalchemy import select

from bot.intake import Intake, Lanes
from chat.actions import Verb, encode
from handlers.desk import Desk, Privacy
from handlers.update import Reception
from scheduler.look import look
from scheduler.settings import Settings
from storage import Connection, log, results, rounds, submissions
from storage.database import Database
from storage.schema import intake
from tests.faults.fuzz import Silent
from tests.faults.shapes import pressed
from tests.faults.tally import Tally
from tests.handlers.stage import LINK, Stage, Talk
from tests.scheduler.small import a_roster, a_round

ROUND = "small"
BEFORE = dt.timedelta(milliseconds=60)
"""How long before the deadline a race begins."""

SPREAD = 0.12
"""Seconds within which everybody presses."""

PEOPLE = {"al-schwelm": "en", "al-witten": "de"}
"""A head of each town, and their language."""


async def played(url: str, seed: int) -> Tally:
    """One race, on an empty database."""
    tally = Tally("votes against the close", _kind(url), [seed])
    one, other = await Database.open(url), await Database.open(url)
    try:
        await _Race(one, other, Random(seed), tally).run()
    finally:
        await one.close()
        await other.close()
    return tally


def _kind(url: str) -> str:
    return "PostgreSQL" if url.startswith("postgresql") else "SQLite"


class _Race:
    def __init__(self, one: Database, other: Database, chance: Random, tally: Tally) -> None:
        self._one, self._other, self._chance, self._tally = one, other, chance, tally
        self._closes = a_round().closes_at
        self._begun = 0.0

    def _now(self) -> dt.datetime:
        gone = time.monotonic() - self._begun
        return self._closes - BEFORE + dt.timedelta(seconds=gone)

    async def run(self) -> None:
        secrets = count(1)
        desk = Desk(
            "de", frozenset(), Privacy("", "", ""), lambda: f"s-{next(secrets)}", LINK.format
        )
        stage = Stage(self._one, desk, now=self._closes - dt.timedelta(days=2))
        await stage.open(a_round(), a_roster())
        talks = [await stage.joined(person, language) for person, language in PEOPLE.items()]
        for talk in talks:
            await talk.press(
                *{"de": ("Weiter", "Ja"), "en": ("Next", "Yes")}[talk.language or "de"]
            )
        lanes = Lanes()
        reception = Reception(self._one, Silent(), desk, lambda: None, lambda *_: None)
        way_in = Intake(self._one, lanes, reception.handle, self._now, 1)
        self._begun = time.monotonic()
        await asyncio.gather(
            self._close(), *(self._submit(way_in, n, talk) for n, talk in enumerate(talks, start=1))
        )
        await lanes.idle()
        await self._close()
        for problem in await self._one.read(self._judged):
            self._tally.wrong.append(f"seed {self._tally.seeds[0]}: {problem}")

    async def _submit(self, way_in: Intake, number: int, talk: Talk) -> None:
        (action,) = [
            button.action
            for row in talk.card.rows
            for button in row
            if button.action and button.action.verb is Verb.SUBMIT
        ]
        await asyncio.sleep(self._chance.uniform(0, SPREAD))
        press = {"update_id": number, **pressed(talk.account, encode(action), f"{number}")}
        await way_in.take([press])

    async def _close(self) -> None:
        """Looks until the round is closed."""
        settings = Settings("de", frozenset(), (), lambda: "salt")
        async with asyncio.timeout(20):
            while True:
                await look(self._other, settings, self._now())
                kept = await self._other.read(lambda c: rounds.get(c, ROUND))
                if kept.state == "closed":
                    return
                await asyncio.sleep(self._chance.uniform(0, 0.01))

    def _judged(self, connection: Connection) -> list[str]:
        rows = connection.execute(select(intake.c.update_id, intake.c.arrived_at)).all()
        arrived = {row.update_id: row.arrived_at for row in rows}
        recorded = submissions.of_round(connection, ROUND)
        entries = [each.kind for each in log.entries(connection, ROUND)]
        counted = results.summary(connection, ROUND).turnout.submitted
        on_time = sum(at < self._closes for at in arrived.values())
        late = len(arrived) - on_time
        self._tally.hits.update({"on time": on_time, "late": late})
        self._tally.figures["races"] += 1
        behind = entries[entries.index("closed") :]
        return [
            f"{what}: {seen}, expected {expected}"
            for what, seen, expected in (
                ("submissions", len(recorded), len(arrived)),
                ("late ones", sum(each.submission.late for each in recorded), late),
                ("towns that count", counted, on_time),
                ("entries that close", entries.count("closed"), 1),
                ("entries of submissions", entries.count("submitted"), on_time),
                ("entries of late ones", entries.count("late"), late),
                ("submissions behind the close", behind.count("submitted"), 0),
            )
            if seen != expected
        ]
