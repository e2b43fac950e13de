"""The cosignatures that are kept beside a log: each must be its witness's, of the log as it was at that size."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from domain.ledger.checkpoint import Checkpoint, CheckpointRefused
from domain.ledger.keys import KeyRefused, VerifierKey
from domain.ledger.note import NoteRefused, Signature, SignedNote
from verifier.checkpoints import Kept
from verifier.findings import CannotTell, Check, Findings
from verifier.queries import Query, Reader
from verifier.rows import number, octets
from verifier.signatures import verify_signature
from verifier.witnesses import Cosignatures

TABLE: Final = "cosignatures"
ROWS: Final = Query(
    "SELECT origin, size, witness, root, line FROM cosignatures WHERE ledger = :ledger "
    "AND (origin, size, witness) > (CAST(:origin AS text), CAST(:size AS bigint), CAST(:witness AS text)) "
    "ORDER BY origin, size, witness LIMIT 2000",
    newer=TABLE,
)
COUNT: Final = Query("SELECT count(*) FROM cosignatures WHERE ledger = :ledger", newer=TABLE)

Row = tuple[Any, ...]


def stored_cosignatures(reader: Reader, ledger: str, findings: Findings) -> list[Kept]:
    """What witnesses cosigned of a ledger, a checkpoint each, to be held against the tree like one kept outside."""
    kept = []
    for (origin, size, root), rows in groupby(_rows(reader, ledger), key=lambda row: (row[0], row[1], octets(row[3]))):
        try:
            kept.append(_kept(Checkpoint(str(origin), number(size), root), list(rows)))
        except CheckpointRefused:
            findings.add(Check.CHECKPOINTS, 1, "a cosignature is kept of what cannot be a checkpoint")
    return kept


def _rows(reader: Reader, ledger: str) -> Iterator[Row]:
    after: Row = ("", -1, "")
    left = int(counted[0][0]) if (counted := reader.ask(COUNT, ledger=ledger)) else 0
    while rows := reader.ask(ROWS, ledger=ledger, origin=after[0], size=after[1], witness=after[2]):
        left -= len(rows)
        if left < 0:  # a damaged index leads in circles
            raise CannotTell(f"the cosignatures of {ledger} have no end: the database is damaged")
        yield from rows
        after = rows[-1][:3]


def _kept(checkpoint: Checkpoint, rows: Sequence[Row]) -> Kept:
    seen, wrong = [], []
    for _, _, witness, _, line in rows:
        try:
            key = VerifierKey.from_vkey(str(witness))
            note = SignedNote(checkpoint.encode(), (Signature.parse(str(line)),))
            [attestation] = note.verify([key], verify_signature)
            seen.append((key, attestation.witnessed_at or 0))
        except (KeyRefused, NoteRefused):
            wrong.append(str(witness).partition("+")[0])
    names = ", ".join(key.name for key, _ in seen) or "witnesses"
    return Kept(
        source=f"what {names} cosigned",
        checkpoint=checkpoint,
        cosignatures=Cosignatures(seen=tuple(seen), wrong=tuple(wrong)),
    )
