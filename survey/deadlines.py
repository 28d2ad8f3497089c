"""Changing a deadline: who gets it, or why nobody can.

A deadline belongs to a mandate, and the round closes with the last one. What is asked for names one
town, or (None) the whole round: then everyone has at least so long, and nobody less than before.
"""

import datetime as dt

from survey.plan import Facts
from survey.refusal import Refusal


def extended(
    facts: Facts, when: dt.datetime, town: str | None, now: dt.datetime
) -> tuple[str, ...] | Refusal:
    """The keys of the mandates whose deadline becomes `when`. The round is open."""
    if facts.state != "open":
        return Refusal(facts.state)
    return _later(facts, when, town, now)


def reopened(
    facts: Facts, when: dt.datetime, town: str | None, now: dt.datetime
) -> tuple[str, ...] | Refusal:
    """The keys of the mandates that can be answered again until `when`. The round is closed."""
    if facts.state != "closed":
        return Refusal(facts.state, last(facts))
    if facts.round.ballots == "person":
        return Refusal("sealed")
    return _later(facts, when, town, now)


def ended_early(facts: Facts, now: dt.datetime) -> tuple[str, ...] | Refusal:
    """The keys of the mandates whose deadline becomes `now`, with which the round closes."""
    if facts.state != "open":
        return Refusal(facts.state)
    running = tuple(each.key for each in facts.mandates if now < each.deadline)
    return running or Refusal("over", last(facts))


def last(facts: Facts) -> dt.datetime:
    """The last deadline, with which the round closes."""
    return max(mandate.deadline for mandate in facts.mandates)


def concerned(facts: Facts, town: str | None) -> tuple[str, ...] | Refusal:
    """The key of the town, or those of all; a Refusal where the round has no such town, or people
    answer for themselves and there are no single ones."""
    if town is not None and facts.round.ballots == "person":
        return Refusal("person")
    keys = tuple(each.key for each in facts.mandates if town in (None, each.key))
    return keys or Refusal("town")


def _later(
    facts: Facts, when: dt.datetime, town: str | None, now: dt.datetime
) -> tuple[str, ...] | Refusal:
    keys = concerned(facts, town)
    if isinstance(keys, Refusal):
        return keys
    if when <= now:
        return Refusal("passed")
    named = [mandate for mandate in facts.mandates if mandate.key in keys]
    gaining = tuple(mandate.key for mandate in named if mandate.deadline < when)
    return gaining or Refusal("earlier", min(mandate.deadline for mandate in named))
