"""Letters that time puts into the outbox."""

import datetime as dt
from dataclasses import dataclass

from scheduler.settings import Settings
from storage import Connection, chats, participants, people
from storage.posting import Posting
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
    def holders(self) -> tuple[int, ...]:
        """Everyone who has joined the round by a mandate, each once."""
        return people.joined(self.connection, self.kept.id)

    @property
    def participants(self) -> tuple[int, ...]:
        """Everyone who takes part for themselves."""
        return participants.of_round(self.connection, self.kept.id)

    @property
    def coordinators(self) -> tuple[int, ...]:
        """Everyone who coordinates."""
        found = people.coordinators(self.connection, self.settings.coordinators)
        return tuple(person.id for person in found)


def posting(work: Work, decision: Decision, lane: int) -> Posting:
    """Letters that leave when the decision lets them, and never in quiet hours or on days off."""
    leaves = work.facts.calendar.next_allowed(decision.not_before)
    return Posting(work.connection, work.kept.id, decision.event.key, lane, leaves)


def touch_cards(work: Work) -> None:
    """The cards of everyone in the round look different now: they are shown again."""
    everyone = (*work.holders, *work.participants, *work.coordinators)
    chats.touch_all(work.connection, everyone)
