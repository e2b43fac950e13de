"""The access log: who read restricted material, what of it, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "access_entries",
        sa.Column("ledger", sa.Text, primary_key=True, nullable=False),
        sa.Column("number", sa.BigInteger, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("read_at", sa.BigInteger, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("thing", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("link", sa.LargeBinary, nullable=False),
        sa.Column("reason", sa.LargeBinary),
        sqlite_with_rowid=False,
    )
    op.create_index("access_entries_by_reader", "access_entries", ["ledger", "reader", "number"])
    op.create_index("access_entries_by_thing", "access_entries", ["ledger", "thing", "number"])


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
