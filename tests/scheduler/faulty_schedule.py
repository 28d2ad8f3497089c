"""Seeded schedules: letters to be sent, and what goes wrong with each of them on the way.

Which fault strikes which message is drawn beforehand, so that it does not depend on the order in
which messages happen to leave.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from chat.cards import Card, File
from playground.emulator import faults
from playground.emulator.faults import Fault
from scheduler.writing import Parts
from storage import Connection
from storage.outbox import (
    ANSWERS,
    AT_ONCE,
    BULK,
    CLOSING,
    NEWS,
    RECEIPTS,
    REMINDERS,
    Letter,
)

PEOPLE = range(1001, 1009)
GROUP = -900

FAULTS: dict[str, Callable[[Random], Fault]] = {
    "429": lambda chance: faults.too_many(chance.randint(1, 600)),
    "500": lambda _: faults.server_error(),
    "502": lambda _: faults.bad_gateway(),
    "403": lambda _: faults.refused(),
    "reset": lambda _: faults.reset(),
    "reset after": lambda _: faults.reset(delivered=True),
    "silence before": lambda _: faults.silence_before(),
    "silence after": lambda _: faults.silence_after(),
    "truncated": lambda _: faults.truncated(),
}
"""What can go wrong, by the name under which the emulator counts it. A kind that is added here is
ordered, counted and has to be hit like the others."""

ENDING = frozenset({"403"})
"""After these a letter has failed."""

LETTERS = (
    ("summary", ANSWERS),
    ("receipt", RECEIPTS),
    ("closed", CLOSING),
    ("aside", NEWS),
    ("joined", NEWS),
    ("reminder", REMINDERS),
    ("opening", BULK),
)
"""Kinds of letters and their lanes. Of these `aside` alone must never arrive twice."""

SPOILT = 0.3
"""The share of messages with which something goes wrong."""

TWICE = 0.3
"""Of these, the share with which it does so twice."""


@dataclass(frozen=True)
class Schedule:
    """Letters with the labels of their parts, and the faults that strike each part in turn. A label
    stands in no other one."""

    seed: int
    letters: dict[Letter, tuple[str, ...]] = field(default_factory=dict)
    faults: dict[str, tuple[tuple[str, Fault], ...]] = field(default_factory=dict)


def drawn(seed: int, letters: int = 14) -> Schedule:
    """The schedule of this seed."""
    chance, made = Random(seed), Schedule(seed)
    for number in range(letters):
        kind, lane = chance.choice(LETTERS)
        chat = chance.choice((*PEOPLE, GROUP))
        labels = tuple(f"<{number}.{part}>" for part in range(_parts(kind, chance)))
        letter = Letter(f"{number}", chat, kind, _About({"parts": labels}), AT_ONCE, lane)
        made.letters[letter] = labels
        for label in labels:
            if chance.random() < SPOILT:
                names = chance.choices(list(FAULTS), k=1 + (chance.random() < TWICE))
                made.faults[label] = tuple((name, FAULTS[name](chance)) for name in names)
    return made


class _About(dict[str, object]):
    """What a letter is about. Letters are keys here, so it has to be hashable."""

    __hash__ = object.__hash__  # type: ignore[assignment]


def _parts(kind: str, chance: Random) -> int:
    return chance.randint(2, 3) if kind in ("summary", "receipt") else 1


def written(_connection: Connection, letter: Letter, _now: dt.datetime) -> Parts:
    """A letter's parts: its labels, some as words and some as files."""
    return tuple(_part(str(label)) for label in letter.about["parts"])


def _part(label: str) -> Card | File:
    if label.endswith(".1>"):
        return File("document", "file.txt", b"content", caption=label)
    return Card(body=label)
