"""Cosignatures: what witnesses have signed of our checkpoints."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "cosignatures",
        sa.Column("ledger", sa.Text, primary_key=True, nullable=False),
        sa.Column("origin", sa.Text, primary_key=True, nullable=False),
        sa.Column("size", sa.BigInteger, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("witness", sa.Text, primary_key=True, nullable=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("witnessed_at", sa.BigInteger, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
