"""The words that lie off the log, held against the digests in the facts: each opens, fits, and belongs to a fact."""

from typing import Any

from verifier.erasures import Erasures
from verifier.findings import CannotTell, Check, Findings
from verifier.queries import Query, Reader
from verifier.rows import Row, octets
from verifier.sealed import SealedTexts, committed_in, digests_of

AMONG = Query(
    "SELECT d.position, d.digest, d.subject, d.sealed, k.wrapped FROM disclosures d "
    "LEFT JOIN subject_keys k ON k.ledger = d.ledger AND k.subject = d.subject "
    "WHERE d.ledger = :ledger AND d.position BETWEEN :first AND :last"
)
# A later fact may repeat a digest, as a decision repeats the conditions that were put; the words lie with the first.
EARLIER = Query("SELECT position FROM disclosures WHERE ledger = :ledger AND digest = :digest AND position < :position")
STILL_THERE = Query("SELECT digest FROM disclosures WHERE ledger = :ledger AND position = :position LIMIT 1")
ELSEWHERE = Query("SELECT position FROM disclosures WHERE ledger = :ledger AND digest = :digest")
LEAF = Query("SELECT leaf FROM facts WHERE ledger = :ledger AND position = :position")
OUTSIDE = Query(
    "SELECT position FROM disclosures WHERE ledger = :ledger AND (position < 1 OR position > :last) "
    "ORDER BY position LIMIT 20"
)


class Disclosures:
    """Takes the facts in stretches, and looks up what lies off the log for each stretch."""

    def __init__(self, reader: Reader, ledger: str, sealed: SealedTexts | None, findings: Findings) -> None:
        """Compare within one ledger; without the master key nothing is opened."""
        self._reader, self._ledger, self._sealed, self._findings = reader, ledger, sealed, findings
        self._erasures = Erasures()
        self._unopened: list[int] = []
        self._opened = 0

    def take(self, facts: list[tuple[Row, dict[str, Any] | None]]) -> None:
        """Compare a stretch of facts in the order of their positions."""
        wanted: dict[tuple[int, str], Row] = {}
        for row, said in facts:
            self._erasures.take(row, said)
            if b'"_sd"' in row.leaf:
                wanted.update({(row.position, one): row for one in digests_of(row.leaf, said)})
        first, last = facts[0][0].position, facts[-1][0].position
        there = set()
        for position, digest, subject, sealed, wrapped in self._reader.ask(
            AMONG, ledger=self._ledger, first=first, last=last
        ):
            place = position, digest
            if place not in wanted:
                self._findings.add(Check.DISCLOSURES, position, f"the fact does not commit to the disclosure {digest}")
            elif wrapped is not None:
                there.add(place)
                self._open(position, digest, subject, octets(sealed), octets(wrapped))
        for place, row in wanted.items():
            if place not in there and not self._lies_with_an_earlier_fact(*place):
                self._erasures.miss(place[1], row)

    def end(self, last: int) -> None:
        """Say what is missing though nobody erased it, and what belongs to no fact; raises `CannotTell`."""
        if self._unopened and not self._opened:
            raise CannotTell(
                f"the master key opens no disclosure of {self._ledger}: it is not the one they were made with"
            )
        for position in self._unopened:
            self._findings.add(Check.DISCLOSURES, position, "a disclosure does not open to what the fact commits to")
        self._erasures.explain(self._findings)
        for position, erased_at in self._erasures.carried_out:
            if self._are_still_there(position):
                what = f"the words are still there that the fact at {erased_at} says were erased"
                self._findings.add(Check.DISCLOSURES, position, what)
        for (position,) in self._reader.ask(OUTSIDE, ledger=self._ledger, last=last):
            self._findings.add(Check.DISCLOSURES, position, "a disclosure belongs to no fact of this log")

    def _are_still_there(self, position: int) -> bool:
        """Whether words of a fact are there, with the fact or with an earlier one that it repeats."""
        if self._reader.ask(STILL_THERE, ledger=self._ledger, position=position):
            return True
        leaves = [octets(leaf) for (leaf,) in self._reader.ask(LEAF, ledger=self._ledger, position=position)]
        digests = [one for leaf in leaves for one in committed_in(leaf)]
        return any(self._reader.ask(ELSEWHERE, ledger=self._ledger, digest=one) for one in digests)

    def _lies_with_an_earlier_fact(self, position: int, digest: str) -> bool:
        rows = self._reader.ask(EARLIER, ledger=self._ledger, digest=digest, position=position)
        return self._erasures.misses(digest) or bool(rows)

    def _open(self, position: int, digest: str, subject: str, sealed: bytes, wrapped: bytes) -> None:
        if self._sealed is None:
            return
        if self._sealed.open(self._ledger, subject, digest, sealed, wrapped) is None:
            self._unopened.append(position)
        else:
            self._opened += 1
