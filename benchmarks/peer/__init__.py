"""The peer: FastAPI and the SQLAlchemy ORM, written as their documentation teaches."""
