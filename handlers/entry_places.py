"""Places about one town, where a coordinator acts for it."""

import datetime as dt
from typing import Literal

from handlers.place import OfRound


class Dictating(OfRound):
    """A coordinator enters for a town what it said by phone or letter. What is not known yet is
    asked: the day, then the source."""

    at: Literal["dictating"] = "dictating"
    town: str
    taken_on: dt.date | None = None


class Succeeding(OfRound):
    """A successor takes over a town's mandate from `person`, by the id that the roster gives. The
    name is asked for, then whether it is right so."""

    at: Literal["succeeding"] = "succeeding"
    town: str
    person: str
    name: str = ""
