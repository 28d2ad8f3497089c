"""What a round's documents are built from: the joint vote as a letter, and the council paper."""

from typing import Literal

from pydantic import Field

from survey.questions import Frozen, Id, When
from survey.text import Text

Of = Literal["count", "mandate"]


class Part(Frozen):
    """A part of a document: words of its own, and behind them what `tells` names: questions, by
    their ids, with what the count says about each. Of questions per field it is all fields, or the
    one called `field`. `that` puts the verdict of a single vote into a sentence: "there is
    consensus that ..."."""

    id: Id
    heading: Text | None = None
    text: Text | None = None
    tells: tuple[Id, ...] = ()
    field: Id | None = None
    that: Text | None = None


class PaperPart(Part):
    """A part of a council paper. In the paper of one mandate it stands there only if the answers
    are as `when` says."""

    when: When = {}


class Letter(Frozen):
    """The joint vote as a letter. `recipient` and `sender` are the lines of an address."""

    subject: Text
    recipient: Text
    sender: Text
    salutation: Text
    closing: Text
    parts: tuple[Part, ...] = Field(min_length=1)


class Paper(Frozen):
    """A council paper, made of the count, or for each mandate of its own answers. In the latter
    every text can hold `{town}`, the municipality, and `{question}`, an answer by its question."""

    of: Of = "count"
    subject: Text
    number: Text | None = None
    status: Text | None = None
    lead: Text | None = None
    clerk: Text | None = None
    involved: Text | None = None
    parts: tuple[PaperPart, ...] = Field(min_length=1)


HEAD = ("number", "status", "lead", "clerk", "involved")
"""The lines at the head of a paper, in their order."""

TOWN = "town"
"""What the name of the municipality is called in the texts of a mandate's paper."""
