"""A whole database verified: each of its ledgers, and whatever was kept of ledgers that are gone."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial

from verifier.access_log import TABLE as ACCESSES
from verifier.checkpoints import Kept, forged, kept_in
from verifier.findings import CannotTell, Check, Finding, Findings
from verifier.ledgers import Evidence, Progress, verify_ledger
from verifier.limits import not_shown
from verifier.queries import Query, Reader
from verifier.reports import LedgerReport, Report
from verifier.rotations import rotations_in, with_successors
from verifier.rows import stored_head
from verifier.sealed import SealedTexts
from verifier.stored_cosignatures import TABLE
from verifier.undisturbed import undisturbed
from verifier.wanted import Wanted

WITH_LEDGERS = {
    "ledgers": "",
    "facts": "",
    "fact_tags": "",
    "tiles": "",
    "disclosures": "",
    TABLE: TABLE,
    ACCESSES: ACCESSES,
}
NEXT = tuple(
    Query(f"SELECT min(ledger) FROM {table} WHERE ledger > CAST(:after AS text)", newer)  # noqa: S608 - our own names
    for table, newer in WITH_LEDGERS.items()
)

Wrong = tuple[int, str]
"""A position, and what a read model says wrongly from there on."""
Compare = Callable[[str, Callable[[int, int], None]], Sequence[Wrong]]
"""What is wrong with the read models of a ledger, while somebody is told how far it is; raises `CannotTell`."""
Comparing = Callable[[Sequence[str], int], AbstractContextManager[Compare]]
"""Makes the comparison for these ledgers, with so many facts."""


@undisturbed()
def verify_tables(
    opened: AbstractContextManager[Reader],
    wanted: Wanted,
    progress: Callable[[str], Progress],
    comparing: Comparing | None = None,
) -> Report:
    """Verify a database through whoever reads it; `progress` makes, for each ledger, what is told of how far it is.

    Read models are compared where somebody brings the comparison, else the report says that they were not.
    """
    search = Search(wanted, progress)
    comparing = None if wanted.hashes_only else comparing
    try:
        with opened as reader:
            found = [ledger for ledger in ledgers_in(reader) if search.asks_for(ledger)]
            search.look_at_what_was_kept(reader, found)
            beside = comparing(found, _facts_in(reader, found)) if comparing else nullcontext(None)
            with beside as compare:
                for ledger in found:
                    search.look_at(reader, ledger, compare)
            search.look_for_the_vanished(found)
    except CannotTell as reason:
        search.missing.append(str(reason))
    return search.report(read_models=comparing is not None)


@dataclass
class Search:
    """What a verification has found so far."""

    wanted: Wanted
    progress: Callable[[str], Progress]
    kept: list[Kept] = field(default_factory=list)
    reports: list[LedgerReport] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def look_at_what_was_kept(self, reader: Reader, found: Sequence[str]) -> None:
        """Read every checkpoint and receipt, signed with the keys that were given or with those that followed them."""
        keys = self.wanted.keys
        for ledger in found:
            keys = with_successors(keys, list(rotations_in(reader, ledger)))
        for file in self.wanted.checkpoints:
            try:
                self.kept.append(kept_in(file, keys, self.wanted.policy))
            except CannotTell as reason:
                self.missing.append(str(reason))

    def look_at(self, reader: Reader, ledger: str, compare: Compare | None) -> None:
        """Verify one ledger."""
        sealed = SealedTexts(self.wanted.master_key) if self.wanted.master_key else None
        kept = tuple(one for one in self.kept if one.ledger == ledger)
        wanted = self.wanted
        evidence = Evidence(
            kept=kept,
            keys=wanted.keys,
            policy=wanted.policy,
            sealed=sealed,
            replay=wanted.replay,
            hashes_only=wanted.hashes_only,
        )
        told = self.progress(ledger)

        def read_models(findings: Findings) -> None:
            for position, what in compare(ledger, partial(told, "read models")) if compare else ():
                findings.add(Check.READ_MODELS, position, what)

        try:
            report = verify_ledger(reader, ledger, evidence, told, read_models if compare else None)
            self.reports.append(report)
            self.missing += report.missing
        except CannotTell as reason:
            self.missing.append(str(reason))

    def asks_for(self, ledger: str) -> bool:
        """Whether a ledger is to be verified."""
        return self.wanted.ledger in (None, ledger)

    def look_for_the_vanished(self, found: Sequence[str]) -> None:
        """Ledgers that a checkpoint was kept of, and that are not there at all; raises `CannotTell` of any other."""
        beside = [one for one in self.kept if one.ledger not in found and self.asks_for(one.ledger)]
        gone = {one.ledger: one for one in beside if one.checkpoint.size}
        if self.wanted.ledger is not None and not found and not gone:
            raise CannotTell(f"there is no ledger {self.wanted.ledger} in this database")
        self.reports += [
            LedgerReport(ledger=ledger, size=0, root="", findings=(_gone(one),), count=1)
            for ledger, one in sorted(gone.items())
        ]

    def report(self, *, read_models: bool) -> Report:
        """All that was found, and what was not shown."""
        limits = not_shown(self.wanted, self.reports, self.kept, read_models=read_models)
        return Report(ledgers=tuple(self.reports), missing=tuple(self.missing), not_shown=tuple(limits))


def ledgers_in(reader: Reader) -> list[str]:
    """Every ledger of which there is anything, head or not; asked for by skipping along the indexes."""
    found: set[str] = set()
    for query in NEXT:
        there: set[str] = set()
        after = ""
        while (rows := reader.ask(query, after=after)) and (name := rows[0][0]) is not None:
            if name in there:  # a damaged index leads in circles
                raise CannotTell("the ledgers have no end: the database is damaged")
            there.add(name)
            after = name
        found |= there
    return sorted(found)


def _facts_in(reader: Reader, found: Sequence[str]) -> int:
    heads = [stored_head(reader, ledger) for ledger in found]
    return sum(head.size for head in heads if head)


def _gone(one: Kept) -> Finding:
    if one.forged:
        return forged(one)
    what = f"{one.source} was signed for a ledger of {one.checkpoint.size} facts that is not in this database"
    return Finding(check=Check.CHECKPOINTS, first=1, last=one.checkpoint.size, what=what)
