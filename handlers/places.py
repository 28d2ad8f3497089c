"""Where a conversation can be. A place says what is shown; the answers are in the draft."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from handlers.desk_places import (
    AtHolder,
    AtRound,
    AtTown,
    Documents,
    Ending,
    Inviting,
    Moving,
    Planned,
    Reminding,
    Replying,
    Towns,
)
from handlers.ended_places import ErasingRound
from handlers.entry_places import Dictating, Succeeding
from handlers.joint_places import AtJoint, JointBlock, JointOpening, JointTaking, Releasing
from handlers.new_round_places import NewRound, Previewing, RoundOpening, RoundRead
from handlers.place import Base


class Home(Base):
    """What the person holds, to choose from; for coordinators their rounds."""

    at: Literal["home"] = "home"
    page: int = 0


class Invited(Base):
    """A link was opened: "is that you?". `link` is its hash, `person` the roster's id."""

    at: Literal["invited"] = "invited"
    link: str
    round: str
    person: str


class Welcomed(Base):
    """A shared link was opened: what is kept of whom, and whether to take part."""

    at: Literal["welcomed"] = "welcomed"
    round: str


class OnMandates(Base):
    """About these mandates of a round, by municipality key, or about one's own ballot, whose key is
    BALLOT. The first one's draft is shown; with several, every answer goes into all of their
    drafts."""

    round: str
    mandates: tuple[str, ...] = Field(min_length=1)

    @property
    def lead(self) -> str:
        """The key of the mandate whose draft is shown."""
        return self.mandates[0]

    def only(self, key: str) -> "OnMandates":
        """The same round for this mandate alone."""
        return OnMandates(round=self.round, mandates=(key,))

    def only_lead(self) -> "OnMandates":
        """The same round for the first mandate alone."""
        return self.only(self.lead)

    def submitted(self) -> "Submitted":
        """What is on record for the same mandates."""
        return Submitted(round=self.round, mandates=self.mandates)


class Seen(OnMandates):
    """A place from which something binding, or something for several towns, can be done: only to
    what was shown there. `seen` is, for each mandate in their order, the version of its draft and
    the number of its newest submission."""

    seen: tuple[tuple[int, int], ...]


class Start(Seen):
    """Before the first question. `told` when the person has read what it is about."""

    at: Literal["start"] = "start"
    told: bool = False


class Asking(OnMandates):
    """At one step. `changing` is the key of the answer that was chosen from the review, which
    everything that the change opens leads back to; empty on the way through the questions.
    `too_long` is the instant at which words were refused as too long."""

    at: Literal["asking"] = "asking"
    key: str
    page: int = 0
    changing: str = ""
    too_long: dt.datetime | None = None


class Review(Seen):
    """All answers before submitting."""

    at: Literal["review"] = "review"
    page: int = 0


class Choosing(OnMandates):
    """Which answer is to be changed."""

    at: Literal["choosing"] = "choosing"
    page: int = 0


class Submitted(OnMandates):
    """What is on record."""

    at: Literal["submitted"] = "submitted"
    page: int = 0


class Speaking(Base):
    """Which language is to be spoken. `back` is the place to go back to, in stored form."""

    at: Literal["speaking"] = "speaking"
    back: str


class Naming(Base):
    """A head names somebody. What is not known yet is asked next: for which mandates of which
    round, the name, and for a deputy the first and the last day."""

    at: Literal["naming"] = "naming"
    role: Literal["deputy", "preparer"]
    round: str = ""
    mandates: tuple[str, ...] = ()
    name: str = ""
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    page: int = 0

    @property
    def asks(self) -> Literal["mandates", "name", "from", "to", "consent"]:
        """What is asked: at the end, whether it is right so."""
        if not self.mandates:
            return "mandates"
        if not self.name:
            return "name"
        if self.role == "preparer" or self.to_day is not None:
            return "consent"
        return "from" if self.from_day is None else "to"


class Named(Base):
    """Those whom a head has named. `withdraws` is the one about whom it is asked whether the access
    is to be taken back, by the id that the roster would give; empty where nobody is."""

    at: Literal["named"] = "named"
    withdraws: str = ""
    page: int = 0


class Erasing(Base):
    """What of the visitor may go and what stays; `seen` is a mark of what was shown."""

    at: Literal["erasing"] = "erasing"
    seen: str


class Wishing(OnMandates):
    """The coordinators are asked something, or for more time."""

    at: Literal["wishing"] = "wishing"
    kind: Literal["question", "time"] = "question"


Place = (
    Home
    | Invited
    | Welcomed
    | Start
    | Asking
    | Review
    | Choosing
    | Submitted
    | Naming
    | Named
    | Speaking
    | Erasing
    | AtRound
    | Reminding
    | Planned
    | Releasing
    | AtJoint
    | JointBlock
    | JointTaking
    | JointOpening
    | Towns
    | AtTown
    | AtHolder
    | Dictating
    | Succeeding
    | Moving
    | Ending
    | Inviting
    | Documents
    | ErasingRound
    | Replying
    | Wishing
    | NewRound
    | RoundRead
    | Previewing
    | RoundOpening
)

_PLACES: TypeAdapter[Place] = TypeAdapter(Annotated[Place, Field(discriminator="at")])


def beneath(place: Place) -> Place:
    """The place that a question for the language has only covered; else the place itself."""
    return read_place(place.back) if isinstance(place, Speaking) else place


def read_place(stored: str) -> Place:
    """The place in a chat's stored JSON."""
    return _PLACES.validate_json(stored)
