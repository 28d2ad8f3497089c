"""INSERT ... ON CONFLICT: both databases have it, SQLAlchemy writes it apart for each."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:  # loading what is special about a server takes longer than the rest of this house
    from sqlalchemy.dialects import postgresql

    Insert = sqlite.Insert | postgresql.Insert


def upsert(connection: Connection | str, table: Table) -> "Insert":
    """An INSERT into the table that can say what to do about a row that is there already, for the
    database of a connection or for the dialect with this name."""
    dialect = connection if isinstance(connection, str) else connection.dialect.name
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - see above

        return postgresql.insert(table)
    return sqlite.insert(table)
