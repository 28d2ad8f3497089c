"""The migrations on PostgreSQL: the same schema, and what an older one held."""

import asyncio
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from storage.database import Database
from storage.migrate import HEAD, SchemaTooNew, SchemaTooOld, revision, upgrade
from storage.schema import metadata
from storage.store import store_at
from survey.roster import Roster
from tests.server import Server
from tests.storage.test_migrate import differences, drafts_after, drafts_before, names

Result = TypeVar("Result")


@pytest.fixture
def empty(postgres: Server) -> Iterator[str]:
    """Where an empty database is."""
    name = asyncio.run(postgres.new("empty"))
    yield postgres.url(name)
    asyncio.run(postgres.drop(name))


async def within(url: str, work: Callable[[Connection], Result]) -> Result:
    """What the work finds in a transaction of its own, whatever the schema."""
    store = store_at(url)
    try:
        return (await store.write([work]))[0]  # type: ignore[no-any-return]
    finally:
        await store.close()


async def test_the_migrations_build_exactly_the_schema(empty: str) -> None:
    def unit(connection: Connection) -> tuple[list[object], object, object]:
        upgrade(connection)
        found, migrated = differences(connection), names(connection)
        metadata.drop_all(connection)
        metadata.create_all(connection)
        return found, migrated, names(connection)

    found, migrated, created = await within(empty, unit)
    assert (found, migrated) == ([], created)


async def test_a_difference_between_migrations_and_schema_would_be_seen(empty: str) -> None:
    def unit(connection: Connection) -> int:
        upgrade(connection)
        connection.exec_driver_sql("ALTER TABLE people DROP COLUMN language")
        connection.exec_driver_sql("DROP INDEX ix_holders_person")
        return len(differences(connection))

    assert await within(empty, unit) == 2


async def test_an_upgrade_that_fails_leaves_nothing(empty: str) -> None:
    def unit(connection: Connection) -> None:
        upgrade(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await within(empty, unit)
    assert await within(empty, revision) is None


async def test_what_an_older_database_holds_is_there_after_the_upgrade(
    empty: str, roster: Roster
) -> None:
    def old(connection: Connection) -> None:
        upgrade(connection, "0001")
        connection.execute(
            text("INSERT INTO rounds VALUES ('old', '{}', :roster, 'open', 1, 2, NULL, NULL)"),
            {"roster": roster.model_dump_json()},
        )
        for key in ("05954008", "05954004", "05954036"):
            mandate = text(
                "INSERT INTO mandates (round, key, deadline) VALUES ('old', :key, 2) RETURNING id"
            )
            connection.execute(
                text(
                    "INSERT INTO holders (mandate, round, roster_person, role)"
                    " VALUES (:mandate, 'old', :person, 'head')"
                ),
                {
                    "mandate": connection.execute(mandate, {"key": key}).scalar_one(),
                    "person": "al-witten" if key == "05954036" else "al-doppel",
                },
            )
        for number in (9, 8):
            connection.exec_driver_sql(
                "INSERT INTO intake (bot, update_id, arrived_at, state)"
                f" VALUES (1, {number}, {10 - number}, 'waiting')"
            )

    await within(empty, old)
    with pytest.raises(SchemaTooOld, match=r"at 0001, this Votum needs \d{4}: votum migrate$"):
        await Database.open(empty)
    assert await Database.migrate(empty) == f"the database is at {HEAD} now"
    assert await Database.migrate(empty) == f"the database is at {HEAD} already"
    database = await Database.open(empty)
    assert await database.read(differences) == []
    rows = await database.read(
        lambda c: c.exec_driver_sql("SELECT roster_person, name FROM holders ORDER BY id").all()
    )
    assert [tuple(row) for row in rows] == [
        ("al-doppel", "al-doppel"),
        ("al-doppel", "al-doppel"),
        ("al-witten", "al-witten"),
    ]
    order = await database.read(
        lambda c: c.exec_driver_sql("SELECT update_id FROM intake ORDER BY number").scalars().all()
    )
    assert order == [9, 8]
    await database.close()


async def test_a_newer_database_is_refused(empty: str) -> None:
    await (await Database.open(empty)).close()
    await within(
        empty,
        lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'").rowcount,
    )
    with pytest.raises(SchemaTooNew, match=r"at 9999, newer than this Votum's \d{4}$"):
        await Database.open(empty)
    with pytest.raises(SchemaTooNew):
        await Database.migrate(empty)


async def test_a_draft_is_of_the_count_at_its_last_change(empty: str) -> None:
    await within(empty, drafts_before)
    assert await within(empty, drafts_after) == [("a", 20, 2), ("b", 20, 1)]
