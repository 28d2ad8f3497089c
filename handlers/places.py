"""Where a conversation can be. A place says what is shown; the answers are in the draft."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from handlers.ended_places import ErasingRound
from handlers.entry_places import Dictating, Succeeding
from handlers.joint_places import AtJoint, JointBlock, JointOpening, JointTaking, Releasing
from handlers.new_round_places import NewRound, Previewing, RoundOpening, RoundRead
from handlers.place import Base, OfRound


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
