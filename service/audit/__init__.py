"""Audit: signed checkpoints, proofs and receipts of the log for strangers, and the whole log checked from its bytes."""
