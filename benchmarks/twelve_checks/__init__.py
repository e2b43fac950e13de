"""The twelve checks of an audit trail, done to an audit table, to SQLAlchemy-Continuum and to this service."""
