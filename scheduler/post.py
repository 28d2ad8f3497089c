"""Letters that time puts into the outbox."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.settings import Settings
from storage import Connection, chats, outbox, people, reach
from storage.outbox import Letter
from storage.rounds import Kept
from survey.due import Decision
from survey.plan import Facts


@dataclass(frozen=True, slots=True)
class Work:
    """One look at one round, inside its transaction: the facts are those of its beginning."""

    connection: Connection
    settings: Settings
    kept: Kept
    facts: Facts
    now: dt.datetime

    @property
    def people(self) -> tuple[int, ...]:
        """Everyone who has joined the round, each once."""
        holdings = people.holdings(self.connection, round_=self.kept.id)
        return tuple(dict.fromkeys(each.person for each in holdings if each.person is not None))

    @property
    def coordinators(self) -> tuple[int, ...]:
        """Everyone who coordinates."""
        found = people.coordinators(self.connection, self.settings.coordinators)
        return tuple(person.id for person in found)


@dataclass(frozen=True, slots=True)
class Posting:
    """The letters of one decision: which event they come from, how urgent they are, and when they
    may leave at the earliest."""

    work: Work
    event: str
    lane: int
    not_before: dt.datetime

    def to_recipients(self, kind: str, decision: Decision) -> None:
        """A letter to everyone whom the decision names, about their mandates."""
        joined = {
            each.roster_person: each.person
            for each in people.holdings(self.work.connection, round_=self.work.kept.id)
        }
        for recipient in decision.recipients:
            about = {"roster_person": recipient.person, "mandates": recipient.mandates}
            self.to_person(joined[recipient.person], kind, about)

    def to_coordinators(self, kind: str, about: Mapping[str, Any]) -> None:
        """A letter to every coordinator."""
        for person in self.work.coordinators:
            self.to_person(person, kind, about)

    def to_people(self, kind: str, about: Mapping[str, Any]) -> None:
        """A letter to everyone who has joined the round."""
        for person in self.work.people:
            self.to_person(person, kind, about)

    def to_person(self, person: int | None, kind: str, about: Mapping[str, Any]) -> None:
        """A letter to somebody, if there is a chat with them."""
        chat = None if person is None else people.chat_of(self.work.connection, person)
        if chat is not None:
            self.to_chat(chat, kind, about)

    def to_chat(self, chat: int, kind: str, about: Mapping[str, Any]) -> None:
        """A letter to a chat, once for this event. A group that moved has another id by now."""
        round_, chat = self.work.kept.id, reach.current(self.work.connection, chat)
        key = f"{round_}/{self.event}/{kind}/{chat}"
        letter = Letter(key, chat, kind, about, self.not_before, self.lane, round_)
        outbox.put(self.work.connection, letter)


def posting(work: Work, decision: Decision, lane: int) -> Posting:
    """Letters that leave when the decision lets them, and never in quiet hours or on days off."""
    leaves = work.facts.calendar.next_allowed(decision.not_before)
    return Posting(work, decision.event.key, lane, leaves)


def touch_cards(work: Work) -> None:
    """The cards of everyone in the round look different now: they are shown again."""
    chats.touch_all(work.connection, work.people)
