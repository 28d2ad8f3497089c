"""Which count the draft of a joint vote tells of."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """A draft that is there is taken to tell of the count at its last change, as it was before."""
    op.add_column("joint_votes", sa.Column("counted", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE joint_votes SET counted = (SELECT count(*) FROM log"
        " WHERE log.round = joint_votes.round AND log.at <= joint_votes.at)"
    )
    with op.batch_alter_table("joint_votes") as batch:
        batch.alter_column("counted", existing_type=sa.Integer(), nullable=False)
