"""Places about a round, its towns and its people, where a coordinator is at work."""

import datetime as dt
from typing import Literal

from handlers.place import OfRound


class AtRound(OfRound):
    """How the round stands, and what can be done about it."""

    at: Literal["round"] = "round"


class Reminding(OfRound):
    """Whether the missing are to be reminded now, of one town or (empty) of all."""

    at: Literal["reminding"] = "reminding"
    town: str = ""


class Planned(OfRound):
    """What time will bring."""

    at: Literal["planned"] = "planned"
    page: int = 0


class Towns(OfRound):
    """How far each town is."""

    at: Literal["towns"] = "towns"
    page: int = 0


class AtTown(OfRound):
    """One town, by its key: how far it is, and who holds its mandate."""

    at: Literal["town"] = "town"
    town: str


class AtHolder(OfRound):
    """Somebody who holds a town's mandate, or could, by the id that the roster gives; `joined` is
    whose hand it was in when it was shown."""

    at: Literal["holder"] = "holder"
    town: str
    person: str
    joined: int | None = None


class Moving(OfRound):
    """More time, or (`again`) a closed round opened again, for one town or (empty) for all. What is
    not known yet is asked: until when. Then it is consented to what was `seen`: a mark of the
    deadlines as they were. `question` is the request that it answers; 0 where it answers none."""

    at: Literal["moving"] = "moving"
    again: bool = False
    town: str = ""
    when: dt.datetime | None = None
    seen: str = ""
    question: int = 0


class Ending(OfRound):
    """Whether the round is to end now, with the deadlines as they were `seen`."""

    at: Literal["ending"] = "ending"
    seen: str = ""


class Inviting(OfRound):
    """Who has not joined, and the ways to fresh links."""

    at: Literal["inviting"] = "inviting"
    page: int = 0


class Documents(OfRound):
    """Which document of the round is wanted."""

    at: Literal["documents"] = "documents"


class Replying(OfRound):
    """A question is answered in words."""

    at: Literal["replying"] = "replying"
    question: int
