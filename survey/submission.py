"""What counting is given: submissions as plain values, the round's state, the log's head."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from survey.collect import Collected

State = Literal["planned", "open", "closed", "superseded"]

Submitter = Literal["head", "deputy", "coordinator"]
"""Who submitted. A coordinator's entry is an answer taken by phone or on paper."""

PRECEDENCE: dict[Submitter, int] = {"head": 3, "deputy": 2, "coordinator": 1}
"""A submission of a higher role is never replaced by one of a lower role."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A complete, binding, numbered set of answers of one mandate.

    `mandate` is the municipality's key, `number` counts up within the mandate, `person` is an
    opaque id, `at` the instant in UTC. A nil return has no answers. `late` means after the
    deadline and not accepted by a coordinator; `accepted`, after it and accepted. `held` is whether
    the person still holds the mandate: after a revoked access a submission stands only until
    another one is made. A coordinator's entry needs no mandate.
    """

    mandate: str
    number: int
    person: str
    role: Submitter
    at: dt.datetime
    nil_return: bool
    answers: Collected
    late: bool
    held: bool = True
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class RoundState:
    """Where a round is in its life; instants in UTC. `closes_at` is the last deadline in force."""

    state: State
    opened_at: dt.datetime | None
    closes_at: dt.datetime
    closed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Chain:
    """How many entries the round's log has, and the SHA-256 of the last one in hexadecimal."""

    count: int
    head: str


def valid(submissions: Iterable[Submission]) -> dict[str, Submission]:
    """By municipality key, the submission that counts: the latest of the highest role that has
    submitted (head over deputy over coordinator's entry). Late ones never count."""
    found: dict[str, Submission] = {}
    for submission in submissions:
        before = found.get(submission.mandate)
        if not submission.late and (before is None or _weight(before) < _weight(submission)):
            found[submission.mandate] = submission
    return found


def late(submissions: Iterable[Submission]) -> frozenset[str]:
    """The mandates whose newest submission came too late and was not accepted, whether or not an
    earlier one of theirs counts."""
    newest: dict[str, Submission] = {}
    for submission in sorted(submissions, key=lambda each: each.number):
        newest[submission.mandate] = submission
    return frozenset(key for key, submission in newest.items() if submission.late)


def outranking(submissions: Sequence[Submission], candidate: Submission) -> Submission | None:
    """The submission that would count in spite of it if this late one of the same mandate were
    accepted: a newer one, or one of a higher role. None when the late one would count."""
    accepted = replace(candidate, late=False)
    others = [each for each in submissions if each.number != candidate.number]
    counting = valid([*others, accepted])[candidate.mandate]
    return None if counting == accepted else counting


def arrivals(submissions: Iterable[Submission]) -> tuple[dt.datetime, ...]:
    """The instants at which the mandates came to have a submission that counts, earliest first:
    that of the first one of each mandate that was not late."""
    first: dict[str, dt.datetime] = {}
    for each in submissions:
        if not each.late:
            first[each.mandate] = min(each.at, first.get(each.mandate, each.at))
    return tuple(sorted(first.values()))


def rank(submission: Submission) -> int:
    """How high the role counts in which it was made; lowest when the access was revoked since."""
    return PRECEDENCE[submission.role] if submission.held else 0


def _weight(submission: Submission) -> tuple[int, int]:
    return rank(submission), submission.number
