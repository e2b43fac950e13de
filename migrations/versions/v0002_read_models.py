"""The read models: disposable tables, made as today's code has them and filled again by `decisions rebuild`."""

from alembic import op

from service.contexts import PROJECTIONS

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of all read models."""
    for table in PROJECTIONS.tables:
        table.create(op.get_bind())


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
