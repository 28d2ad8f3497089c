import asyncio
import datetime as dt
import hashlib
import json
from functools import partial

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from storage import log
from storage.database import Database
from storage.rounds import Kept
from storage.schema import log as chain
from storage.schema import log_bodies
from survey.chain import Entry

NOW = dt.datetime(2026, 3, 2, 10, 0, 0, 5, tzinfo=dt.UTC)
BERLIN = dt.timezone(dt.timedelta(hours=1))
START = "0" * 64


async def append(database: Database, number: int, round_: str = "solidarpakt") -> Entry:
    """An event with its number in the body."""
    return await database.write(
        lambda c: log.append(c, round_, "joined", {"number": number}, NOW, f"salt-{number}")
    )


def recounted(entries: tuple[Entry, ...], bodies: dict[int, tuple[str, str]]) -> list[str]:
    """The hashes of a chain as anybody can recompute them, with hashlib and nothing of ours."""
    hashes = [START]
    for number, entry in enumerate(entries, start=1):
        salt, body = bodies[number]
        fields = {
            "at": entry.at.strftime("%Y-%m-%dT%H:%M:%S.%f") + "+00:00",
            "body_hash": hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest(),
            "kind": entry.kind,
            "number": number,
            "previous": hashes[-1],
        }
        line = json.dumps(fields, separators=(",", ":"), ensure_ascii=False)
        hashes.append(hashlib.sha256(line.encode()).hexdigest())
    return hashes[1:]


def bodies(connection: Connection) -> dict[int, tuple[str, str]]:
    """Salt and body of every event, by number."""
    rows = connection.execute(select(log_bodies))
    return {row.number: (row.salt, row.body) for row in rows}


async def test_a_chain_can_be_recounted_with_hashlib_alone(database: Database, kept: Kept) -> None:
    def events(connection: Connection) -> None:
        log.append(connection, kept.id, "opened", {"title": "Müller & Söhne"}, NOW, "a")
        log.append(connection, kept.id, "submitted", {"z": 1, "a": [None, 2.5]}, NOW, "b")
        log.append(connection, kept.id, "closed", {}, NOW.astimezone(BERLIN), "c")

    await database.write(events)
    entries = await database.read(lambda c: log.entries(c, kept.id))
    expected = recounted(entries, await database.read(bodies))
    assert [entry.hash for entry in entries] == expected
    assert [entry.previous for entry in entries] == [START, *expected[:2]]
    assert [(entry.number, entry.kind, entry.at) for entry in entries] == [
        (1, "opened", NOW),
        (2, "submitted", NOW),
        (3, "closed", NOW),
    ]


async def test_a_recount_finds_a_changed_body(database: Database, kept: Kept) -> None:
    added = await append(database, 1)
    kept_bodies = await database.read(bodies)
    assert recounted((added,), kept_bodies) == [added.hash]
    assert recounted((added,), {1: (kept_bodies[1][0], '{"number":2}')}) != [added.hash]


async def test_bodies_lie_beside_the_chain_in_their_canonical_form(
    database: Database, kept: Kept
) -> None:
    body = {"z": "ß", "a": {"y": 1, "b": 2}}
    await database.write(lambda c: log.append(c, kept.id, "opened", body, NOW, "salt"))
    assert await database.read(bodies) == {1: ("salt", '{"a":{"b":2,"y":1},"z":"ß"}')}


async def test_the_head_of_no_chain_is_the_start(database: Database, kept: Kept) -> None:
    assert await database.read(lambda c: log.head(c, kept.id)) == (0, START)
    assert await database.read(lambda c: log.entries(c, kept.id)) == ()


async def test_the_head_is_the_last_entry(database: Database, kept: Kept) -> None:
    added = [await append(database, number) for number in range(12)]
    assert await database.read(lambda c: log.head(c, kept.id)) == (12, added[-1].hash)
    assert await database.read(lambda c: log.entries(c, kept.id)) == tuple(added)


async def test_two_writers_follow_each_other_in_one_chain(
    database: Database, another: Database, kept: Kept
) -> None:
    await asyncio.gather(*(append((database, another)[number % 2], number) for number in range(40)))
    entries = await database.read(lambda c: log.entries(c, kept.id))
    assert [entry.number for entry in entries] == list(range(1, 41))
    stored = await database.read(bodies)
    assert [entry.hash for entry in entries] == recounted(entries, stored)
    assert sorted(json.loads(body)["number"] for _, body in stored.values()) == list(range(40))


async def test_an_event_whose_unit_fails_leaves_no_gap(database: Database, kept: Kept) -> None:
    def fails(connection: Connection) -> None:
        log.append(connection, kept.id, "joined", {}, NOW, "salt")
        raise ZeroDivisionError

    results = await asyncio.gather(
        append(database, 1), database.write(fails), append(database, 2), return_exceptions=True
    )
    entries = await database.read(lambda c: log.entries(c, kept.id))
    assert entries == (results[0], results[2])
    assert [entry.number for entry in entries] == [1, 2]


async def test_a_number_is_given_once(database: Database, kept: Kept) -> None:
    added = await append(database, 1)
    again = {"round": kept.id, "at": NOW, "number": 1, "kind": "closed", "body_hash": ""}
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        await database.write(
            partial(
                Connection.execute,
                statement=chain.insert().values(previous="", hash="", **again),
            )
        )
    assert await database.read(lambda c: log.entries(c, kept.id)) == (added,)


async def test_rounds_have_chains_of_their_own(database: Database, kept: Kept) -> None:
    await append(database, 1)
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await append(database, 2, "nirgends")
    assert await database.read(lambda c: log.head(c, "nirgends")) == (0, START)


async def test_an_export_has_every_entry_in_order_and_ends_with_the_head(
    database: Database, kept: Kept
) -> None:
    many = log.AT_ONCE + 1

    def events(connection: Connection) -> None:
        for number in range(1, many + 1):
            log.append(connection, kept.id, "joined", {"n": number}, NOW, f"salt-{number}")
        connection.execute(log_bodies.delete().where(log_bodies.c.number == 2))

    await database.write(events)
    *lines, last = await database.read(lambda c: list(log.exported(c, kept.id)))
    entries = await database.read(lambda c: log.entries(c, kept.id))
    found = [json.loads(line) for line in lines]
    assert [each["hash"] for each in found] == [entry.hash for entry in entries]
    assert [each["body"] for each in found[:3]] == [{"n": 1}, None, {"n": 3}]
    assert [each["salt"] for each in found[:3]] == ["salt-1", None, "salt-3"]
    assert json.loads(last) == {"format": 1, "count": many, "head": entries[-1].hash}
