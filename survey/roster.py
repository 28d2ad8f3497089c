"""The roster: which municipality has a mandate, and who holds it in which role."""

import datetime as dt
from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from survey.questions import Frozen

Ags = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
"""Official municipality key (AGS): text of eight digits."""

Role = Literal["head", "deputy", "preparer"]
SUBMITTING: frozenset[Role] = frozenset({"head", "deputy"})
"""The roles that may submit; a preparer puts the draft before the head."""


class Holder(Frozen):
    """A person in a role on one mandate. `from_` and `to` are local dates, both included."""

    person: str = Field(min_length=1, max_length=64)
    role: Role = "head"
    from_: dt.date | None = None
    to: dt.date | None = None
    language: str | None = None
    name: str | None = None
    extra: dict[str, str] = {}

    @property
    def shown(self) -> str:
        """What people read in place of the person's id."""
        return self.name or self.person

    def acts_on(self, day: dt.date) -> bool:
        """Whether the role is in force on `day`, a date local to the round."""
        return in_force(day, self.from_, self.to)


def in_force(day: dt.date, from_: dt.date | None, to: dt.date | None) -> bool:
    """Whether `day` lies between the dates, both included; None for no limit."""
    return (from_ is None or from_ <= day) and (to is None or day <= to)


class Mandate(Frozen):
    """The right to cast one municipality's vote in a round. `office` is empty only where people
    answer for themselves (`ballots = "person"`)."""

    key: Ags
    municipality: str = Field(min_length=1, max_length=80)
    inhabitants: int = Field(ge=0)
    counted_on: dt.date
    office: str = Field(default="", max_length=80)
    holders: tuple[Holder, ...] = ()


class Roster(Frozen):
    """All mandates of a round, in the order of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    mandates: tuple[Mandate, ...] = Field(min_length=1)

    @cached_property
    def by_key(self) -> dict[str, Mandate]:
        """The mandates by municipality key."""
        return {mandate.key: mandate for mandate in self.mandates}

    def name(self, key: str) -> str:
        """The municipality's name. KeyError when it is not in the roster."""
        return self.by_key[key].municipality

    def holder(self, key: str, person: str) -> Holder:
        """The person on this municipality's mandate. LookupError when the roster has none such."""
        for holder in self.by_key[key].holders:
            if holder.person == person:
                return holder
        raise LookupError(f"{person} on {key}")
