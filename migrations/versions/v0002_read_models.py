"""The read models: disposable tables, made as today's code has them and filled again by `decisions rebuild`."""

from alembic import op

from service.contexts import PROJECTIONS
from service.projections.shapes import MARKS, shapes_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of all read models."""
    for table in PROJECTIONS.tables:
        table.create(op.get_bind())
    MARKS.create(op.get_bind())
    shapes = shapes_of(PROJECTIONS).items()
    op.bulk_insert(MARKS, [{"read_model": name, "digest": digest} for name, digest in shapes])


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
