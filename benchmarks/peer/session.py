"""A database session per request, as FastAPI's documentation teaches it."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from benchmarks.interface import Refused
from benchmarks.peer.tables import AuditLine, Base, Case

Row = TypeVar("Row", bound=Base)

CONNECTIONS = 10

SECRETARY = "secretary"
"""Who keeps boards, people and the register."""


def engine_at(database_url: str) -> Engine:
    """An engine with a connection for every client; on SQLite with a write-ahead log that reaches the disk."""
    if database_url.startswith("sqlite:"):
        engine = create_engine(database_url, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", make_durable)
        return engine
    # The default pool of five would close and open connections all the time under eight clients.
    return create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"), pool_size=CONNECTIONS)


def make_durable(connection: DBAPIConnection, _: object) -> None:
    """Set SQLite's pragmas on a new connection."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def a_session(request: Request) -> Iterator[Session]:
    """A session that lives as long as the request."""
    with Session(request.app.state.engine) as session:
        yield session


ASession = Annotated[Session, Depends(a_session)]


def get(session: Session, kind: type[Row], identity: str) -> Row:
    """The row of this id, or a refusal if there is none."""
    row = session.get(kind, identity)
    if row is None:
        raise Refused("not-found")
    return row


def get_for_update(session: Session, case: str) -> Case:
    """The case of this id, locked where the database can lock a row."""
    row = session.get(Case, case, with_for_update=True)
    if row is None:
        raise Refused("not-found")
    return row


def audit(session: Session, actor: str, action: str, subject: str, detail: dict[str, Any]) -> int:
    """Write the audit line of a change, and the change; answer the line's number."""
    line = AuditLine(actor=actor, action=action, subject=subject, detail=detail)
    session.add(line)
    session.flush()
    return line.id
