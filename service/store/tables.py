"""The tables of the log itself; everything else in the database can be computed from them, except the disclosures."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text

LOG = MetaData()

ledgers = Table(
    "ledgers",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("frontier", LargeBinary, nullable=False),  # the tree's right edge, so that a write reads no tile
    Column(
        "recorded_at", BigInteger, nullable=False
    ),  # of the newest fact, in microseconds since 1970; never goes back
    Column("waiting", LargeBinary, nullable=False),  # up to fifteen newest leaf hashes, which go into a tile together
)

facts = Table(
    "facts",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("type", Text, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Index("facts_by_time", "ledger", "recorded_at"),
)

fact_tags = Table(
    "fact_tags",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("tag", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

tiles = Table(
    "tiles",  # the last of each level is incomplete, and grows
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("tile", BigInteger, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

disclosures = Table(
    "disclosures",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("subject", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # nonce and AES-256-GCM ciphertext under the subject's key
    Index("disclosures_by_subject", "ledger", "subject"),
    Index("disclosures_by_position", "ledger", "position"),
    sqlite_with_rowid=False,
)

subject_keys = Table(
    "subject_keys",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),  # nonce and the data key under the master key
    sqlite_with_rowid=False,
)

cosignatures = Table(
    "cosignatures",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("witness", Text, primary_key=True),  # its public key, as a line of text
    Column("root", LargeBinary, nullable=False),
    Column("witnessed_at", BigInteger, nullable=False),  # in seconds since 1970, as it is signed
    Column("line", Text, nullable=False),
    sqlite_with_rowid=False,
)

erasure_remains = Table(
    "erasure_remains",  # on SQLite, until the log written ahead has been overwritten
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("erasure", Text, primary_key=True),
    Column("since", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

answers = Table(
    "idempotency_records",
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("client", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request_digest", LargeBinary, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

refused_attempts = Table(
    "refused_attempts",
    LOG,
    Column("id", Text, primary_key=True),
    Column("ledger", Text, nullable=False),
    Column("attempted_at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("rule", Text),
    Column("evidence", Text, nullable=False),
    Column("request_id", Text),
    Index("refused_attempts_by_time", "ledger", "attempted_at"),
)

access_entries = Table(
    "access_entries",  # who read restricted material; a chain, of which nothing is changed or taken out
    LOG,
    Column("ledger", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("read_at", BigInteger, nullable=False),
    Column("reader", Text, nullable=False),
    Column("thing", Text, nullable=False),  # a thing by its kind and id; empty where many are read at once
    Column("entry", Text, nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("reason", LargeBinary),  # the disclosure behind the digest in the entry, encrypted under the master key
    Index("access_entries_by_reader", "ledger", "reader", "number"),
    Index("access_entries_by_thing", "ledger", "thing", "number"),
    sqlite_with_rowid=False,
)

verification_runs = Table(
    "verification_runs",
    LOG,
    Column("id", Text, primary_key=True),
    Column("ledger", Text, nullable=False),
    Column("ran_at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("first_wrong", BigInteger),
    Column("sentence", Text, nullable=False),
    Index("verification_runs_by_time", "ledger", "kind", "ran_at"),
)
