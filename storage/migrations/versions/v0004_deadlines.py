"""When a deadline was set, who ended a round early, accepted submissions, reminders asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds two columns, which are empty for what there is, and two tables."""
    op.add_column("mandates", sa.Column("since", sa.BigInteger(), nullable=True))
    op.add_column("rounds", sa.Column("ended_by", sa.String(), nullable=True))
    op.create_table(
        "acceptances",
        sa.Column("submission", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"], ["submissions.id"], name=op.f("fk_acceptances_submission")
        ),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_acceptances_person")),
        sa.PrimaryKeyConstraint("submission", name=op.f("pk_acceptances")),
    )
    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("roster_person", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_asked_round")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_asked_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked")),
        sa.UniqueConstraint(
            "round",
            "roster_person",
            "person",
            "at",
            name=op.f("uq_asked_round_roster_person_person_at"),
        ),
    )
