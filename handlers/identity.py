"""Who is it? Settled for every event by the account that acted and nothing else."""

import datetime as dt
from dataclasses import dataclass, replace

from chat.events import Origin
from chat.texts import Texts
from handlers.desk import Desk
from storage import Connection, chats, participants, people
from storage.chats import Chat
from storage.people import Holding, Person


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who acted, at which instant, and what this person may answer for: mandates, and their own
    ballots. A stranger has no person; `chat` is the private chat, once there is one."""

    origin: Origin
    at: dt.datetime
    texts: Texts
    coordinator: bool
    person: Person | None = None
    chat: Chat | None = None
    holdings: tuple[Holding, ...] = ()

    @property
    def stranger(self) -> bool:
        """Whether there is nothing this account may do."""
        return not (self.coordinator or self.holdings)


def identify(connection: Connection, desk: Desk, origin: Origin, at: dt.datetime) -> Visitor:
    """The visitor behind an event. Writes nothing."""
    configured = origin.account in desk.coordinators
    person = people.of_account(connection, origin.account)
    if person is None:
        return Visitor(origin, at, desk.texts(origin.language), coordinator=configured)
    return Visitor(
        origin,
        at,
        desk.texts(person.language, origin.language),
        coordinator=person.coordinator or configured,
        person=person,
        chat=chats.get(connection, origin.chat) if origin.private else None,
        holdings=(
            *people.holdings(connection, person=person.id),
            *participants.holdings(connection, person.id),
        ),
    )


def acquaint(connection: Connection, desk: Desk, visitor: Visitor, place: str) -> Visitor:
    """The same visitor as a person with a chat that begins at `place`, unless there is one. The
    language is kept, so that letters come in it too."""
    person = visitor.person or people.add(
        connection, visitor.origin.account, desk.secret(), visitor.texts.language
    )
    chat = visitor.chat or chats.begin(connection, visitor.origin.chat, person.id, place)
    return replace(visitor, person=person, chat=chat)
