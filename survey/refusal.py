"""Why something that somebody in charge of a round wants cannot be done."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Why = Literal[
    "planned",
    "open",
    "closed",
    "superseded",
    "town",
    "passed",
    "earlier",
    "over",
    "complete",
    "nobody",
    "person",
    "sealed",
    "posted",
    "running",
    "released",
    "erased",
    "not-over",
    "cosigned",
]
"""The round is in this state; the town is not in it; the instant has passed; it is not later than
the present deadline; the last deadline is over; all have submitted; nobody of the missing has
joined; many people answer for themselves, so there are no single towns and nobody missing; nobody
knows any more whose their answers are; the result is told at the end anyhow; the round is not over
yet; its result is released already; what was kept of its people is erased; it has to end before
anything of it is erased; it asks about a draft, whose letter is not released. Each has its sentence
in `chat/locales/`."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is changed. `deadline` is the one in force, where the reason is about it."""

    why: Why
    deadline: dt.datetime | None = None
