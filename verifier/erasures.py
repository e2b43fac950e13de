"""Words that are gone, held against the erasures on record."""

from typing import Any, Final

from domain.kernel.plain import SaysMore
from domain.kernel.recorded import fact_of
from domain.kernel.tags import subject_of
from domain.kernel.upcasts import RecordedByALaterProgram
from verifier.facts import UNFIT
from verifier.findings import Check, Findings
from verifier.known_facts import KNOWN
from verifier.rows import Row

ERASURE: Final = ".ErasureRecorded"


class Erasures:
    """Takes the facts in their order, and whatever of their words is not there."""

    def __init__(self) -> None:
        """Know of no erasure, and miss nothing."""
        self._erased: dict[str, int] = {}
        self._gone: dict[str, tuple[int, str]] = {}

    def take(self, row: Row, said: dict[str, Any] | None) -> None:
        """Remember whose words a fact says were erased; it can only mean those recorded before it."""
        if row.type.endswith(ERASURE) and said:
            self._erased |= dict.fromkeys(said.get("tags", ()), row.position)

    def miss(self, digest: str, row: Row) -> None:
        """The words of a digest are gone; they lay with the first fact that commits to them."""
        if digest not in self._gone and (subject := _subject(row)) is not None:
            self._gone[digest] = row.position, subject

    def misses(self, digest: str) -> bool:
        """Whether the words of a digest are known to be gone."""
        return digest in self._gone

    def explain(self, findings: Findings) -> None:
        """Say where words are gone though nobody erased them."""
        for position in sorted({at for at, subject in self._gone.values() if self._erased.get(subject, 0) < at}):
            findings.add(Check.DISCLOSURES, position, "a disclosure or its key is gone, and no erasure is on record")


def _subject(row: Row) -> str | None:
    """Whom the words of a fact are about; nobody can tell of a fact that only a later program can read."""
    try:
        return subject_of(fact_of(row.position, row.leaf).event)
    except (RecordedByALaterProgram, SaysMore):
        return None
    except UNFIT:
        if row.type not in KNOWN:
            return None
        return ""
