"""Holders know their own name and language, and who named them: not everyone is in the roster.
A draft knows who has put it before the head."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"

rounds = sa.table("rounds", sa.column("id"), sa.column("roster"))
mandates = sa.table("mandates", sa.column("id"), sa.column("key"))
holders = sa.table(
    "holders",
    sa.column("mandate"),
    sa.column("round"),
    sa.column("roster_person"),
    sa.column("name"),
    sa.column("language"),
)


def upgrade() -> None:
    """Adds the columns, and fills name and language from each round's frozen roster."""
    op.add_column("holders", sa.Column("name", sa.String(), nullable=True))
    op.add_column("holders", sa.Column("language", sa.String(), nullable=True))
    _fill(op.get_bind())
    with op.batch_alter_table("holders") as batch:
        batch.alter_column("name", existing_type=sa.String(), nullable=False)
        batch.add_column(sa.Column("named_by", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("withdrawn_at", sa.BigInteger(), nullable=True))
        batch.create_foreign_key(op.f("fk_holders_named_by"), "people", ["named_by"], ["id"])
    with op.batch_alter_table("drafts") as batch:
        batch.add_column(sa.Column("prepared_by", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("prepared_at", sa.BigInteger(), nullable=True))
        batch.create_foreign_key(op.f("fk_drafts_prepared_by"), "people", ["prepared_by"], ["id"])


def _fill(connection: sa.Connection) -> None:
    for round_, roster in connection.execute(sa.select(rounds.c.id, rounds.c.roster)).all():
        for mandate in json.loads(roster)["mandates"]:
            ids = sa.select(mandates.c.id).where(mandates.c.key == mandate["key"])
            for holder in mandate["holders"]:
                connection.execute(
                    sa.update(holders)
                    .where(
                        holders.c.round == round_,
                        holders.c.mandate.in_(ids),
                        holders.c.roster_person == holder["person"],
                    )
                    .values(name=holder["name"] or holder["person"], language=holder["language"])
                )
