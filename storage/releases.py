"""Whether a round's result is released, and by whom: as its log says."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from storage import log
from survey.release import KINDS, standing

LETTERS = ("result", "answers")
"""The letters that tell a released result: to people, and to groups."""


@dataclass(frozen=True, slots=True)
class Release:
    """When, and the opaque id of the coordinator who did it; None once that is erased."""

    at: dt.datetime
    by: str | None


def of_round(connection: Connection, round_: str) -> Release | None:
    """The release that stands; None where the result is not released."""
    entries = log.of_kinds(connection, round_, KINDS)
    at = standing((each.kind, each.at) for each in entries)
    if at is None:
        return None
    number = max(each.number for each in entries if each.kind == "released")
    body = log.body(connection, round_, number)
    return Release(at, None if body is None else str(body["by"]))
