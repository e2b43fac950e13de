"""The log: ledgers, facts, tags, tiles, disclosures and their keys, answers given, attempts refused."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def text(name: str, *, key: bool = False, nullable: bool = False) -> "sa.Column[str]":
    """A column of text."""
    return sa.Column(name, sa.Text, primary_key=key, nullable=nullable)


def number(name: str, *, key: bool = False) -> "sa.Column[int]":
    """A column of 64-bit integers."""
    return sa.Column(name, sa.BigInteger, primary_key=key, nullable=False, autoincrement=False)


def octets(name: str) -> "sa.Column[bytes]":
    """A column of bytes."""
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    """Make the tables of the log."""
    op.create_table(
        "ledgers", text("ledger", key=True), number("size"), octets("root"), octets("frontier"), number("recorded_at")
    )
    op.create_table(
        "facts",
        text("ledger", key=True),
        number("position", key=True),
        text("type"),
        number("recorded_at"),
        octets("leaf_hash"),
        octets("leaf"),
    )
    op.create_index("facts_by_time", "facts", ["ledger", "recorded_at"])
    op.create_table(
        "fact_tags",
        text("ledger", key=True),
        text("tag", key=True),
        text("type", key=True),
        number("position", key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tiles",
        text("ledger", key=True),
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        number("tile", key=True),
        octets("hashes"),
        sqlite_with_rowid=False,
    )
    _personal_tables()
    _request_tables()


def _personal_tables() -> None:
    op.create_table(
        "disclosures",
        text("ledger", key=True),
        text("digest", key=True),
        number("position"),
        text("subject"),
        octets("sealed"),
        sqlite_with_rowid=False,
    )
    op.create_index("disclosures_by_subject", "disclosures", ["ledger", "subject"])
    op.create_index("disclosures_by_position", "disclosures", ["ledger", "position"])
    op.create_table(
        "subject_keys",
        text("ledger", key=True),
        text("subject", key=True),
        octets("wrapped"),
        sqlite_with_rowid=False,
    )


def _request_tables() -> None:
    op.create_table(
        "idempotency_records",
        text("ledger", key=True),
        text("client", key=True),
        text("key", key=True),
        octets("request_digest"),
        number("position"),
        octets("answer"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "refused_attempts",
        text("id", key=True),
        text("ledger"),
        number("attempted_at"),
        text("actor"),
        text("client"),
        text("command"),
        text("code"),
        text("rule", nullable=True),
        text("evidence"),
        text("request_id", nullable=True),
    )
    op.create_index("refused_attempts_by_time", "refused_attempts", ["ledger", "attempted_at"])


def downgrade() -> None:
    """There is no way back: history is not deleted; restore a backup."""
    raise RuntimeError("there is no way back: restore a backup")
