"""The peer: FastAPI and the SQLAlchemy ORM, written as their documentation teaches; what a good team would build in a month."""
