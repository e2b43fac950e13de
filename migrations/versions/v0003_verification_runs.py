"""What each verification and comparison found, so that lists of exceptions can tell it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of verification runs."""
    op.create_table(
        "verification_runs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("ledger", sa.Text, nullable=False),
        sa.Column("ran_at", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("first_wrong", sa.BigInteger),
        sa.Column("sentence", sa.Text, nullable=False),
    )
    op.create_index("verification_runs_by_time", "verification_runs", ["ledger", "kind", "ran_at"])


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
