"""A round's row holds a digest of its frozen texts, so that they need not be read with each tap."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

rounds = sa.table(
    "rounds", sa.column("id"), sa.column("definition"), sa.column("roster"), sa.column("digest")
)


def upgrade() -> None:
    """Adds the column and fills it. It may be empty by the schema: SQLite would have to build the
    table anew, to which many others refer."""
    op.add_column("rounds", sa.Column("digest", sa.String(), nullable=True))
    connection = op.get_bind()
    texts = sa.select(rounds.c.id, rounds.c.definition, rounds.c.roster)
    for id_, definition, roster in connection.execute(texts).all():
        found = hashlib.sha256(f"{definition}\n{roster}".encode()).hexdigest()
        connection.execute(sa.update(rounds).where(rounds.c.id == id_).values(digest=found))
