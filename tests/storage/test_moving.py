"""Moving from one database to another: all of it, or nothing."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from storage import log, moving, people, results, submissions
from storage.database import Database, InUse
from storage.moving import Differs, Moved, NotEmpty, move
from storage.people import Person
from storage.rounds import Kept
from storage.schema import metadata
from storage.schema import people as table
from tests.server import Server

AT = dt.datetime(2026, 3, 3, 8, 0, 0, 7, tzinfo=dt.UTC)


@pytest.fixture
def elsewhere(dialect: str, postgres: Server, tmp_path: Path) -> Iterator[str]:
    """An empty database of the other kind."""
    if dialect == "postgres":
        yield f"sqlite:///{tmp_path}/elsewhere.db"
        return
    name = asyncio.run(postgres.new("empty"))
    yield postgres.url(name)
    asyncio.run(postgres.drop(name))


def submit(connection: Connection, kept: Kept, head: Person) -> None:
    """Two towns have submitted."""
    for holding in people.holdings(connection, person=head.id, round_=kept.id):
        recorded = submissions.record(
            connection,
            mandate=holding.mandate,
            person=head.id,
            role="head",
            at=AT,
            answers={"interest": "yes"},
            nil_return=False,
            late=False,
        )
        body = {"mandate": holding.key, "checksum": recorded.checksum, "note": "für später 🗳"}
        log.append(connection, kept.id, "submitted", body, AT, "salt")


@pytest.fixture
async def played(database: Database, opened: Kept, head: Person) -> Kept:
    """A round in which somebody has submitted."""
    await database.write(lambda c: submit(c, opened, head))
    return opened


def everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return {
        each.name: [
            tuple(row)
            for row in connection.execute(select(each).order_by(*each.primary_key.columns))
        ]
        for each in metadata.sorted_tables
    }


async def test_everything_moves_and_is_the_same_there(
    database: Database, played: Kept, url: str, elsewhere: str
) -> None:
    before = await database.read(everything)
    chain = await database.read(lambda c: log.head(c, played.id))
    count = await database.read(lambda c: results.summary(c, played.id))
    done = await move(url, elsewhere)
    (moved,) = done.rounds
    assert (moved.round, moved.entries, moved.head) == (played.id, *chain)
    assert done.rows == sum(map(len, before.values()))
    there = await Database.open(elsewhere)
    assert await there.read(everything) == before
    assert await there.read(lambda c: results.summary(c, played.id)) == count
    assert await database.read(everything) == before
    await there.close()


async def test_what_comes_after_the_move_has_numbers_of_its_own(
    played: Kept, url: str, elsewhere: str
) -> None:
    await move(url, elsewhere)
    there = await Database.open(elsewhere)
    added = await there.write(lambda c: people.add(c, 1003, "opaque-new", "de"))
    assert added.id == 3
    await there.close()


async def test_a_database_that_holds_something_is_refused_and_left_alone(
    database: Database, played: Kept, url: str, elsewhere: str
) -> None:
    there = await Database.open(elsewhere)
    await there.write(lambda c: people.add(c, 7, "opaque-seven", None))
    before = await there.read(everything)
    with pytest.raises(NotEmpty, match=r"^the database to move to is not empty, expected one"):
        await move(url, elsewhere)
    assert await there.read(everything) == before
    await there.close()


async def test_nothing_moves_while_a_bot_runs_on_the_old_one(
    database: Database, played: Kept, url: str, elsewhere: str
) -> None:
    assert await database.claim()
    with pytest.raises(InUse, match="another bot is running on"):
        await move(url, elsewhere)


async def test_nothing_moves_while_a_bot_runs_on_the_new_one(
    played: Kept, url: str, elsewhere: str
) -> None:
    there = await Database.open(elsewhere)
    assert await there.claim()
    with pytest.raises(InUse, match="another bot is running on"):
        await move(url, elsewhere)
    await there.close()


@pytest.mark.parametrize("change", ["lose", "falsify"])
async def test_what_did_not_arrive_as_it_was_is_found_and_nothing_is_moved(
    played: Kept, url: str, elsewhere: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that loses a row, or changes one byte of one."""
    copied = moving._copied

    def careless(old: Connection, new: Connection, of: object) -> int:
        rows = copied(old, new, of)  # type: ignore[arg-type]  # a table
        if of is metadata.tables["log_bodies"]:
            bodies = metadata.tables["log_bodies"]
            which = bodies.c.number == 2
            new.execute(
                delete(bodies).where(which)
                if change == "lose"
                else update(bodies).where(which).values(salt="Salt")
            )
        return rows

    monkeypatch.setattr(moving, "_copied", careless)
    with pytest.raises(Differs, match=r"^the rows of log_bodies did not arrive as they are"):
        await move(url, elsewhere)
    there = await Database.open(elsewhere)
    assert not any((await there.read(everything)).values())
    await there.close()


async def test_thousands_of_rows_move_in_parts(
    database: Database, url: str, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"account": number, "opaque": str(number)} for number in range(1, 2501)]
    await database.write(lambda c: c.execute(insert(table), rows).rowcount)
    assert (await move(url, elsewhere)).rows == 2500


async def test_an_empty_database_moves(database: Database, url: str, elsewhere: str) -> None:
    done = await move(url, elsewhere)
    assert (done.rows, done.rounds) == (0, tuple[Moved, ...]())
