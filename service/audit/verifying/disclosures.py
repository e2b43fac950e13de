"""The words that lie off the log, held against the digests in the facts: each opens, fits, and belongs to a fact."""

import re
from typing import Any, Final

from sqlalchemy import and_, bindparam, or_, select

from domain.kernel.tags import subject_of
from service.audit.sealed import SealedDisclosures, digests_in
from service.audit.verifying.facts import UNFIT
from service.audit.verifying.findings import CannotTell, Check, Findings
from service.audit.verifying.rows import Row, octets
from service.store.connections import Connection
from service.store.leaves import fact_of
from service.store.statements import Statement
from service.store.tables import disclosures, subject_keys

ERASURE: Final = ".ErasureRecorded"
COMMITTED: Final = re.compile(rb'"_sd":\[("[A-Za-z0-9_-]+"(?:,"[A-Za-z0-9_-]+")*)\]')
WITH_KEYS: Final = (
    select(
        disclosures.c.position,
        disclosures.c.digest,
        disclosures.c.subject,
        disclosures.c.sealed,
        subject_keys.c.wrapped,
    )
    .select_from(disclosures)
    .join(
        subject_keys,
        and_(subject_keys.c.ledger == disclosures.c.ledger, subject_keys.c.subject == disclosures.c.subject),
        isouter=True,
    )
    .where(disclosures.c.ledger == bindparam("ledger"))
)
AMONG = Statement(WITH_KEYS.where(disclosures.c.position.between(bindparam("first"), bindparam("last"))))
# A later fact may repeat a digest, as a decision repeats the conditions that were put; the words lie with the first.
EARLIER = Statement(
    select(disclosures.c.position).where(
        disclosures.c.ledger == bindparam("ledger"),
        disclosures.c.digest == bindparam("digest"),
        disclosures.c.position < bindparam("position"),
    )
)
OUTSIDE = Statement(
    select(disclosures.c.position)
    .where(
        disclosures.c.ledger == bindparam("ledger"),
        or_(disclosures.c.position < 1, disclosures.c.position > bindparam("last")),
    )
    .order_by(disclosures.c.position)
    .limit(20)
)


class Disclosures:
    """Takes the facts in stretches, and looks up what lies off the log for each stretch."""

    def __init__(
        self, connection: Connection, ledger: str, sealed: SealedDisclosures | None, findings: Findings
    ) -> None:
        """Compare within one ledger; without the master key nothing is opened."""
        self._connection, self._ledger, self._sealed, self._findings = connection, ledger, sealed, findings
        self._erased: set[str] = set()
        self._gone: dict[str, tuple[int, str]] = {}
        self._unopened: list[int] = []
        self._opened = 0

    def take(self, facts: list[tuple[Row, dict[str, Any] | None]]) -> None:
        """Compare a stretch of facts in the order of their positions."""
        wanted: dict[tuple[int, str], Row] = {}
        for row, said in facts:
            if row.type.endswith(ERASURE):
                self._erased.update(said.get("tags", ()) if said else ())
            if b'"_sd"' in row.leaf:
                wanted.update({(row.position, one): row for one in _digests_of(row.leaf, said)})
        first, last = facts[0][0].position, facts[-1][0].position
        there = set()
        for position, digest, subject, sealed, wrapped in self._connection.run(
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
                self._gone.setdefault(place[1], (row.position, _subject(row)))

    def end(self, last: int) -> None:
        """Say what is missing though nobody erased it, and what belongs to no fact; raises `CannotTell`."""
        if self._unopened and not self._opened:
            raise CannotTell(
                f"the master key opens no disclosure of {self._ledger}: it is not the one they were made with"
            )
        for position in self._unopened:
            self._findings.add(Check.DISCLOSURES, position, "a disclosure does not open to what the fact commits to")
        for position in sorted({at for at, subject in self._gone.values() if subject not in self._erased}):
            self._findings.add(
                Check.DISCLOSURES, position, "a disclosure or its key is gone, and no erasure is on record"
            )
        for (position,) in self._connection.run(OUTSIDE, ledger=self._ledger, last=last):
            self._findings.add(Check.DISCLOSURES, position, "a disclosure belongs to no fact of this log")

    def _lies_with_an_earlier_fact(self, position: int, digest: str) -> bool:
        rows = self._connection.run(EARLIER, ledger=self._ledger, digest=digest, position=position)
        return digest in self._gone or bool(rows)

    def _open(self, position: int, digest: str, subject: str, sealed: bytes, wrapped: bytes) -> None:
        if self._sealed is None:
            return
        if self._sealed.open(self._ledger, subject, digest, sealed, wrapped) is None:
            self._unopened.append(position)
        else:
            self._opened += 1


def _digests_of(leaf: bytes, said: dict[str, Any] | None) -> list[str]:
    """The digests in a fact: from its text, which in a canonical leaf without escapes is a third of a walk's time."""
    listed = COMMITTED.findall(leaf)
    if said is None or b"\\" in leaf or len(listed) != leaf.count(b'"_sd"'):
        return digests_in(said)
    return [one.decode() for digests in listed for one in digests[1:-1].split(b'","')]


def _subject(row: Row) -> str:
    try:
        return subject_of(fact_of(row.position, row.leaf).event)
    except UNFIT:
        return ""
