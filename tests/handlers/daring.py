"""Somebody who does every act there is, at what is stored of everybody: nothing of it stays."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Engine, event, select, update

from chat.actions import Verb
from chat.events import Pressed
from handlers import conversation
from handlers.effects import Effects
from handlers.places import Place, read_place
from storage import Connection
from storage.schema import chats
from storage.schema import rounds as rounds_table
from tests.handlers import every_act
from tests.handlers.every_act import Act
from tests.handlers.everybody import COSIGN, ROUND, Everybody

AT_DESK = ("21.12.2026 12:00", "Witten", "/auswertung")
AT_MANDATES = ("Ja", "1", "30.11.2026")
"""Words that are an answer somewhere."""


WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


class Dared:
    """Acts that somebody does, one after the other, in a transaction that is never committed."""

    def __init__(self, everyone: Everybody, connection: Connection, party: str) -> None:
        self.everyone, self.account = everyone, everyone.accounts[party]
        self.connection = connection
        known = select(chats.c.chat).where(chats.c.chat == self.account)
        self.chat = connection.execute(known).scalar()
        self.carried = every_act.arguments(connection, everyone)

    def at_desk(self) -> Iterator[Act]:
        """Everything that coordinators do."""
        for place in every_act.of_coordinators(self.connection, self.everyone):
            yield from every_act.acts_at(place, self.account, self.carried, AT_DESK)
        theirs = [verb for verb in Verb if verb not in conversation.BY_ANYBODY]
        yield from every_act.standing(self.account, theirs, self.carried)
        yield from every_act.in_group(self.account)

    def at_mandates(self) -> Iterator[Act]:
        """Everything that those do who hold Witten's mandate."""
        for place in every_act.of_holders(self.everyone):
            yield from every_act.acts_at(place, self.account, self.carried, AT_MANDATES)
        places = every_act.of_holders(self.everyone)
        yield from every_act.commands_at(self.account, places)
        yield from every_act.standing(self.account, conversation.BY_ANYBODY, self.carried)

    def do(self, act: Act) -> Effects:
        """Does it from its place, with the button as it stands on the card that is shown now."""
        place, happening = act
        if place is not None and self.chat is not None:
            turn = self._put(place)
            if isinstance(happening, Pressed):
                data = f"{turn:x} {happening.data.partition(' ')[2]}"
                happening = replace(happening, data=data)
        desk, now = self.everyone.desk, self.everyone.now
        return conversation.converse(self.connection, desk, happening, now)

    def _put(self, place: Place) -> int:
        """Nothing of ours takes part: it only has to be quick."""
        change = "UPDATE chats SET place = ?, turn = turn + 1 WHERE chat = ? RETURNING turn"
        asked = (place.model_dump_json(), self.chat)
        return int(self.connection.exec_driver_sql(change, asked).scalar_one())

    def place(self) -> Place | None:
        """Where the conversation is."""
        found = self.connection.exec_driver_sql(
            "SELECT place FROM chats WHERE chat = ?", (self.chat,)
        ).scalar()
        return None if found is None else read_place(found)


@contextmanager
def daring(everyone: Everybody, engine: Engine, party: str, state: str) -> Iterator[Dared]:
    """Somebody of this kind, with the rounds in this state; whatever comes of it is undone."""
    with engine.connect() as connection:
        which = rounds_table.c.id.in_((ROUND, COSIGN))
        connection.execute(update(rounds_table).where(which).values(state=state))
        yield Dared(everyone, connection, party)
        connection.rollback()


@contextmanager
def noting(engine: Engine) -> Iterator[set[str]]:
    """The tables that are written, but for where conversations are."""
    tables: set[str] = set()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        found = WRITES.match(statement)
        tables.update({found[1]} - {"chats"} if found else ())

    event.listen(engine, "before_cursor_execute", note)
    yield tables
    event.remove(engine, "before_cursor_execute", note)
