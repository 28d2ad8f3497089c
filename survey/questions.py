"""The kinds of question a round can ask."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from survey.text import Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,31}$")]
"""An id inside a round file: it travels in button data, so it stays within 32 characters."""

Counts = Literal["yes", "no", "abstain", "none"]

When = dict[str, tuple[str, ...]]
"""Question id → the option ids of which one must have been chosen. All questions must hold."""


class Frozen(BaseModel):
    """A value that cannot change and refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PolicyField(Frozen):
    """An area of cooperation (Handlungsfeld). Called `field` in the round file."""

    id: Id
    label: Text


class Option(Frozen):
    """One answer of a choice. `asks` names a short text that is asked when it is chosen."""

    id: Id
    label: Text
    counts: Counts = "none"
    asks: Id | None = None


class Asked(Frozen):
    """What every question has, whatever its kind. `short` is what lists of answers call it;
    without it they repeat its text. `help` is shown below the text, and again when an answer does
    not fit."""

    id: Id
    text: Text
    short: Text | None = None
    help: Text | None = None
    required: bool = True
    per: Literal["field"] | None = None
    when: When = {}


class Choosing(Asked):
    """What every question has that is answered by choosing: options of its own, or with `of` the
    fields of the round, which `among` narrows to those that were answered so."""

    of: Literal["fields"] | None = None
    options: tuple[Option, ...] = ()
    among: When = {}


class Choice(Choosing):
    """Exactly one of the options. With `vote` it decides the verdict."""

    kind: Literal["choice"]
    vote: bool = False
    planned_until: Id | None = None


class Choices(Choosing):
    """Several of the options."""

    kind: Literal["choices"]
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=1)
    planned_until: Id | None = None


class Rank(Choosing):
    """An order of the options, first first."""

    kind: Literal["rank"]


class Municipalities(Asked):
    """Several towns of the roster; the mandate's own is left out unless `own`."""

    kind: Literal["municipalities"]
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=1)
    own: bool = False


class FreeText(Asked):
    """Words, at most `max` characters. `pattern` must match the whole text."""

    kind: Literal["text"]
    max: int = Field(default=1000, ge=1, le=4000)
    pattern: str | None = None


class Number(Asked):
    """A number between `min` and `max`, both included."""

    kind: Literal["number"]
    min: Decimal | None = None
    max: Decimal | None = None


class Money(Asked):
    """An amount in euros with two decimals between `min` and `max`, both included."""

    kind: Literal["money"]
    min: Decimal | None = None
    max: Decimal | None = None


class Date(Asked):
    """A calendar day between `min` and `max`, both included."""

    kind: Literal["date"]
    min: dt.date | None = None
    max: dt.date | None = None


Item = Annotated[
    Choice | Choices | Rank | Municipalities | FreeText | Number | Money | Date,
    Field(discriminator="kind"),
]
"""A question that can stand inside a group."""


class Group(Asked):
    """Questions that belong together; with `repeat` a list of entries of them.

    `exactly_one` maps an item to the option that exactly one entry must have; with `last` that
    entry must be the last one.
    """

    kind: Literal["group"]
    items: tuple[Item, ...] = Field(min_length=1)
    repeat: bool = False
    max: int = Field(default=20, ge=1, le=99)
    exactly_one: dict[str, str] = {}
    last: bool = False


Question = Annotated[
    Choice | Choices | Rank | Municipalities | FreeText | Number | Money | Date | Group,
    Field(discriminator="kind"),
]
