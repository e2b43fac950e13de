"""Growing tiles: the last tile of each level is a row as well, and the newest leaf hashes wait in the head."""

import sqlalchemy as sa
from alembic import op

from domain.ledger.tiles import hashes_in
from domain.ledger.tree import root_of

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

HASHES = sa.text(
    "SELECT leaf_hash FROM facts WHERE ledger = :ledger AND position > :after AND position <= :upto ORDER BY position"
)
BELOW = sa.text(
    "SELECT hashes FROM tiles WHERE ledger = :ledger AND level = :level AND tile >= :first AND tile < :ended "
    "ORDER BY tile"
)
TILE = sa.text("INSERT INTO tiles (ledger, level, tile, hashes) VALUES (:ledger, :level, :tile, :hashes)")
WAITING = sa.text("UPDATE ledgers SET waiting = :waiting WHERE ledger = :ledger")


def upgrade() -> None:
    """Make the column, and the rows of tiles that are not complete."""
    op.add_column("ledgers", sa.Column("waiting", sa.LargeBinary, nullable=False, server_default=sa.text("''")))
    for ledger, size in op.get_bind().execute(sa.text("SELECT ledger, size FROM ledgers ORDER BY ledger")).all():
        _leaves(ledger, size)
        _levels_above(ledger, size)


def _leaves(ledger: str, size: int) -> None:
    """Sixteen leaf hashes go into their tile together."""
    connection, complete, ripe = op.get_bind(), size - size % 256, size - size % 16
    rows = connection.execute(HASHES, {"ledger": ledger, "after": complete, "upto": size})
    hashes = [bytes(row[0]) for row in rows]
    if ripe > complete:
        here = b"".join(hashes[: ripe - complete])
        connection.execute(TILE, {"ledger": ledger, "level": 0, "tile": size // 256, "hashes": here})
    connection.execute(WAITING, {"ledger": ledger, "waiting": b"".join(hashes[ripe - complete :])})


def _levels_above(ledger: str, size: int) -> None:
    connection, level, width = op.get_bind(), 1, size // 256
    while width:
        below = {"ledger": ledger, "level": level - 1, "first": width - width % 256, "ended": width}
        hashes = b"".join(root_of(hashes_in(bytes(row[0]))) for row in connection.execute(BELOW, below))
        if hashes:
            made = {"ledger": ledger, "level": level, "tile": width // 256, "hashes": hashes}
            connection.execute(TILE, made)
        level, width = level + 1, width // 256


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
