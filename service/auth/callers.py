"""Who is calling: the verified subject, through which client, with which roles in which bodies."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from domain.kernel.ids import ActorId, PersonId
from service.auth.accesses import Access
from service.auth.refusals import NotPermitted, UnknownBody

EVERY: Final = "*"


class Role(Enum):
    """What somebody does for a body; the value is the word used in tokens."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    MEMBER = "member"
    AUDITOR = "auditor"
    PUBLISHER = "publisher"
    INTEGRATOR = "integrator"
    REGISTRAR = "registrar"
    DPO = "dpo"


Roles = Mapping[str, Mapping[Role, frozenset[str]]]
"""Body code (or `*` for every body) to role to the ids of the boards it covers (or `*` for every board)."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The verified subject of a request. `person` is who they are in the registers; `display` is shown, never kept.

    `access` gathers what restricted material the answer to this request discloses.
    """

    subject: ActorId
    client: str
    issuer: str
    roles: Roles
    person: PersonId | None = None
    display: str | None = None
    access: Access = field(default_factory=Access, compare=False, repr=False)

    def has_part_in(self, ods: str) -> bool:
        """Whether the caller has any role in this body."""
        return bool(self.roles.get(ods) or self.roles.get(EVERY))

    def roles_in(self, ods: str, board: str | None = None) -> frozenset[Role]:
        """The roles that count for this board; without a board, those that cover every board of the body."""
        return frozenset(
            role
            for body in (ods, EVERY)
            for role, boards in self.roles.get(body, {}).items()
            if EVERY in boards or (board is not None and board in boards)
        )

    def roles_somewhere_in(self, ods: str) -> frozenset[Role]:
        """The roles the caller has for at least one board of this body."""
        return frozenset(role for body in (ods, EVERY) for role in self.roles.get(body, {}))

    def boards_of(self, roles: Collection[Role], ods: str) -> frozenset[str]:
        """The boards of this body that any of these roles is restricted to."""
        held = (self.roles.get(body, {}) for body in (ods, EVERY))
        return frozenset().union(*(boards for one in held for role, boards in one.items() if role in roles)) - {EVERY}

    def must_be(self, roles: Collection[Role], ods: str, board: str | None = None) -> None:
        """Raise `UnknownBody` for a body the caller has no part in, `NotPermitted` where no fitting role covers it."""
        if not self.has_part_in(ods):
            raise UnknownBody
        if self.roles_in(ods, board).isdisjoint(roles):
            raise NotPermitted
