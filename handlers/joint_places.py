"""The places of releasing a result and of a joint vote."""

import datetime as dt
from typing import Literal

from handlers.place import OfRound
from survey.joint_draft import Pieces


class Releasing(OfRound):
    """Whether the result is to be released: what goes to whom. `entries` is how many the round's
    log had when it was shown."""

    at: Literal["releasing"] = "releasing"
    entries: int


class AtJoint(OfRound):
    """The joint vote: its draft to be worked on, or how it goes round."""

    at: Literal["joint"] = "joint"
    page: int = 0


class OfDraft(OfRound):
    """About a draft as it was seen: what has another revision by now is not written over."""

    version: int
    revision: int


class JointBlock(OfDraft):
    """One block of the draft, whose new words are typed."""

    at: Literal["joint-block"] = "joint-block"
    block: str
    page: int = 0


class JointTaking(OfDraft):
    """Whether the draft is to become what a document has that was sent back, or (`anew`) what the
    count says by now."""

    at: Literal["joint-taking"] = "joint-taking"
    pieces: Pieces
    anew: bool = False


class JointOpening(OfDraft):
    """Whether the draft is to go round; `closes` is until when, once that is said. `entries` is how
    many the round's log had then."""

    at: Literal["joint-opening"] = "joint-opening"
    entries: int = 0
    closes: dt.datetime | None = None
