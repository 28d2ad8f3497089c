"""Whether a letter goes out once more when nobody knows whether it has arrived, and how soon.

Telegram offers no key by which it would know a message again. So a letter is repeated where a
second one does no harm, and never where it would tell of a second event.
"""

from dataclasses import dataclass

TRIES = 12
"""Half an hour of unanswered attempts, for letters that are not worth more."""

LONGEST = 300.0
"""Seconds between two attempts, at most."""


@dataclass(frozen=True, slots=True)
class Repeating:
    """`harmless`: the same letter twice misleads nobody. `tries`: after so many attempts without
    an answer it is left as uncertain; None for a letter that is never given up."""

    harmless: bool = True
    tries: int | None = TRIES


KINDS: dict[str, Repeating] = {
    "receipt": Repeating(tries=None),  # says its number
    "closed": Repeating(tries=None),
    "summary": Repeating(tries=None),  # says as of when it is
    "picture": Repeating(),
    "data": Repeating(),
    "opening": Repeating(),
    "reminder": Repeating(),
    "escalation": Repeating(),
    "prepared": Repeating(),
    "joined": Repeating(),  # names who joined; lost, nobody could revoke in time
    "late": Repeating(),  # names the instant
    "aside": Repeating(harmless=False),  # a second one would be a second disturbance
}


def repeats(kind: str, attempts: int) -> bool:
    """Whether a letter of this kind goes out again after so many attempts without an answer."""
    repeating = KINDS.get(kind, Repeating(harmless=False))
    return repeating.harmless and (repeating.tries is None or attempts < repeating.tries)


def pause(attempts: int) -> float:
    """Seconds to wait after so many attempts: 2, 4, 8 and so on, at most 300."""
    return min(LONGEST, 2.0 ** min(attempts, 10))
