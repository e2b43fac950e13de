"""The proof core: leaf bytes, the tree, checkpoints and receipts, so that a stranger can check the record."""
