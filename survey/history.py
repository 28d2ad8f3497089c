"""What the log's events say about a round's results."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amended:
    """How a result differs from one that was told before: the instant of the result that it
    replaces, if there was one, and the keys of the mandates whose late submission counts."""

    replaces: dt.datetime | None = None
    accepted: tuple[str, ...] = ()


def replaced(events: Iterable[tuple[str, dt.datetime]]) -> dt.datetime | None:
    """The instant of the result that the present one replaces; None where it is the first, or the
    round is open. Each event is its kind and its instant, the first one first.

    A result comes of every closing, and of every late submission that is accepted after it.
    """
    results, closed = list[dt.datetime](), False
    for kind, at in events:
        closed = kind == "closed" or (closed and kind != "reopened")
        if kind == "closed" or (closed and kind == "accepted"):
            results.append(at)
    return results[-2] if closed and len(results) > 1 else None
