"""What every place in a conversation is made of."""

from pydantic import BaseModel, ConfigDict


class Base(BaseModel):
    """A place: what is shown. It is stored as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ForCoordinators(Base):
    """At the coordinators' desk: for them alone."""


class OfRound(ForCoordinators):
    """About a whole round."""

    round: str
