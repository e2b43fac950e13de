"""Procurement: contracts that were awarded, changed or ended, and what must be published of how that was decided."""
