"""Letters of one occasion about a round: each chat gets one of each kind."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from storage import outbox, people, reach
from storage.outbox import Letter
from survey.missing import Recipient


@dataclass(frozen=True, slots=True)
class Posting:
    """The letters of one occasion: which round they are about, what they come from (unique within
    the round), how urgent they are, and when they may leave at the earliest."""

    connection: Connection
    round: str
    occasion: str
    lane: int
    not_before: dt.datetime

    def to_recipients(
        self, kind: str, recipients: Collection[Recipient], about: Mapping[str, Any] | None = None
    ) -> None:
        """A letter to each of these, about their mandates."""
        joined = {
            each.roster_person: each.person
            for each in people.holdings(self.connection, round_=self.round)
        }
        for recipient in recipients:
            whose = {"roster_person": recipient.person, "mandates": recipient.mandates}
            self.to_person(joined[recipient.person], kind, {**whose, **(about or {})})

    def to_everyone(self, kind: str, persons: Iterable[int], about: Mapping[str, Any]) -> None:
        """A letter to each of these people."""
        for person in persons:
            self.to_person(person, kind, about)

    def to_person(self, person: int | None, kind: str, about: Mapping[str, Any]) -> None:
        """A letter to somebody, if there is a chat with them."""
        chat = None if person is None else people.chat_of(self.connection, person)
        if chat is not None:
            self.to_chat(chat, kind, about)

    def to_chat(self, chat: int, kind: str, about: Mapping[str, Any]) -> None:
        """A letter to a chat, once for this occasion. A group that moved has another id by now."""
        chat = reach.current(self.connection, chat)
        key = f"{self.round}/{self.occasion}/{kind}/{chat}"
        letter = Letter(key, chat, kind, about, self.not_before, self.lane, self.round)
        outbox.put(self.connection, letter)
