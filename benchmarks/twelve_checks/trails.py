"""What the two peers offer to whoever asks what happened: lines of an audit table, and versions of rows beside them."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import event, or_, select
from sqlalchemy.orm import Mapper, Session

Moment = Mapping[str, Any]
"""State, votes, members and interests at an approval."""


class Trail(Protocol):
    """What a product tells of the past."""

    @property
    def history(self) -> str:
        """The table of the past."""

    @property
    def subject(self) -> str:
        """Its column that says whose row it is."""

    @property
    def happened(self) -> str:
        """Its column that says what happened."""

    def told(self, session: Session, case: str) -> list[Any]:
        """All that happened to a case, in order."""

    def conflicted(self, session: Session, case: str) -> set[str]:
        """Whom an interest kept from the approval, as it was then."""

    def moment(self, session: Session, case: str) -> Moment:
        """The approval with all that it rests on, in one question."""


@dataclass(frozen=True)
class AuditTable:
    """A row for each change, written by the application, as `benchmarks.peer` does."""

    history: str = "audit_lines"
    subject: str = "subject"
    happened: str = "action"

    def told(self, session: Session, case: str) -> list[Any]:
        """The lines of the case."""
        from benchmarks.peer.cases import read_trail  # noqa: PLC0415 - mapped only after Continuum was switched on

        return [(line.actor, line.action, line.detail) for line in read_trail(case, session).results]

    def conflicted(self, session: Session, case: str) -> set[str]:
        """Those whom a line of the case names; the others would have to be worked out by hand."""
        return {detail["person"] for _, _, detail in self.told(session, case) if "person" in detail}

    def moment(self, session: Session, case: str) -> Moment:
        """What the line of the approval says."""
        return next(detail for _, action, detail in self.told(session, case) if action == "APPROVED")


class Continuum(AuditTable):
    """The same with every table versioned by SQLAlchemy-Continuum, asked as its documentation teaches."""

    def __init__(self) -> None:
        """Switch versioning on; the tables must not be mapped yet."""
        super().__init__("cases_version", "id", "state")
        event.listen(Mapper, "instrument_class", versioned)
        self.library = importlib.import_module("sqlalchemy_continuum")
        self.library.make_versioned(user_cls=None)

    def told(self, session: Session, case: str) -> list[Any]:
        """The lines of the case, and its versions."""
        changes = [(one.operation_type, one.title, one.state) for one in self.versions(session, case)]
        return [*super().told(session, case), *changes]

    def versions(self, session: Session, case: str) -> list[Any]:
        """The versions of the case, in order."""
        kind = self.kind("Case")
        return list(session.scalars(select(kind).where(kind.id == case).order_by(kind.transaction_id)))

    def kind(self, name: str) -> Any:  # noqa: ANN401 - made by the library
        """The class of the versions of a mapped class."""
        return self.library.version_class(getattr(importlib.import_module("benchmarks.peer.tables"), name))

    def approval(self, session: Session, case: str) -> Any:  # noqa: ANN401 - made by the library
        """The version of the case that the approval made."""
        return next(one for one in self.versions(session, case) if one.state == "APPROVED")

    def conflicted(self, session: Session, case: str) -> set[str]:
        """Members with an interest in the provider, of the versions that were valid at the approval."""
        approval, seat, interest = self.approval(session, case), self.kind("Seat"), self.kind("Interest")
        seated = select(seat.person_id).where(seat.board_id == approval.approving_board_id, valid(seat, approval))
        found = select(interest.person_id).where(interest.provider == approval.provider, valid(interest, approval))
        return set(session.scalars(found.where(interest.person_id.in_(seated))))

    def moment(self, session: Session, case: str) -> Moment:
        """The version of the case, and the versions that its relationships lead to."""
        approval = self.approval(session, case)
        seats = list(approval.approving_board.seats)
        return {
            "state": approval.state,
            "votes": sorted(vote.person_id for vote in approval.votes),
            "members": sorted(seat.person_id for seat in seats),
            "interests": [(one.person_id, one.provider) for seat in seats for one in seat.person.interests],
        }


def versioned(_: object, mapped: type) -> None:
    """Say `__versioned__` of each table, as the library wants it."""
    if mapped.__module__ == "benchmarks.peer.tables":
        mapped.__versioned__ = {}  # type: ignore[attr-defined]


def valid(kind: Any, then: Any) -> Any:  # noqa: ANN401 - made by the library
    """Versions that were valid when another was made."""
    after = kind.end_transaction_id
    current = or_(after.is_(None), after > then.transaction_id)
    return (kind.transaction_id <= then.transaction_id) & (kind.operation_type != 2) & current
