"""The log of binding events: one hash chain per round."""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from storage.schema import log, log_bodies
from survey.chain import START, Entry, canonical, entry, last_line, line, salted

AT_ONCE = 200
"""Entries read at once for an export, which can be longer than memory allows."""


def append(
    connection: Connection,
    round_: str,
    kind: str,
    body: Mapping[str, Any],
    at: dt.datetime,
    salt: str,
) -> Entry:
    """Adds an event to the round's chain and returns its entry.

    The head is read in the same transaction, so two writers cannot follow the same entry. People
    are named in `body` by their opaque ids alone.
    """
    number, previous = head(connection, round_)
    text = canonical(body)
    added = entry(number + 1, at, kind, salted(salt, text), previous)
    connection.execute(
        insert(log).values(
            round=round_,
            number=added.number,
            at=at,
            kind=kind,
            body_hash=added.body_hash,
            previous=previous,
            hash=added.hash,
        )
    )
    connection.execute(
        insert(log_bodies).values(round=round_, number=added.number, salt=salt, body=text)
    )
    return added


def head(connection: Connection, round_: str) -> tuple[int, str]:
    """How many entries the round's chain has, and the hash of the last one."""
    found = connection.execute(
        select(log.c.number, log.c.hash)
        .where(log.c.round == round_)
        .order_by(log.c.number.desc())
        .limit(1)
    ).first()
    return (0, START) if found is None else (found.number, found.hash)


def get(connection: Connection, round_: str, number: int) -> Entry:
    """The round's entry with this number. LookupError when there is none."""
    for found in _entries(connection, log.c.round == round_, log.c.number == number):
        return found
    raise LookupError(f"no entry {number} of {round_}")


def body(connection: Connection, round_: str, number: int) -> dict[str, Any] | None:
    """What the entry says; None once that is erased."""
    found = connection.execute(
        select(log_bodies.c.body).where(log_bodies.c.round == round_, log_bodies.c.number == number)
    ).scalar()
    return None if found is None else dict(json.loads(found))


def entries(connection: Connection, round_: str) -> tuple[Entry, ...]:
    """The whole chain, first entry first."""
    return _entries(connection, log.c.round == round_)


def of_kinds(connection: Connection, round_: str, kinds: Collection[str]) -> tuple[Entry, ...]:
    """The round's entries of these kinds alone, first entry first: a chain can be long."""
    return _entries(connection, log.c.round == round_, log.c.kind.in_(kinds))


def _entries(connection: Connection, *which: ColumnElement[bool]) -> tuple[Entry, ...]:
    rows = connection.execute(select(log).where(*which).order_by(log.c.number))
    return tuple(map(_entry, rows))


def exported(connection: Connection, round_: str) -> Iterator[str]:
    """The lines of the round's export (survey/chain.py): each entry, and the end."""
    query = (
        select(log, log_bodies.c.salt, log_bodies.c.body)
        .outerjoin(
            log_bodies,
            (log_bodies.c.round == log.c.round) & (log_bodies.c.number == log.c.number),
        )
        .where(log.c.round == round_)
        .order_by(log.c.number)
        .execution_options(yield_per=AT_ONCE)
    )
    for row in connection.execute(query):
        yield line(_entry(row), row.salt, row.body)
    yield last_line(*head(connection, round_))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.number, row.at, row.kind, row.body_hash, row.previous, row.hash)
