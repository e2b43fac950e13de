"""The store: ledgers of facts with their tags, tree tiles and disclosures, in SQLite or PostgreSQL."""
