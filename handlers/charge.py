"""Somebody in charge acts upon a whole round: a coordinator, or an administrator."""

import datetime as dt
from dataclasses import dataclass

from handlers.desk import Desk
from handlers.scene import Scene
from storage import (
    Connection,
    attached,
    chats,
    log,
    participants,
    people,
    reach,
    results,
    rounds,
)
from storage.posting import Posting
from storage.rounds import Kept
from survey.bodies import Body
from survey.plan import Facts

ADMINISTRATOR = "administrator"
"""Whoever has the command line, as the log names them."""


@dataclass(frozen=True, slots=True)
class Charge:
    """One act upon a round, inside its transaction. `by` is who acts, as the log names them: a
    person's opaque id, or the administrator; `at` the instant of the act."""

    connection: Connection
    desk: Desk
    round: str
    by: str
    at: dt.datetime

    @property
    def kept(self) -> Kept:
        """The round as it is by now. NoSuchRound."""
        return rounds.get(self.connection, self.round)

    @property
    def facts(self) -> Facts:
        """What time knows about the round by now. NoSuchRound."""
        return results.facts(self.connection, self.round)

    @property
    def coordinators(self) -> tuple[int, ...]:
        """Everyone who coordinates."""
        found = people.coordinators(self.connection, self.desk.coordinators)
        return tuple(person.id for person in found)

    @property
    def others(self) -> tuple[int, ...]:
        """Everyone who coordinates, but for who acts: whoever did it needs no letter about it."""
        found = people.coordinators(self.connection, self.desk.coordinators)
        return tuple(person.id for person in found if person.opaque != self.by)

    @property
    def participants(self) -> tuple[int, ...]:
        """Everyone who takes part for themselves."""
        return participants.of_round(self.connection, self.round)

    @property
    def chats(self) -> tuple[int, ...]:
        """The chats that get the public result: the round's own or the configured ones, and groups
        that coordinators have attached; each once, however it has moved."""
        chosen = self.kept.round.post_to
        found = (
            *(self.desk.post_to if chosen is None else chosen),
            *attached.of_round(self.connection, self.round),
        )
        return tuple(dict.fromkeys(reach.current(self.connection, chat) for chat in found))

    def enter(self, kind: str, body: Body) -> None:
        """Enters the act into the round's log (survey/bodies.py)."""
        log.append(self.connection, self.round, kind, body, self.at, self.desk.secret())

    def posting(self, occasion: str, lane: int, not_before: dt.datetime) -> Posting:
        """The letters of this act, which no other act's can be taken for."""
        key = f"{occasion}/{self.desk.secret()}"
        return Posting(self.connection, self.round, key, lane, not_before)

    def touch_cards(self, persons: tuple[int, ...]) -> None:
        """What these people, whoever takes part for themselves, and the coordinators see of the
        round looks different now."""
        chats.touch_all(self.connection, {*persons, *self.participants, *self.coordinators})


def in_charge(scene: Scene, round_: str) -> Charge:
    """A coordinator's act upon the round."""
    return Charge(scene.connection, scene.desk, round_, scene.person.opaque, scene.at)
