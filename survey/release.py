"""Releasing a result: what coordinators have decided about a round that has closed."""

import datetime as dt
from collections.abc import Iterable

from survey.refusal import Refusal
from survey.round import Ballots
from survey.submission import State

KINDS = ("released", "reopened", "superseded")
"""The kinds of events by which a result is released, or not any more."""


def standing(events: Iterable[tuple[str, dt.datetime]]) -> dt.datetime | None:
    """The instant of the release that stands; None where the result is not released. Each event is
    its kind and its instant, the first one first. A round that is opened again has no result that
    anybody could have released; what is accepted later belongs to what was released."""
    found: dt.datetime | None = None
    for kind, at in events:
        if kind == "released":
            found = at
        elif kind in ("reopened", "superseded"):
            found = None
    return found


def refusal(
    state: State, ballots: Ballots, events: Iterable[tuple[str, dt.datetime]]
) -> Refusal | None:
    """Why the result cannot be released now; None where it can. Where people answer for themselves
    it is told at the end anyhow, and holds no single answers."""
    if ballots == "person":
        return Refusal("posted")
    if state in ("planned", "open"):
        return Refusal("running")
    if state == "superseded":
        return Refusal("superseded")
    return None if standing(events) is None else Refusal("released")
