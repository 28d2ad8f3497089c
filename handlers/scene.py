"""One event being handled: the transaction, the bot's settings and who acts."""

import datetime as dt
from dataclasses import dataclass, replace

from chat.cards import Card
from chat.format import deadline
from chat.texts import Texts
from handlers.desk import Desk
from handlers.identity import Visitor
from handlers.places import OnMandates, Place
from handlers.sheet import Sheet, open_sheet
from storage import Connection, people, rounds
from storage.people import Holding, Person


class NotYours(Exception):
    """Somebody is at a place that is about a mandate in other hands: a right that was taken back
    or has run out. Nothing is done then."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a conversation may use. Its time is the instant at which the event arrived."""

    connection: Connection
    desk: Desk
    visitor: Visitor

    @property
    def texts(self) -> Texts:
        """The sentences in the visitor's language."""
        return self.visitor.texts

    @property
    def at(self) -> dt.datetime:
        """The instant at which the event arrived."""
        return self.visitor.at

    @property
    def person(self) -> Person:
        """The visitor, who is no stranger."""
        if self.visitor.person is None:
            raise NotYours
        return self.visitor.person

    def by(self, visitor: Visitor) -> "Scene":
        """The same scene with the visitor as known by now."""
        return replace(self, visitor=visitor)

    def holding(self, round_: str, key: str) -> Holding:
        """The visitor's hold on a mandate, in force on this day. NotYours."""
        found = self.visitor.holding(round_, key)
        if found is None or not found.acts_on(self.local_day(round_)):
            raise NotYours
        return found

    def local_day(self, round_: str) -> dt.date:
        """The day it is for the round."""
        return self.at.astimezone(rounds.get(self.connection, round_).round.zone).date()

    def sheets(self, place: OnMandates) -> tuple[Sheet, ...]:
        """The sheets of the place's mandates, the lead's first. NotYours."""
        return tuple(
            open_sheet(self.connection, self.holding(place.round, key)) for key in place.mandates
        )

    def sheet(self, place: OnMandates) -> Sheet:
        """The lead's sheet. NotYours."""
        return open_sheet(self.connection, self.holding(place.round, place.lead))

    def over(self, sheet: Sheet) -> bool:
        """Whether the mandate's time is up, by the instant the event arrived."""
        return sheet.kept.state not in {"planned", "open"} or self.at >= sheet.holding.deadline

    def name(self, sheet: Sheet, person: int) -> str:
        """What the roster calls the person on this mandate."""
        for held in people.holdings(self.connection, mandate=sheet.holding.mandate, person=person):
            for holder in sheet.kept.roster.by_key[held.key].holders:
                if holder.person == held.roster_person:
                    return holder.shown
        return self.texts("somebody")

    def title(self, sheet: Sheet) -> str:
        """The round's title in the visitor's language."""
        return sheet.kept.round.title.in_language(self.texts.language)

    def deadline(self, sheet: Sheet) -> str:
        """The mandate's deadline, in the words used for it everywhere."""
        return deadline(sheet.holding.deadline, sheet.kept.round.zone, self.texts.language)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of an event: where the conversation goes (None: it stays), and what is said.

    With `same` the place only looks different, and its buttons stay alive. `problem` is said on
    the card, `toast` in answer to a press. `apart` are messages beside the card.
    """

    place: Place | None = None
    same: bool = False
    toast: str = ""
    problem: str = ""
    apart: tuple[Card, ...] = ()
