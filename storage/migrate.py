"""Bringing a database's schema up to this program's."""

from pathlib import Path

from sqlalchemy import Connection, String, inspect

from storage.unusable import Unusable

HEAD = "0011"
"""The newest migration. A test holds it against `migrations/versions`."""


class SchemaTooOld(Unusable):
    """The database needs `votum migrate` first."""


class SchemaTooNew(Unusable):
    """The database was written by a newer Votum."""


def bring_up(connection: Connection) -> None:
    """Builds the schema in an empty database; leaves one of this version as it is.

    SchemaTooOld or SchemaTooNew for another version, Unusable for another program's database. Each
    stays untouched.
    """
    found = _ours(connection)
    if found is None:
        upgrade(connection)
    elif found != HEAD:
        raise SchemaTooOld(f"the database is at {found}, this Votum needs {HEAD}: votum migrate")


def bring_on(connection: Connection) -> str:
    """Brings an older schema, too, up to this version and says so in a sentence.

    SchemaTooNew or Unusable as in `bring_up`.
    """
    if _ours(connection) == HEAD:
        return f"the database is at {HEAD} already"
    upgrade(connection)
    return f"the database is at {HEAD} now"


def _ours(connection: Connection) -> str | None:
    """The migration that a database of Votum is at, which this Votum can know; None when empty."""
    found = revision(connection)
    if found is None and inspect(connection).get_table_names():
        raise Unusable("the database belongs to another program")
    if found is not None and found > HEAD:
        raise SchemaTooNew(f"the database is at {found}, newer than this Votum's {HEAD}")
    return found


def revision(connection: Connection) -> str | None:
    """The migration the database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Runs every migration that is missing, up to the one named, within the connection's
    transaction."""
    # Alembic takes a fifth of a second to import; a start on a current database does without.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    if connection.dialect.name == "postgresql":
        _sort_by_code_point(connection)


def _sort_by_code_point(connection: Connection) -> None:
    """Texts are compared as SQLite compares them, whatever language the server sorts by, so that
    both databases give everything in the same order."""
    inspector = inspect(connection)
    quoted = connection.dialect.identifier_preparer.quote
    for table in inspector.get_table_names():
        texts = [each for each in inspector.get_columns(table) if isinstance(each["type"], String)]
        for column in texts:
            if getattr(column["type"], "collation", None) != "C":
                kind = column["type"].compile(connection.dialect)
                connection.exec_driver_sql(
                    f"ALTER TABLE {quoted(table)} ALTER COLUMN {quoted(column['name'])}"
                    f' TYPE {kind} COLLATE "C"'
                )
