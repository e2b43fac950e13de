"""The library: FastAPI and `eventsourcing`, used as its own documentation teaches."""
