"""The coordinators' desk: their names, questions, groups of a round, attempts, and menus."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Creates four tables and a column. Nothing that is kept changes."""
    op.add_column("people", sa.Column("name", sa.String(), nullable=True))
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mandate", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("deadline", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["mandate"], ["mandates.id"], name=op.f("fk_questions_mandate")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_questions_person")),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name=op.f("fk_questions_answered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_table(
        "attached",
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_attached_round")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_attached_person")),
        sa.PrimaryKeyConstraint("round", "chat", name=op.f("pk_attached")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_at"), "attempts", ["at"], unique=False)
    op.create_table(
        "menus",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("up", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_menus")),
    )
