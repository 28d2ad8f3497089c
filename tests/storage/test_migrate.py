# ruff: noqa: ASYNC240 - nobody but the test waits while it looks at its files

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from storage import frozen
from storage.database import Database, InUse
from storage.migrate import HEAD, SchemaTooNew, SchemaTooOld, bring_up, revision, upgrade
from storage.schema import metadata
from storage.unusable import Unusable
from survey.roster import Mandate, Roster

VERSIONS = Path(__file__).parents[2] / "storage" / "migrations" / "versions"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connection]:
    """A connection to an empty database, in a transaction."""
    engine = create_engine(f"sqlite:///{tmp_path}/empty.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
    engine.dispose()


def differences(connection: Connection) -> list[object]:
    """What autogenerate would change to make the database the schema in `storage/schema.py`."""
    context = MigrationContext.configure(connection, opts={"compare_server_default": True})
    return list(compare_metadata(context, metadata))


def test_the_migrations_build_exactly_the_schema(empty: Connection) -> None:
    upgrade(empty)
    assert differences(empty) == []


def test_a_difference_between_migrations_and_schema_would_be_seen(empty: Connection) -> None:
    upgrade(empty)
    empty.exec_driver_sql("ALTER TABLE people DROP COLUMN language")
    empty.exec_driver_sql("DROP INDEX ix_holders_person")
    assert len(differences(empty)) == 2


def names(connection: Connection) -> dict[str, list[object]]:
    """What constraints and indexes are called, by table."""
    inspector = inspect(connection)
    return {
        table: [
            inspector.get_pk_constraint(table)["name"],
            *sorted(str(each["name"]) for each in inspector.get_unique_constraints(table)),
            *sorted(str(each["name"]) for each in inspector.get_foreign_keys(table)),
            *sorted(str(each["name"]) for each in inspector.get_indexes(table)),
        ]
        for table in metadata.tables
    }


def test_the_migrations_name_things_as_the_schema_does(empty: Connection) -> None:
    upgrade(empty)
    migrated = names(empty)
    metadata.drop_all(empty)
    metadata.create_all(empty)
    assert migrated == names(empty)


def test_head_is_the_newest_migration() -> None:
    names = sorted(path.name for path in VERSIONS.glob("v*.py"))
    assert re.findall(r"^v(\d{4})_", names[-1]) == [HEAD]


def test_an_empty_database_has_no_revision(empty: Connection) -> None:
    assert revision(empty) is None


def test_bring_up_twice_changes_nothing(empty: Connection) -> None:
    bring_up(empty)
    before = empty.exec_driver_sql("PRAGMA schema_version").scalar_one()
    bring_up(empty)
    assert empty.exec_driver_sql("PRAGMA schema_version").scalar_one() == before
    assert revision(empty) == HEAD


def test_an_upgrade_that_is_rolled_back_leaves_nothing(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/empty.db")
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        upgrade(connection)
        connection.rollback()
        assert inspect(connection).get_table_names() == []
    engine.dispose()


@pytest.mark.parametrize(
    ("found", "refusal", "words"),
    [
        ("0000", SchemaTooOld, r"at 0000, this Votum needs \d{4}: votum migrate$"),
        ("9999", SchemaTooNew, r"at 9999, newer than this Votum's \d{4}$"),
    ],
)
async def test_another_version_is_refused_and_left_alone(
    path: Path, found: str, refusal: type[Unusable], words: str
) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = ?", (found,))
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(refusal, match=words):
        await Database.open(f"sqlite:///{path}")
    assert path.read_bytes() == before


async def test_migrate_builds_an_empty_database_up_and_leaves_a_current_one(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    assert await Database.migrate(url) == f"the database is at {HEAD} now"
    assert await Database.migrate(url) == f"the database is at {HEAD} already"
    database = await Database.open(url)
    assert await database.read(differences) == []
    await database.close()


def test_holders_are_called_as_the_frozen_roster_called_them(
    empty: Connection, roster: Roster
) -> None:
    """A round that was frozen before holders knew their own names, beside another one."""
    frozen = roster.model_copy(
        update={"mandates": (roster.mandates[0], *_called(roster.mandates[1:]))}
    )
    upgrade(empty, "0001")
    for round_, kept in (("a", roster), ("b", frozen)):
        _freeze(empty, round_, kept)
    upgrade(empty)
    rows = empty.exec_driver_sql(
        "SELECT round, roster_person, name, language FROM holders ORDER BY id"
    )
    assert [tuple(row) for row in rows] == [
        ("a", "al-doppel", "al-doppel", None),
        ("a", "al-doppel", "al-doppel", None),
        ("a", "al-witten", "al-witten", None),
        ("a", "s-witten", "s-witten", None),
        ("a", "sb-witten", "sb-witten", None),
        ("b", "al-doppel", "al-doppel", None),
        ("b", "al-doppel", "Frau al-doppel", "en"),
        ("b", "al-witten", "Frau al-witten", "en"),
        ("b", "s-witten", "Frau s-witten", "en"),
        ("b", "sb-witten", "Frau sb-witten", "en"),
    ]


def _called(mandates: tuple[Mandate, ...]) -> list[Mandate]:
    return [
        mandate.model_copy(
            update={
                "holders": tuple(
                    each.model_copy(update={"name": f"Frau {each.person}", "language": "en"})
                    for each in mandate.holders
                )
            }
        )
        for mandate in mandates
    ]


def _freeze(connection: Connection, round_: str, roster: Roster) -> None:
    """As the first schema kept a round."""
    connection.exec_driver_sql(
        "INSERT INTO rounds VALUES (?, '{}', ?, 'planned', 0, 0, NULL, NULL)",
        (round_, roster.model_dump_json()),
    )
    for mandate in roster.mandates:
        id_ = connection.exec_driver_sql(
            "INSERT INTO mandates (round, key, deadline) VALUES (?, ?, 0) RETURNING id",
            (round_, mandate.key),
        ).scalar_one()
        for holder in mandate.holders:
            connection.exec_driver_sql(
                "INSERT INTO holders (mandate, round, roster_person, role) VALUES (?, ?, ?, ?)",
                (id_, round_, holder.person, holder.role),
            )


async def test_migrate_refuses_a_newer_database_and_leaves_it_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(SchemaTooNew, match="at 9999"):
        await Database.migrate(f"sqlite:///{path}")
    assert path.read_bytes() == before


async def test_migrate_is_refused_while_a_bot_runs(database: Database, path: Path) -> None:
    await database.claim()
    with pytest.raises(InUse):
        await Database.migrate(f"sqlite:///{path}")


async def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Unusable, match=r"^the database belongs to another program$"):
        await Database.open(f"sqlite:///{path}")
    assert path.read_bytes() == before


async def test_what_an_older_database_holds_is_there_after_the_upgrade(tmp_path: Path) -> None:
    """Built as the first version did, with a round in it."""
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(VERSIONS.parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO rounds (id, definition, roster, state, opens_at, closes_at)"
            " VALUES ('old', '{}', '{\"mandates\": []}', 'open', 1, 2)"
        )
        connection.exec_driver_sql(
            "INSERT INTO mandates (id, round, key, deadline) VALUES (1, 'old', '05954036', 2)"
        )
    engine.dispose()
    assert await Database.migrate(f"sqlite:///{path}") == f"the database is at {HEAD} now"
    database = await Database.open(f"sqlite:///{path}")
    assert await database.read(differences) == []
    row = await database.read(
        lambda c: c.exec_driver_sql(
            "SELECT key, deadline, since, ended_by, digest FROM mandates, rounds"
        ).one()
    )
    texts = frozen.columns("{}", '{"mandates": []}')
    assert tuple(row) == ("05954036", 2, None, None, texts["digest"])
    await database.close()


def drafts_before(connection: Connection) -> None:
    """Two drafts of a joint vote as they were kept before they told of which count they are: of a
    round whose log has an entry before the last change, one at it and one behind, and of another.
    """
    upgrade(connection, "0009")
    connection.execute(text("INSERT INTO people (id, account, opaque) VALUES (1, 1, 'o')"))
    for round_, times in (("a", (10, 20, 30)), ("b", (10,))):
        connection.execute(
            text(
                "INSERT INTO rounds (id, definition, roster, state, opens_at, closes_at)"
                " VALUES (:round, '{}', '{}', 'closed', 1, 2)"
            ),
            {"round": round_},
        )
        for number, at in enumerate(times, start=1):
            connection.execute(
                text("INSERT INTO log VALUES (:round, :number, :at, 'accepted', '', '', '')"),
                {"round": round_, "number": number, "at": at},
            )
        connection.execute(
            text("INSERT INTO joint_votes VALUES (:round, 1, 2, '[]', 1, 20, NULL)"),
            {"round": round_},
        )


def drafts_after(connection: Connection) -> list[tuple[object, ...]]:
    """The same drafts once the schema is this program's: of which round, when, of which count."""
    upgrade(connection)
    rows = connection.execute(text("SELECT round, at, counted FROM joint_votes ORDER BY round"))
    return [tuple(row) for row in rows]


def test_a_draft_is_of_the_count_at_its_last_change(empty: Connection) -> None:
    drafts_before(empty)
    assert drafts_after(empty) == [("a", 20, 2), ("b", 20, 1)]
