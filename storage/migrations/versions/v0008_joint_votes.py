"""Drafts of joint votes, by version."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Creates the table."""
    op.create_table(
        "joint_votes",
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("cosigning", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_joint_votes_round")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_joint_votes_person")),
        sa.ForeignKeyConstraint(
            ["cosigning"], ["rounds.id"], name=op.f("fk_joint_votes_cosigning")
        ),
        sa.PrimaryKeyConstraint("round", "version", name=op.f("pk_joint_votes")),
        sa.UniqueConstraint("cosigning", name=op.f("uq_joint_votes_cosigning")),
    )
