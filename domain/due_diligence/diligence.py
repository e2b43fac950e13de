"""Diligence: the checks that a board made on a version of a case, how each stands, and what is still missing."""

from collections.abc import Mapping

from domain.due_diligence.events import CheckStatus
from domain.kernel.ids import BoardId, CaseId, PersonId
from domain.kernel.values import value

SETTLED = frozenset({CheckStatus.PASSED, CheckStatus.PASSED_WITH_CONCERNS, CheckStatus.NOT_APPLICABLE})


@value
class Check:
    """How a check stands by the last fact about it: a result, or a waiver (no status)."""

    status: CheckStatus | None
    by: PersonId
    position: int

    @property
    def is_settled(self) -> bool:
        """Whether nothing more need be done: passed, not applicable, or waived."""
        return self.status is None or self.status in SETTLED


@value
class Diligence:
    """The due diligence on one version of a case."""

    case: CaseId
    version: int
    board: BoardId
    checklist: tuple[str, ...]
    opened_at: int
    checks: Mapping[str, Check]
    completed_at: int | None = None

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The checks still to be made, or made again because they failed, in the order of the checklist."""
        return tuple(name for name in self.checklist if not (name in self.checks and self.checks[name].is_settled))

    @property
    def failed(self) -> tuple[str, ...]:
        """The checks that failed."""
        found = ((name, self.checks.get(name)) for name in self.checklist)
        return tuple(name for name, check in found if check and check.status is CheckStatus.FAILED)

    @property
    def positions(self) -> tuple[int, ...]:
        """The facts that show how it stands."""
        ended = [self.completed_at] if self.completed_at else []
        return (self.opened_at, *(check.position for check in self.checks.values()), *ended)


@value
class Diligences:
    """The due diligence on every version looked up."""

    by_version: Mapping[tuple[CaseId, int], Diligence]

    def of(self, case: CaseId, version: int) -> Diligence | None:
        """The due diligence on a version of a case."""
        return self.by_version.get((case, version))

    def complete_or_waived(self, case: CaseId, version: int) -> bool:
        """Whether due diligence on the version was opened, and every check is passed, not applicable or waived."""
        found = self.of(case, version)
        return found is not None and not found.unsettled


NO_DILIGENCE = Diligences(by_version={})
