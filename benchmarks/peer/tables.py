"""The peer's mapped classes, with relationships that load when they are looked at."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

Number = BigInteger().with_variant(Integer, "sqlite")


def new_id() -> str:
    """A random identifier."""
    return str(uuid4())


def now() -> datetime:
    """The time of day, UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {dict[str, Any]: JSON}  # noqa: RUF012


class Board(Base):
    """A board."""

    __tablename__ = "boards"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    kind: Mapped[str]
    quorum: Mapped[int]
    seats: Mapped[list["Seat"]] = relationship(back_populates="board")


class Person(Base):
    """A person."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    seats: Mapped[list["Seat"]] = relationship(back_populates="person")
    interests: Mapped[list["Interest"]] = relationship(back_populates="person")


class Seat(Base):
    """A person's place on a board."""

    __tablename__ = "seats"

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    board: Mapped[Board] = relationship(back_populates="seats")
    person: Mapped[Person] = relationship(back_populates="seats")


class Interest(Base):
    """An interest that a person declared."""

    __tablename__ = "interests"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    provider: Mapped[str]
    category: Mapped[str]
    declared_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship(back_populates="interests")


class Case(Base):
    """A business case."""

    __tablename__ = "cases"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    title: Mapped[str]
    provider: Mapped[str]
    amount_pence: Mapped[int] = mapped_column(Number)
    state: Mapped[str] = mapped_column(default="DRAFT")
    version: Mapped[int] = mapped_column()
    proposing_board_id: Mapped[str] = mapped_column(ForeignKey("boards.id"))
    approving_board_id: Mapped[str] = mapped_column(ForeignKey("boards.id"))
    proposing_board: Mapped[Board] = relationship(foreign_keys=[proposing_board_id])
    approving_board: Mapped[Board] = relationship(foreign_keys=[approving_board_id])
    votes: Mapped[list["Vote"]] = relationship(back_populates="case")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Vote(Base):
    """A person's vote on a case."""

    __tablename__ = "votes"
    __table_args__ = (UniqueConstraint("case_id", "person_id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    choice: Mapped[str]
    case: Mapped[Case] = relationship(back_populates="votes")
    person: Mapped[Person] = relationship()


class AuditLine(Base):
    """What somebody changed, and when."""

    __tablename__ = "audit_lines"
    __table_args__ = (Index("audit_lines_of", "subject", "id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]]
