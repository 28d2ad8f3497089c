"""A round being played: a real database, a clock in the test's hand, a messenger that notes."""

import asyncio
import datetime as dt
import itertools
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from chat.cards import Card, File, card_text
from chat.messenger import Delivered, Outcome
from rounds.reader import read_round
from rounds.shelf import path_of
from scheduler.letters import render
from scheduler.look import look
from scheduler.outbox import Outbox
from scheduler.settings import Settings
from storage import Connection, chats, log, outbox, people, rounds, submissions
from storage.database import Database
from storage.outbox import Letter
from storage.people import Holding
from storage.schema import outbox as table
from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round

COORDINATOR = 7
GROUP = -900
TOWNS = {
    101: "Amtsleitung Ennepetal",  # Breckerfeld and Ennepetal
    102: "Amtsleitung Gevelsberg",
    103: "Amtsleitung Hattingen",
    104: "Amtsleitung Herdecke",
    105: "Amtsleitung Schwelm",
    106: "Amtsleitung Sprockhövel",
    107: "Amtsleitung Wetter (Ruhr)",
    108: "Amtsleitung Witten",
}
"""Accounts, which are the private chats too, and whom the roster calls them."""


def utc(text: str) -> dt.datetime:
    """`12-18T11:00` of 2026."""
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=dt.UTC)


class Hands:
    """The hands of a clock and of a stopwatch. Sleeping moves the stopwatch on by itself, unless
    it is held: then `tick` does."""

    def __init__(self) -> None:
        self.now = utc("11-20T12:00")
        self.ticks = 1000.0
        self.held = False
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    async def sleep(self, seconds: float) -> None:
        """Sleeps by the stopwatch."""
        if not self.held:
            self.ticks += seconds
            await asyncio.sleep(0)
            return
        woken = asyncio.Event()
        self._sleepers.append((self.ticks + seconds, woken))
        await woken.wait()

    def tick(self, seconds: float) -> None:
        """So many seconds pass on the stopwatch."""
        self.ticks += seconds
        for until, woken in self._sleepers:
            if until <= self.ticks:
                woken.set()


@dataclass(frozen=True)
class Call:
    """Something that was to be sent, at which tick, and what the messenger answered."""

    chat: int
    part: Card | File
    ticks: float
    outcome: Outcome

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return self.part.name if isinstance(self.part, File) else self.part.title

    @property
    def words(self) -> str:
        """Everything it says."""
        return self.part.caption if isinstance(self.part, File) else card_text(self.part)


@dataclass
class Recorder:
    """A messenger that notes everything and delivers it, unless told what to answer in a chat.
    While the gate is closed, answers do not come back; it closes by itself at a call."""

    hands: Hands
    calls: list[Call] = field(default_factory=list)
    answers: dict[int, list[Outcome | Exception]] = field(default_factory=lambda: defaultdict(list))
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    under_way: int = 0
    most_under_way: int = 0
    closes_at: int | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def open(self) -> None:
        """Answers come back again."""
        self.closes_at = None
        self.gate.set()

    async def send(self, chat: int, card: Card) -> Outcome:
        return await self._take(chat, card)

    async def send_file(self, chat: int, file: File) -> Outcome:
        return await self._take(chat, file)

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        raise NotImplementedError("letters are never edited")

    async def strip(self, chat: int, message: int) -> Outcome:
        raise NotImplementedError("letters keep their buttons")

    async def toast(self, press: str, words: str) -> Outcome:
        raise NotImplementedError("letters answer no press")

    async def _take(self, chat: int, part: Card | File) -> Outcome:
        answer = self.answers[chat].pop(0) if self.answers[chat] else Delivered(len(self.calls))
        if isinstance(answer, Exception):
            raise answer
        self.calls.append(Call(chat, part, self.hands.ticks, answer))
        if len(self.calls) == self.closes_at:
            self.gate.clear()
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self.gate.wait()
        finally:
            self.under_way -= 1
        return answer

    def taken(self) -> list[tuple[int, str]]:
        """Chat and title of everything delivered since the last time, sorted."""
        calls, self.calls = self.calls, []
        delivered = [each for each in calls if isinstance(each.outcome, Delivered)]
        return sorted((each.chat, each.title) for each in delivered)


@dataclass
class Stage:
    """A bot without its conversation: time passes by `at`, people act by `join` and `submit`."""

    path: Path
    database: Database
    hands: Hands
    recorder: Recorder
    settings: Settings
    outbox: Outbox

    async def restart(self) -> None:
        """The bot ends and begins again on the same file."""
        await self.database.close()
        self.database = await Database.open(f"sqlite:///{self.path}")
        self.outbox = outbox_of(self.database, self.recorder, self.hands, self.settings)
        await self.outbox.recover()

    async def look(self) -> None:
        """Looks at the clock."""
        await look(self.database, self.settings, self.hands.now)

    async def at(self, text: str) -> list[tuple[int, str]]:
        """It is that instant: what is sent then, by chat."""
        self.hands.now = utc(text)
        await self.look()
        await self.outbox.drain()
        return self.recorder.taken()

    async def freeze(self, round_: Round, roster: Roster) -> None:
        """The round is stored, to open when it says."""
        opens_at = round_.opens_at or self.hands.now
        await self.database.write(lambda c: rounds.freeze(c, round_, roster, opens_at))

    async def acquaint(self, account: int, language: str | None = "de") -> int:
        """Somebody has a chat with the bot."""

        def unit(connection: Connection) -> int:
            person = people.add(connection, account, f"opaque-{account}", language)
            chats.begin(connection, account, person.id, '{"at": "home"}')
            return person.id

        return await self.database.write(unit)

    async def join(
        self, round_: str, roster_person: str, account: int, language: str | None = "de"
    ) -> int:
        """Somebody takes what the roster gives to this human being."""
        person = await self.acquaint(account, language)
        now = self.hands.now
        await self.database.write(lambda c: people.join(c, round_, roster_person, person, now))
        return person

    async def submit(
        self, round_: str, account: int, answers: Collected | None = None, *, late: bool = False
    ) -> None:
        """Submits for everything that the account holds; a nil return without answers."""

        def unit(connection: Connection) -> None:
            person = people.of_account(connection, account)
            assert person is not None
            for holding in people.holdings(connection, person=person.id, round_=round_):
                self._record(connection, holding, answers, late=late)

        await self.database.write(unit)

    def _record(
        self, connection: Connection, holding: Holding, answers: Collected | None, *, late: bool
    ) -> None:
        assert holding.person is not None
        assert holding.role != "preparer"
        recorded = submissions.record(
            connection,
            mandate=holding.mandate,
            person=holding.person,
            role=holding.role,
            at=self.hands.now,
            answers=answers or {},
            nil_return=answers is None,
            late=late,
        )
        body = {"mandate": holding.key, "checksum": recorded.checksum}
        log.append(connection, holding.round, "submitted", body, self.hands.now, "salt")
        letter = Letter(
            key=f"{holding.round}/receipt/{recorded.id}",
            chat=people.chat_of(connection, holding.person) or 0,
            kind="receipt",
            about={"submission": recorded.id, "mandate": holding.key},
            not_before=self.hands.now,
            lane=outbox.RECEIPTS,
            round=holding.round,
        )
        outbox.put(connection, letter)

    async def write(
        self, kind: str, chat: int, about: dict[str, Any], round_: str | None = None
    ) -> tuple[Card | File, ...]:
        """The letter as it would be sent now."""
        letter = Letter("key", chat, kind, about, self.hands.now, outbox.ANSWERS, round_)
        parts = await self.database.read(lambda c: render(c, letter, self.hands.now, self.settings))
        return tuple(each if isinstance(each, Card | File) else each() for each in parts)

    async def written(
        self, kind: str, chat: int, about: dict[str, Any], round_: str | None = None
    ) -> Card:
        """The letter as it would be sent now, which is one card."""
        (card,) = await self.write(kind, chat, about, round_)
        assert isinstance(card, Card)
        return card

    async def states(self) -> dict[str, tuple[str, str | None]]:
        """Of each letter by key: its state and the reason for it."""
        query = select(table.c.key, table.c.state, table.c.reason).order_by(table.c.id)
        rows = await self.database.read(lambda c: c.execute(query).all())
        return {row.key: (row.state, row.reason) for row in rows}


def outbox_of(database: Database, recorder: Recorder, hands: Hands, settings: Settings) -> Outbox:
    """The outbox with the letters as they are."""
    return Outbox(
        database,
        recorder,
        partial(render, settings=settings),
        lambda: hands.now,
        lambda: hands.ticks,
        hands.sleep,
    )


async def until(condition: Callable[[], bool]) -> None:
    """Waits, a few seconds at most, until it holds."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - anything may bring it about
            await asyncio.sleep(0.005)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, built once: a copy of it is as good as a new one and ten times faster."""
    path = tmp_path_factory.mktemp("built") / "votum.db"

    async def build() -> None:
        await (await Database.open(f"sqlite:///{path}")).close()

    asyncio.run(build())
    return path


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def secrets() -> Iterator[str]:
    return (f"salt-{number}" for number in itertools.count())


@pytest.fixture
async def stage(
    built: Path, tmp_path: Path, hands: Hands, secrets: Iterator[str]
) -> AsyncIterator[Stage]:
    """An empty stage, with a coordinator who has a chat."""
    path = Path(shutil.copy(built, tmp_path / "votum.db"))
    database = await Database.open(f"sqlite:///{path}")
    settings = Settings("de", frozenset({COORDINATOR}), (GROUP,), partial(next, secrets))
    recorder = Recorder(hands)
    found = outbox_of(database, recorder, hands, settings)
    stage = Stage(path, database, hands, recorder, settings, found)
    await stage.acquaint(COORDINATOR)
    yield stage
    await stage.database.close()


@pytest.fixture
async def solidarpakt(stage: Stage) -> Stage:
    """The ready-made round on the stage, planned, and everyone has joined."""
    reading = read_round(path_of("solidarpakt-en"))
    await stage.freeze(reading.round, reading.roster)
    for account, roster_person in TOWNS.items():
        await stage.join("solidarpakt-en", roster_person, account)
    return stage


@pytest.fixture
def small_round() -> Round:
    """A round of one question, open from Monday, 2 March 2026, until Friday, 13 March, 12:00 in
    Berlin."""
    options = [
        {"id": "yes", "label": {"de": "Ja", "en": "Yes"}, "counts": "yes"},
        {"id": "no", "label": {"de": "Nein", "en": "No"}, "counts": "no"},
    ]
    question = {
        "id": "interest",
        "kind": "choice",
        "vote": True,
        "text": {"de": "Interesse?", "en": "Interested?"},
        "options": options,
    }
    return Round.model_validate(
        {
            "format": 1,
            "id": "small",
            "title": {"de": "Kleine Abfrage", "en": "Small round"},
            "purpose": "Wozu?",
            "opens": "2026-03-02T09:00:00",
            "closes": "2026-03-13T12:00:00",
            "nil_return": True,
            "questions": [question],
        }
    )


@pytest.fixture
def small_roster() -> Roster:
    """Two mandates: one with a head, one with a head, a deputy and a preparer."""
    counted = {"counted_on": "2019-12-31", "office": "Jugendamt"}
    witten = [
        {"person": "al-witten", "name": "Amtsleitung Witten"},
        {"person": "s-witten", "role": "deputy", "name": "Stellvertretung Witten"},
        {"person": "sb-witten", "role": "preparer", "name": "Sachbearbeitung Witten"},
    ]
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": "05954024",
                    "municipality": "Schwelm",
                    "inhabitants": 28537,
                    "holders": [{"person": "al-schwelm", "language": "en"}],
                    **counted,
                },
                {
                    "key": "05954036",
                    "municipality": "Witten",
                    "inhabitants": 96459,
                    "holders": witten,
                    **counted,
                },
            ]
        }
    )


@pytest.fixture
async def small(stage: Stage, small_round: Round, small_roster: Roster) -> Stage:
    """The small round on the stage, planned. Witten's head, deputy and preparer have joined as 201,
    202 and 203, nobody for Schwelm."""
    stage.hands.now = utc("02-27T12:00")
    await stage.freeze(small_round, small_roster)
    for account, roster_person in ((201, "al-witten"), (202, "s-witten"), (203, "sb-witten")):
        await stage.join("small", roster_person, account)
    return stage
