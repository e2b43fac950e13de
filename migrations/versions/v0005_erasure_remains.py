"""Erasures of which something is left in the log that SQLite writes ahead."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "erasure_remains",
        sa.Column("ledger", sa.Text, primary_key=True, nullable=False),
        sa.Column("erasure", sa.Text, primary_key=True, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
