"""Who cannot be reached, groups that moved, the order of updates, and what the bot suffers from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Adds the tables, columns and indexes. Updates are numbered in the order they were stored."""
    op.add_column("chats", sa.Column("lost_at", sa.BigInteger(), nullable=True))
    _create_tables()
    with op.batch_alter_table("intake") as batch:
        batch.add_column(sa.Column("number", sa.BigInteger(), nullable=True))
    op.execute(
        "UPDATE intake SET number = ordered.number FROM (SELECT bot, update_id,"
        " row_number() OVER (ORDER BY arrived_at, update_id) AS number FROM intake) AS ordered"
        " WHERE ordered.bot = intake.bot AND ordered.update_id = intake.update_id"
    )
    with op.batch_alter_table("intake") as batch:
        batch.alter_column("number", existing_type=sa.BigInteger(), nullable=False)
        batch.create_unique_constraint(op.f("uq_intake_number"), ["number"])
    op.drop_index("ix_outbox_state_not_before", "outbox")
    op.create_index(
        "ix_outbox_state_lane", "outbox", ["state", "lane", "not_before", "id"], unique=False
    )
    op.create_index("ix_outbox_round", "outbox", ["round", "kind", "state"], unique=False)


def _create_tables() -> None:
    op.create_table(
        "groups",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("lost_at", sa.BigInteger(), nullable=True),
        sa.Column("moved_to", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_groups")),
    )
    op.create_table(
        "troubles",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_troubles")),
    )
    op.create_table(
        "pulse",
        sa.Column("bot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("bot", name=op.f("pk_pulse")),
    )
