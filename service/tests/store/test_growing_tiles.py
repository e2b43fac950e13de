"""A database from before incomplete tiles were kept gets them by its migration."""

from service.store.databases import Database
from service.store.heads import read_head
from service.store.migrating import migrate
from service.tests.store.test_tree_rows import append_many, expected_tiles, hashes_of, stored_tiles, waiting

SIZES = {"L5": 5, "L16": 16, "L255": 255, "L256": 256, "L600": 600}
AS_BEFORE = (
    "DELETE FROM tiles WHERE length(hashes) < 8192",
    "ALTER TABLE ledgers DROP COLUMN waiting",
    "DROP TABLE access_entries",
    "UPDATE alembic_version SET version_num = '0005'",
)


def test_the_migration_makes_what_a_ledger_would_have_that_grew_this_way(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    for ledger, size in SIZES.items():
        append_many(database, ledger, 0, size)
    for statement in AS_BEFORE:
        database.reader().say(statement)
    assert sum(len(stored_tiles(database, ledger)) for ledger in SIZES) == 3
    migrate(database)
    for ledger, size in SIZES.items():
        head = read_head(database.reader(), ledger)
        assert head is not None
        assert head.waiting == waiting(hashes_of(size))
        assert stored_tiles(database, ledger) == expected_tiles(hashes_of(size))
    assert append_many(database, "L600", 600, 200).waiting == waiting(hashes_of(800))
    assert stored_tiles(database, "L600") == expected_tiles(hashes_of(800))
    database.close()
