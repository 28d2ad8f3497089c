"""Kills `votum migrate`, and `votum migrate --to`, at any statement that they send to a database.

What they left is either what was there before or what a command that nobody killed leaves; and a
second try comes to the same end.
"""

import asyncio
import datetime as dt
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, MetaData, insert, select

from storage import log
from storage.migrate import upgrade
from storage.store import store_at
from tests.faults.lease import expire
from tests.faults.tally import Tally
from tests.scheduler.killed_machine import Place
from tests.scheduler.small import a_roster, a_round

ROOT = Path(__file__).parents[2]
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
POINTS = ("migration", "moving")

Content = dict[str, list[str]]
"""Every row of every table, as text."""


@dataclass(frozen=True)
class Sides:
    """Where old databases are made, and empty ones of the other kind to move to."""

    old: Place
    current: Place
    target: Place


async def within(url: str, work: Callable[[Connection], Any]) -> Any:
    """What the work finds in a transaction, whatever the schema."""
    store = store_at(url)
    try:
        return (await store.write([work]))[0]
    finally:
        await store.close()


def old(connection: Connection) -> None:
    """As the first version kept it: a round, its towns and people, updates that wait, submissions,
    and a chain."""
    upgrade(connection, "0001")
    tables = MetaData()
    tables.reflect(connection)

    def put(table: str, *rows: dict[str, object]) -> None:
        for row in rows:
            connection.execute(insert(tables.tables[table]), row)

    roster = a_roster()
    put("people", *({"id": n, "account": 200 + n, "opaque": f"opaque-{n}"} for n in range(1, 6)))
    about = {"definition": a_round().model_dump_json(), "roster": roster.model_dump_json()}
    put("rounds", {"id": "small", "state": "open", "opens_at": 1, "closes_at": 2, **about})
    for number, mandate in enumerate(roster.mandates, start=1):
        put("mandates", {"id": number, "round": "small", "key": mandate.key, "deadline": 2})
        at = {"mandate": number, "round": "small"}
        put(
            "holders", *({**at, "roster_person": h.person, "role": h.role} for h in mandate.holders)
        )
        put("drafts", {"mandate": number, "version": 1, "answers": "{}", "changed_at": 1})
        put("submissions", *(_submission(number, time) for time in range(1, 4)))
    waiting = {"bot": 1, "arrived_at": 1, "state": "waiting", "chat": 201, "body": "{}"}
    put("intake", *({**waiting, "update_id": number} for number in range(40)))
    for number in range(20):
        log.append(
            connection, "small", "submitted", {"mandate": "05954036", "n": number}, AT, "salt"
        )


def _submission(mandate: int, number: int) -> dict[str, object]:
    said = {"answers": '{"interest": "yes"}', "checksum": "0" * 64, "role": "head"}
    times = {"at": number, "number": number}
    return {"mandate": mandate, "person": 1, "nil_return": False, "late": False, **said, **times}


def content(connection: Connection) -> Content:
    """Every row of every table that is there."""
    tables = MetaData()
    tables.reflect(connection)
    return {
        table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
        for table in tables.sorted_tables
        if table.name != "lease"
    }


@dataclass
class Migrations:
    """Kills commands. `configuration` is a file of theirs."""

    configuration: Path
    sides: Sides
    tally: Tally
    chance: Random

    async def run(self, times: int) -> None:
        """So many deaths of each kind."""
        for moves in (False, True):
            source, target = await self._fresh(moves=moves)
            before = await within(source, content)
            statements = await self._ended(source, target)
            after = await within(target, content)
            for _time in range(times):
                await self._die(statements, before, after, moves=moves)

    async def _fresh(self, *, moves: bool) -> tuple[str, str]:
        """Where a command begins, and where its work is then."""
        source = await (self.sides.current if moves else self.sides.old).fresh()
        return source, await self.sides.target.fresh() if moves else source

    async def _die(self, statements: int, before: Content, after: Content, *, moves: bool) -> None:
        source, target = await self._fresh(moves=moves)
        nth = self.chance.randint(1, statements)
        code, _said = await self._command(nth, source, target)
        point = "moving" if moves else "migration"
        if code != -signal.SIGKILL:
            self._complain(point, nth, f"ended by {code}")
            return
        self.tally.hits[point] += 1
        for url in {source, target}:
            await expire(url)
        left = await within(target, content)
        if moves and await within(source, content) != before:
            self._complain(point, nth, "the old database is another one now")
        whole = left == after
        if not whole and (any(map(_rows, left.items())) if moves else left != before):
            self._complain(point, nth, "it left neither what was there nor all that was to be")
        self.tally.figures[f"{point}: was committed at the kill"] += whole
        if not (moves and whole):  # where all has arrived, there is nothing to be moved again
            await self._ended(source, target)
        if await within(target, content) != after:
            self._complain(point, nth, "the second try came to another end")

    def _complain(self, point: str, nth: int, what: str) -> None:
        self.tally.wrong.append(f"seed {self.tally.seeds[0]}: {point} at {nth}: {what}")

    async def _ended(self, source: str, target: str) -> int:
        """A command that nobody kills: how many statements it had."""
        code, said = await self._command(0, source, target)
        if code != 0:
            self._complain("command", 0, f"ended by {code}: {said}")
        return int(said.splitlines()[-1])

    async def _command(self, nth: int, source: str, target: str) -> tuple[int, str]:
        self.configuration.write_text(f'[storage]\nurl = "{source}"\n')
        words = ["--config", str(self.configuration), "migrate"]
        words += ["--to", target] if target != source else []
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.killed_command", str(nth), *words),
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await process.communicate()
        assert process.returncode is not None
        return process.returncode, said.decode()


def _rows(table: tuple[str, list[str]]) -> bool:
    """Whether a table holds anything but the number of its schema."""
    name, rows = table
    return name != "alembic_version" and rows != []
