"""Letters of one occasion about a round: each chat gets one of each kind.

An account that has joined as two people of the roster gets one for each of them.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from storage import outbox, people, reach
from storage.outbox import Letter
from survey.missing import Recipient

About = Mapping[str, Any]
"""What letters tell of (storage/outbox.py)."""


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
        self, kind: str, recipients: Collection[Recipient], about: About | None = None
    ) -> None:
        """A letter to each of these, about their mandates."""
        joined = {
            each.roster_person: each.person
            for each in people.holdings(self.connection, round_=self.round)
        }
        self._to_persons(
            kind,
            [
                (
                    joined[each.person],
                    {"roster_person": each.person, "mandates": each.mandates, **(about or {})},
                )
                for each in recipients
            ],
        )

    def to_everyone(self, kind: str, persons: Iterable[int], about: About) -> None:
        """A letter to each of these people."""
        self._to_persons(kind, [(person, about) for person in persons])

    def to_chat(self, chat: int, kind: str, about: About) -> None:
        """A letter to a chat, once for this occasion. A group that moved has another id by now."""
        outbox.put(self.connection, self._letter(reach.current(self.connection, chat), kind, about))

    def _to_persons(self, kind: str, told: Collection[tuple[int | None, About]]) -> None:
        """To those with whom there is a chat: many at once are as few statements as one."""
        chats = people.chats_of(self.connection, [each for each, _ in told if each is not None])
        letters = [
            self._letter(chats[person], kind, about) for person, about in told if person in chats
        ]
        outbox.put_all(self.connection, letters)

    def _letter(self, chat: int, kind: str, about: About) -> Letter:
        whose = (about["roster_person"],) if "roster_person" in about else ()
        key = "/".join([self.round, self.occasion, kind, str(chat), *whose])
        return Letter(key, chat, kind, about, self.not_before, self.lane, self.round)
