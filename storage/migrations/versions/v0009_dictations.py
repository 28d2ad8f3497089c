"""Answers that a coordinator enters for a town, with the day and the source."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Creates the table."""
    op.create_table(
        "dictations",
        sa.Column("mandate", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("taken_on", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mandate"], ["mandates.id"], name=op.f("fk_dictations_mandate")),
        sa.PrimaryKeyConstraint("mandate", name=op.f("pk_dictations")),
    )
