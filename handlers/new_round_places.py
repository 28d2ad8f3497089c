"""The places of a new round from the chat.

What was read of the file stands in the place itself: so it survives a restart, and is gone as soon
as it is opened, replaced by another file, or left.
"""

from typing import Literal

from handlers.place import ForCoordinators


class NewRound(ForCoordinators):
    """A round file or a workbook is waited for. `problems` are the lines about the last one."""

    at: Literal["new-round"] = "new-round"
    problems: tuple[str, ...] = ()
    page: int = 0


class OfReading(ForCoordinators):
    """About a round that was read and is not opened: it and its roster as JSON, and the lines about
    what is doubtful in its file."""

    definition: str
    roster: str
    warnings: tuple[str, ...] = ()


class RoundRead(OfReading):
    """What was read, and what can be done with it."""

    at: Literal["round-read"] = "round-read"
    page: int = 0


class Previewing(OfReading):
    """A card as a head will see it, counted from 0."""

    at: Literal["previewing"] = "previewing"
    page: int = 0


class RoundOpening(OfReading):
    """Whether the round is to be opened: what happens when."""

    at: Literal["round-opening"] = "round-opening"


WANTED: dict[type, str] = {
    NewRound: "new-round-wanted",
    RoundRead: "new-round-wanted-read",
    Previewing: "new-round-wanted-read",
    RoundOpening: "new-round-wanted-read",
}
"""The sentence that says what is expected at a place."""
