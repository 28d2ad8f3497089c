"""A bot without its conversation, on a real database."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select

from chat.cards import Card, File
from scheduler.letters import render
from scheduler.look import look
from scheduler.outbox import Outbox
from scheduler.settings import Settings
from storage import Connection, chats, log, outbox, people, rounds, submissions
from storage.database import Database
from storage.outbox import Letter
from storage.people import Holding
from storage.schema import chats as shown
from storage.schema import decisions
from storage.schema import outbox as table
from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.recorder import Hands, Recorder, utc


@dataclass
class Stage:
    """A bot without its conversation: time passes by `at`, people act by `join` and `submit`."""

    url: str
    database: Database
    hands: Hands
    recorder: Recorder
    settings: Settings
    outbox: Outbox

    async def restart(self) -> None:
        """The bot ends and begins again on the same database."""
        await self.database.close()
        self.database = await Database.open(self.url)
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
        drawn = [(each,) if isinstance(each, Card | File) else each() for each in parts]
        return tuple(message for messages in drawn for message in messages)

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

    async def outcomes(self) -> dict[str, str]:
        """What was decided, by event, without the deadline in its key."""
        query = select(decisions.c.event, decisions.c.outcome)
        rows = await self.database.read(lambda c: c.execute(query).all())
        return {row.event.rpartition("/")[0] or row.event: row.outcome for row in rows}

    async def revisions(self) -> dict[int, int]:
        """How often the card of each chat has come to look different."""
        query = select(shown.c.chat, shown.c.revision)
        rows = await self.database.read(lambda c: c.execute(query).all())
        return {row.chat: row.revision for row in rows}


def outbox_of(database: Database, recorder: Recorder, hands: Hands, settings: Settings) -> Outbox:
    """The outbox with the letters as they are."""
    return Outbox(
        database,
        recorder,
        partial(render, settings=settings),
        lambda: hands.now,
        lambda: hands.ticks,
        hands.sleep,
        settings.coordinators,
    )
