"""What each fact says, read as one of those that are known; each decision is judged again, and its votes looked up."""

from domain.kernel.plain import SaysMore
from domain.kernel.recorded import fact_of
from domain.kernel.upcasts import RecordedByALaterProgram
from verifier.facts import UNFIT
from verifier.findings import Check, Findings
from verifier.known_facts import KNOWN
from verifier.rows import Row
from verifier.verdicts import judge_again
from verifier.votes import FOLLOWED, Votes


class Meanings:
    """Takes the facts of one ledger; what only a newer verifier can read is missing, and not wrong."""

    def __init__(self, findings: Findings, *, all_are_read: bool = True) -> None:
        """Expect facts of the known types; where a replay reads them all beside, only those that lead to decisions."""
        self._findings = findings
        self._all_are_read = all_are_read
        self._votes = Votes(findings)
        self._unknown: set[str] = set()

    def take(self, row: Row) -> None:
        """Read a fact whose bytes are in order, and judge it again where it is a decision."""
        if not self._all_are_read and row.type not in FOLLOWED:
            return
        try:
            fact = fact_of(row.position, row.leaf)
        except (RecordedByALaterProgram, SaysMore) as reason:
            self._does_not_know(row, f"of {row.type!a} and says more than is known: {reason.args[0]}")
        except UNFIT:
            if row.type not in KNOWN:
                self._does_not_know(row, f"of the type {row.type!a}")
            else:
                what = "the fact cannot be read as one of those that are known"
                self._findings.add(Check.ENVELOPE, row.position, what)
        else:
            judge_again(fact, self._findings)
            self._votes.take(fact)

    def _does_not_know(self, row: Row, what: str) -> None:
        if row.type not in self._unknown:
            self._unknown.add(row.type)
            self._findings.missing.append(f"the fact at position {row.position} is {what}: take a newer verifier")
