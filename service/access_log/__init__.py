"""The access log: who read what is restricted, and why; shown to auditors, and sealed into the record."""
