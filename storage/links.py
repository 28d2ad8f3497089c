"""One-time links. Only their hashes are kept, so a copy of the database lets nobody in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, or_, select, update

from storage.schema import links
from survey.chain import digest

MARK = 16
"""Characters of a hash that make a mark: 64 bits."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link leads to. Without a round it makes its user a coordinator."""

    hash: str
    round: str | None
    roster_person: str | None
    expires_at: dt.datetime | None
    used_at: dt.datetime | None
    used_by: int | None
    voided_at: dt.datetime | None


def issue(
    connection: Connection,
    secret: str,
    issued_at: dt.datetime,
    *,
    round_: str | None = None,
    roster_person: str | None = None,
    expires_at: dt.datetime | None = None,
) -> None:
    """Makes `secret` (at least 128 random bits) a link. Earlier links stay valid."""
    connection.execute(
        insert(links).values(
            hash=digest(secret),
            round=round_,
            roster_person=roster_person,
            issued_at=issued_at,
            expires_at=expires_at,
        )
    )


def find(connection: Connection, secret: str) -> Link | None:
    """The link with this secret; None when there never was one."""
    return hashed(connection, digest(secret))


def hashed(connection: Connection, hash_: str) -> Link | None:
    """The link whose secret has this hash; None when there never was one."""
    row = connection.execute(select(links).where(links.c.hash == hash_)).first()
    if row is None:
        return None
    return Link(
        row.hash,
        row.round,
        row.roster_person,
        row.expires_at,
        row.used_at,
        row.used_by,
        row.voided_at,
    )


def mark(hash_: str) -> str:
    """Enough of a link's hash to know it again within its round: it opens nothing."""
    return hash_[:MARK]


def marked(connection: Connection, round_: str, mark_: str) -> Link | None:
    """The used link of the round with this mark; None when there is none."""
    found = connection.execute(
        select(links.c.hash).where(
            links.c.round == round_, links.c.used_at.is_not(None), links.c.hash.startswith(mark_)
        )
    ).scalars()
    hashes = tuple(found) if len(mark_) == MARK and mark_.isalnum() else ()
    return hashed(connection, hashes[0]) if len(hashes) == 1 else None


def use(connection: Connection, link: Link, person: int, at: dt.datetime) -> bool:
    """Binds the link to the person and voids the others of the same human being.

    False when it is used, void or expired by then: nothing changes.
    """
    taken = connection.execute(
        update(links)
        .where(
            links.c.hash == link.hash,
            links.c.used_at.is_(None),
            links.c.voided_at.is_(None),
            or_(links.c.expires_at.is_(None), links.c.expires_at > at),
        )
        .values(used_at=at, used_by=person)
    )
    if taken.rowcount == 1 and link.round is not None and link.roster_person is not None:
        void(connection, link.round, link.roster_person, at)
    return taken.rowcount == 1


def follow(
    connection: Connection,
    round_: str,
    before: Mapping[str | None, dt.datetime],
    after: Mapping[str | None, dt.datetime],
) -> None:
    """Deadlines have changed: links that nobody has used, and that ended with the round (None) or
    with the mandates of their human being, end with these now. One that ends earlier for another
    reason keeps its end, but for the round's; void ones stay void, and one that everybody shares
    has no end of its own."""
    rows = connection.execute(
        select(links.c.hash, links.c.roster_person, links.c.expires_at).where(
            links.c.round == round_,
            links.c.used_at.is_(None),
            links.c.voided_at.is_(None),
            links.c.expires_at.is_not(None),
        )
    ).all()
    for row in rows:
        ends_with = [who for who in (None, row.roster_person) if before.get(who) == row.expires_at]
        at = after[ends_with[0]] if ends_with else min(row.expires_at, after[None])
        connection.execute(update(links).where(links.c.hash == row.hash).values(expires_at=at))


def void(connection: Connection, round_: str, roster_person: str, at: dt.datetime) -> None:
    """No unused link of this human being opens anything any more."""
    connection.execute(
        update(links)
        .where(
            links.c.round == round_,
            links.c.roster_person == roster_person,
            links.c.used_at.is_(None),
            links.c.voided_at.is_(None),
        )
        .values(voided_at=at)
    )
