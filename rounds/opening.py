"""What it takes to open a round that was read: nothing against it, an instant, perhaps a key."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from rounds.problems import BadRound, Problem
from rounds.reading import Reading
from rounds.times import passed
from survey.roster import Roster
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Opening:
    """What is frozen: the round with its roster, the instant in UTC at which it opens, and the key
    of its ballots where people answer for themselves, else None."""

    round: Round
    roster: Roster
    opens_at: dt.datetime
    key: str | None


def opening(reading: Reading, now: dt.datetime, secret: Callable[[], str], file: str) -> Opening:
    """The round of `file`, to be opened at its `opens`, or at `now` where that has passed or is not
    said. BadRound for what only keeps it from being opened now: the reading has told the rest."""
    if problems := obstacles(reading, now, file):
        raise BadRound(problems)
    round_ = reading.round
    key = secret() if round_.ballots == "person" else None
    return Opening(round_, reading.roster, max(round_.opens_at or now, now), key)


def obstacles(reading: Reading, now: dt.datetime, file: str) -> list[Problem]:
    """What keeps a valid round from being opened now: a warning when it is checked."""
    return [reading.located(finding).within(file) for finding in passed(reading.round, now)]
