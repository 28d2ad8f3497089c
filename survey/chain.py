"""The hash chain of a round's binding events.

An entry hashes its place, instant and kind, the hash of a salted body that lies beside it, and the
entry before it. A body can go (erasure) while the chain stays whole.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64
"""What stands before the first entry."""

FORMAT = 1
"""Of the lines of an export."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One binding event. Hashes are SHA-256 in hexadecimal."""

    number: int
    at: dt.datetime
    kind: str
    body_hash: str
    previous: str
    hash: str


def canonical(value: Mapping[str, Any]) -> str:
    """The one way to write a value as JSON: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def salted(salt: str, body: str) -> str:
    """The hash of a body that cannot be guessed from the hash alone."""
    return digest(f"{salt}\n{body}")


def entry(number: int, at: dt.datetime, kind: str, body_hash: str, previous: str) -> Entry:
    """The entry that follows `previous` (START for the first, which has number 1)."""
    named = _named(number, at, kind, body_hash, previous)
    return Entry(number, at, kind, body_hash, previous, digest(canonical(named)))


def line(entry_: Entry, salt: str | None, body: str | None) -> str:
    """The entry as a line of an export, with its body beside it. Salt and body are null once they
    were erased."""
    named = _named(entry_.number, entry_.at, entry_.kind, entry_.body_hash, entry_.previous)
    beside = {"salt": salt, "body": None if body is None else json.loads(body)}
    return canonical({**named, "hash": entry_.hash, **beside})


def last_line(count: int, head: str) -> str:
    """How an export ends: the number of its entries, and the hash of the last one."""
    return canonical({"format": FORMAT, "count": count, "head": head})


def _named(
    number: int, at: dt.datetime, kind: str, body_hash: str, previous: str
) -> dict[str, str | int]:
    """What an entry's hash is made of."""
    return {
        "number": number,
        "at": at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "kind": kind,
        "body_hash": body_hash,
        "previous": previous,
    }
