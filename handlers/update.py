"""One stored update: handled, or set aside so that the next one goes on."""

import asyncio
import datetime as dt
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from chat.cards import Card
from chat.events import Event, Pressed, SentFile
from chat.messenger import Gone, Messenger, Outcome
from handlers.conversation import converse, show_again
from handlers.desk import Desk
from handlers.effects import Effects, Saying, Toast
from handlers.performing import perform, show
from handlers.post import report
from handlers.receiving import expected, received
from handlers.routes import Undecodable, event_of
from storage import Connection, intake, outbox, reach
from storage.database import Database, Lost
from storage.intake import Raw
from storage.unusable import Unusable

log = logging.getLogger(__name__)

AGAIN = 5.0
"""Seconds until an update is tried again that the database could not take."""


@dataclass(frozen=True, slots=True)
class Reception:
    """Where updates are handled: what the conversation needs, who is told that letters may have
    come into the outbox, and who is told what came of a card that somebody waits for."""

    database: Database
    messenger: Messenger
    desk: Desk
    posted: Callable[[], None]
    answered: Callable[[int, Outcome], None]

    async def handle(self, raw: Raw) -> None:
        """Handles the update once, however often it comes. What goes wrong concerns it alone: it
        is set aside with everything it changed undone, reported, and its sender is told.

        While the database cannot be used at all, such as on a full disk, the update waits.
        """
        while True:
            try:
                return await self._handle(raw)
            except Lost:
                return None  # it is stored and waits for the bot that has taken over
            except Unusable as error:
                log.error("an update waits: %s", error)  # noqa: TRY400 - the words say it all
                await asyncio.sleep(AGAIN)

    async def _handle(self, raw: Raw) -> None:
        event: Event | None = None
        try:
            event = await self._with_file(event_of(_read(raw.body)), raw)
            effects, letters = await self.database.write(
                lambda connection: self._unit(connection, raw, event)
            )
        except Unusable:
            raise
        except Undecodable as error:
            log.warning("update %s could not be read", raw.update_id)
            effects, letters = await self._set_aside(raw, event, str(error)), True
        except Exception as error:
            log.exception("update %s could not be handled", raw.update_id)
            effects, letters = await self._set_aside(raw, event, type(error).__name__), True
        if letters:  # looking into the outbox costs as much as a tap
            self.posted()
        outcome = await perform(self.messenger, self.database, effects)
        if effects.showing is not None and outcome is not None:
            await self._note(effects.showing.chat, outcome, raw.arrived_at)
            self.answered(effects.showing.chat, outcome)

    async def _with_file(self, event: Event | None, raw: Raw) -> Event | None:
        """A file that the sender's place expects is fetched first, outside of every transaction. An
        update that was handled before is not worth that."""
        if not isinstance(event, SentFile):
            return event
        wanted = await self.database.read(
            lambda connection: expected(connection, self.desk, event, raw.arrived_at)
        )
        return event if wanted is None else await received(self.messenger, event, wanted)

    def _unit(self, connection: Connection, raw: Raw, event: Event | None) -> tuple[Effects, bool]:
        """What is to be shown, and whether there are letters to be sent."""
        # First of all: an update that was handled before must not get any further.
        if not intake.done(connection, raw.key) or event is None:
            return Effects(), False
        outbox.came_in(connection)  # what others have put in before is told by them
        effects = converse(connection, self.desk, event, raw.arrived_at)
        return effects, outbox.came_in(connection)

    async def _set_aside(self, raw: Raw, event: Event | None, reason: str) -> Effects:
        def unit(connection: Connection) -> Effects:
            if not intake.set_aside(connection, raw.key, reason):
                return Effects()
            report(connection, self.desk, "aside")
            return self._trouble(event)

        return await self.database.write(unit)

    def _trouble(self, event: Event | None) -> Effects:
        if event is None or not event.origin.private:
            return Effects()
        words = self.desk.texts(event.origin.language)("trouble")
        if isinstance(event, Pressed):
            return Effects(toast=Toast(event.press, words))
        return Effects(sayings=(Saying(event.origin.chat, Card(body=words)),))

    async def _note(self, chat: int, outcome: Outcome, at: dt.datetime) -> None:
        """Remembers a chat in which nobody can be reached any more."""
        if isinstance(outcome, Gone):
            lose = partial(reach.lose, chat=chat, at=at, coordinators=self.desk.coordinators)
            await self.database.write(lose)
            self.posted()

    async def show_again(self, chat: int, now: dt.datetime) -> Outcome | None:
        """Shows the chat's card if it does not show the chat's state, and says what came of it. To
        be called in the chat's turn, so that it cannot overtake an event."""
        showing = await self.database.write(
            lambda connection: show_again(connection, self.desk, chat, now)
        )
        if showing is None:
            return None
        outcome = await show(self.messenger, self.database, showing)
        await self._note(chat, outcome, now)
        return outcome


def _read(body: str) -> dict[str, Any]:
    """The update that was stored. Undecodable where it could not be written (bot/intake.py)."""
    try:
        return dict(json.loads(body))
    except (RecursionError, ValueError) as error:
        raise Undecodable(f"{type(error).__name__} while reading") from error
