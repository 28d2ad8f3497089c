"""Freezing a round that was read: by the command line or from the chat, in one unit of work."""

import datetime as dt
from collections.abc import Callable

from handlers.charge import ADMINISTRATOR
from rounds.opening import Opening
from storage import Connection, following, joint_votes, log, rounds
from survey import bodies
from survey.round import Round


def obstacle(connection: Connection, round_: Round, at: dt.datetime) -> str:
    """Why the round cannot be opened at the instant, as far as other rounds and the clock are
    concerned: "there" is one with its id, "passed" is its deadline, and see `unfollowed`. Empty
    where it can."""
    if round_.id in rounds.ids(connection):
        return "there"
    return "passed" if round_.closes_at <= at else unfollowed(connection, round_)


def unfollowed(connection: Connection, round_: Round) -> str:
    """Why the round cannot follow the one that it names: that is "unknown", "over", answered "by
    person", a co-signature ("cosigned"), or to be followed by another one ("taken"). Empty where it
    can, or names none."""
    if round_.follows is None:
        return ""
    if round_.follows not in rounds.ids(connection):
        return "unknown"
    before = rounds.get(connection, round_.follows)
    if before.state in ("closed", "superseded"):
        return "over"
    if before.round.ballots == "person":
        return "by-person"
    if joint_votes.of_cosigning(connection, before.id) is not None:
        return "cosigned"
    return "taken" if following.followers(connection, before.id) else ""


FOLLOWS = {
    "unknown": "the id of a round that there is",
    "over": "a round that is planned or open",
    "by-person": "a round that is not answered by person",
    "cosigned": "a round that was opened from a file",
    "taken": "a round that no other one is to correct",
}
"""What a round file is expected to name, by why it is not what it names."""


def freeze(
    connection: Connection, found: Opening, by: str, at: dt.datetime, secret: Callable[[], str]
) -> None:
    """Freezes the round; time opens it, and only then ends the one that it follows. Whoever has
    joined that one has joined this one. The log says who has set it up, where that was not simply
    an administrator. AlreadyThere."""
    round_ = found.round
    rounds.freeze(connection, round_, found.roster, found.opens_at, found.key)
    if by != ADMINISTRATOR:
        log.append(connection, round_.id, "frozen", bodies.frozen(by), at, secret())
    if round_.follows is not None:
        following.join(connection, round_.follows, round_.id, at, secret)
