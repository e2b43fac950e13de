"""What a verification answers: for every ledger what is wrong, and what could not be shown at all."""

from enum import IntEnum

from domain.kernel.values import value
from verifier.findings import Finding
from verifier.witnesses import Witnessed


class Outcome(IntEnum):
    """The answer of a verification, as its exit code."""

    GOOD = 0
    TAMPERED = 1
    CANNOT_TELL = 2
    MISUSED = 64


@value
class LedgerReport:
    """One ledger as it was found: its length, the root computed from its bytes, what is wrong or missing."""

    ledger: str
    size: int
    root: str
    findings: tuple[Finding, ...]
    count: int
    missing: tuple[str, ...] = ()
    witnessed: Witnessed | None = None
    limits: tuple[str, ...] = ()

    @property
    def first(self) -> Finding | None:
        """The first position that is wrong, and what is wrong there."""
        return self.findings[0] if self.findings else None


@value
class Report:
    """A whole verification: its ledgers, what was not shown, and what was missing for it."""

    ledgers: tuple[LedgerReport, ...] = ()
    not_shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Tampering where it is shown; else whether anything needed was missing."""
        if any(ledger.findings for ledger in self.ledgers):
            return Outcome.TAMPERED
        return Outcome.CANNOT_TELL if self.missing else Outcome.GOOD
