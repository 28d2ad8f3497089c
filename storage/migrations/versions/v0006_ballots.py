"""Ballots by person: who takes part, the key of a round, and the ballots themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Creates the three tables. Those that could show an order have none."""
    op.create_table(
        "participants",
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_participants_person")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_participants_round")),
        sa.PrimaryKeyConstraint("round", "person", name=op.f("pk_participants")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participants_person"), "participants", ["person"], unique=False)
    op.create_table(
        "ballot_keys",
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_ballot_keys_round")),
        sa.PrimaryKeyConstraint("round", name=op.f("pk_ballot_keys")),
    )
    op.create_table(
        "ballots",
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_ballots_round")),
        sa.PrimaryKeyConstraint("round", "key", name=op.f("pk_ballots")),
        sqlite_with_rowid=False,
    )
