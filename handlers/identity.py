"""Who is it? Settled once for every event, by the account that acted and nothing else."""

import datetime as dt
from dataclasses import dataclass, replace

from chat.events import Origin
from chat.texts import Texts
from handlers.desk import Desk
from storage import Connection, chats, people
from storage.chats import Chat
from storage.people import Holding, Person


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who acted, at which instant, and what this person may answer for. A stranger has no person;
    `chat` is the private chat, once there is one."""

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

    def holding(self, round_: str, key: str) -> Holding | None:
        """The hold this person has on a mandate; None when it is somebody else's."""
        return next((h for h in self.holdings if (h.round, h.key) == (round_, key)), None)

    def moved(self, chat: Chat) -> "Visitor":
        """The same visitor with the chat as it is now."""
        return replace(self, chat=chat)


def identify(connection: Connection, desk: Desk, origin: Origin, at: dt.datetime) -> Visitor:
    """The visitor behind an event. Writes nothing."""
    person = people.of_account(connection, origin.account)
    if person is None:
        return Visitor(
            origin,
            at,
            desk.texts(origin.language),
            coordinator=origin.account in desk.coordinators,
        )
    return Visitor(
        origin,
        at,
        desk.texts(person.language, origin.language),
        coordinator=person.coordinator or origin.account in desk.coordinators,
        person=person,
        chat=chats.get(connection, origin.chat) if origin.private else None,
        holdings=people.holdings(connection, person=person.id),
    )


def acquaint(connection: Connection, desk: Desk, visitor: Visitor, place: str) -> Visitor:
    """The same visitor as a person with a chat that begins at `place`, unless there is one."""
    person = visitor.person or people.add(
        connection, visitor.origin.account, desk.secret(), visitor.origin.language
    )
    chat = visitor.chat or chats.begin(connection, visitor.origin.chat, person.id, place)
    return replace(visitor, person=person, chat=chat)


def with_holdings(connection: Connection, visitor: Visitor) -> Visitor:
    """The same visitor with what is held by now."""
    if visitor.person is None:
        return visitor
    return replace(visitor, holdings=people.holdings(connection, person=visitor.person.id))
