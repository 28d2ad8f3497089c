import asyncio
import datetime as dt
import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage import links
from storage.database import Database
from storage.links import Link
from storage.people import Person
from storage.rounds import Kept

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)
SECRET = "canary-UuJ3vQ8Zq1xW0c7KpN5s"


async def issue(database: Database, kept: Kept, *secrets: str, who: str = "al-doppel") -> None:
    """Links for one human being of the roster."""

    def unit(connection: Connection) -> None:
        for secret in secrets:
            links.issue(
                connection, secret, NOW, round_=kept.id, roster_person=who, expires_at=CLOSES
            )

    await database.write(unit)


async def found(database: Database, secret: str) -> Link:
    """The link with this secret."""
    link = await database.read(lambda c: links.find(c, secret))
    assert link is not None
    return link


async def test_a_link_is_found_by_its_secret_and_by_its_hash(
    database: Database, kept: Kept
) -> None:
    await issue(database, kept, SECRET)
    hash_ = hashlib.sha256(SECRET.encode()).hexdigest()
    expected = Link(hash_, kept.id, "al-doppel", CLOSES, None, None, None)
    assert await found(database, SECRET) == expected
    assert await database.read(lambda c: links.hashed(c, hash_)) == expected


@pytest.mark.parametrize("guess", ["", "canary", hashlib.sha256(SECRET.encode()).hexdigest()])
async def test_nothing_but_the_secret_finds_a_link(
    database: Database, kept: Kept, guess: str
) -> None:
    await issue(database, kept, SECRET)
    assert await database.read(lambda c: links.find(c, guess)) is None


async def test_no_file_holds_the_secret_of_a_link(
    database: Database, kept: Kept, path: Path
) -> None:
    await issue(database, kept, SECRET, who="canary-person")
    files = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    assert [name for name, content in files.items() if SECRET.encode() in content] == []
    # The same search does find what the link is for.
    assert [name for name, content in files.items() if b"canary-person" in content] == [
        "votum.db-wal"
    ]


async def test_a_secret_is_given_once(database: Database, kept: Kept) -> None:
    await issue(database, kept, SECRET)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        await issue(database, kept, SECRET, who="al-witten")


async def test_the_first_use_binds_a_link_and_voids_the_others_of_the_same_human_being(
    database: Database, kept: Kept, head: Person
) -> None:
    await issue(database, kept, "first", "second", "third")
    await issue(database, kept, "other", who="al-witten")
    second = await found(database, "second")
    assert await database.write(lambda c: links.use(c, second, head.id, NOW))
    after = [await found(database, secret) for secret in ("first", "second", "third", "other")]
    assert [(each.used_by, each.used_at, each.voided_at) for each in after] == [
        (None, None, NOW),
        (head.id, NOW, None),
        (None, None, NOW),
        (None, None, None),
    ]


async def test_when_two_race_for_one_link_exactly_one_wins(
    database: Database, another: Database, kept: Kept, head: Person, deputy: Person
) -> None:
    await issue(database, kept, SECRET)
    link = await found(database, SECRET)
    won = await asyncio.gather(
        another.write(lambda c: links.use(c, link, head.id, NOW)),
        *(
            database.write(partial(links.use, link=link, person=person.id, at=NOW))
            for person in (deputy, head)
        ),
    )
    assert sorted(won) == [False, False, True]
    winner = (head, deputy, head)[won.index(True)]
    assert await found(database, SECRET) == replace(link, used_at=NOW, used_by=winner.id)


async def test_when_two_race_for_two_links_of_one_human_being_exactly_one_wins(
    database: Database, kept: Kept, head: Person, deputy: Person
) -> None:
    await issue(database, kept, "first", "second")
    first, second = await found(database, "first"), await found(database, "second")
    earlier, later = await asyncio.gather(
        database.write(lambda c: links.use(c, second, deputy.id, NOW)),
        database.write(lambda c: links.use(c, first, head.id, NOW)),
    )
    assert (earlier, later) == (True, False)
    assert (await found(database, "first")).used_by is None


async def test_a_link_ends_at_its_deadline(database: Database, kept: Kept, head: Person) -> None:
    await issue(database, kept, SECRET)
    link = await found(database, SECRET)
    assert not await database.write(lambda c: links.use(c, link, head.id, CLOSES))
    assert await found(database, SECRET) == link
    assert await database.write(lambda c: links.use(c, link, head.id, CLOSES - TICK))


async def test_void_ends_every_unused_link_of_one_human_being(
    database: Database, kept: Kept, head: Person
) -> None:
    await issue(database, kept, "first")
    await issue(database, kept, "other", who="al-witten")
    link = await found(database, "first")
    await database.write(lambda c: links.void(c, kept.id, "al-doppel", NOW))
    assert not await database.write(lambda c: links.use(c, link, head.id, NOW))
    assert await found(database, "first") == replace(link, voided_at=NOW)
    assert (await found(database, "other")).voided_at is None


async def test_void_leaves_a_used_link_as_it_was(
    database: Database, kept: Kept, head: Person
) -> None:
    await issue(database, kept, SECRET)
    link = await found(database, SECRET)
    await database.write(lambda c: links.use(c, link, head.id, NOW))
    await database.write(lambda c: links.void(c, kept.id, "al-doppel", CLOSES))
    assert await found(database, SECRET) == replace(link, used_at=NOW, used_by=head.id)


async def test_a_coordinators_link_stands_alone_and_does_not_expire(
    database: Database, kept: Kept, head: Person
) -> None:
    await database.write(lambda c: links.issue(c, "first", NOW))
    await database.write(lambda c: links.issue(c, "second", NOW))
    await issue(database, kept, "other")
    first = await found(database, "first")
    assert first == Link(first.hash, None, None, None, None, None, None)
    distant = NOW + dt.timedelta(days=10_000)
    assert await database.write(lambda c: links.use(c, first, head.id, distant))
    assert [(await found(database, each)).voided_at for each in ("second", "other")] == [None] * 2
