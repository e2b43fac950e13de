"""Checkpoints and receipts that somebody kept outside: only they show that a log was cut short or written anew."""

from collections.abc import Sequence
from pathlib import Path

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint, CheckpointRefused
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.proofs import Proof, ProofRefused, verify_inclusion
from domain.ledger.receipt import MAGIC, Receipt, ReceiptRefused
from domain.ledger.tree import Frontier
from verifier.findings import CannotTell, Check, Findings
from verifier.signatures import verify_signature

LONGEST = 2**20


@value
class Kept:
    """A checkpoint from a file, and for a receipt the place (from 0) and proof of its fact."""

    source: str
    checkpoint: Checkpoint
    forged: bool = False
    index: int | None = None
    proof: Proof = ()

    @property
    def ledger(self) -> str:
        """The ledger that it is of: the last part of its origin."""
        return self.checkpoint.origin.rpartition("/")[2]


def kept_in(file: Path, keys: Sequence[VerifierKey]) -> Kept:
    """Read a checkpoint (C2SP tlog-checkpoint) or a receipt (tlog-proof) from a file.

    Where keys are given, one of the log's name must have signed it. Raises `CannotTell` for a file that is not there,
    is neither, or that none of the keys signed; a wrong signature in the name of one of them is `forged`.
    """
    try:
        text = file.read_bytes()[:LONGEST].decode()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotTell(f"{file} cannot be read: {error}") from None
    return kept_of(str(file), text, keys)


def kept_of(source: str, text: str, keys: Sequence[VerifierKey]) -> Kept:
    """The same of a text from some source; raises `CannotTell`."""
    try:
        receipt = Receipt.parse(text) if text.startswith(MAGIC) else None
        note = receipt.checkpoint if receipt else SignedNote.parse(text)
        checkpoint = Checkpoint.parse(note.text)
    except (NoteRefused, CheckpointRefused, ReceiptRefused) as error:
        raise CannotTell(f"{source} is neither a checkpoint nor a receipt: {error}") from None
    return Kept(
        source=source,
        checkpoint=checkpoint,
        forged=bool(keys) and _is_forged(note, [key for key in keys if key.name == checkpoint.origin], source),
        index=receipt.index if receipt else None,
        proof=receipt.proof if receipt else (),
    )


def compare_kept(kept: Sequence[Kept], size: int, edges: dict[int, Frontier], findings: Findings) -> None:
    """Hold what was kept, of one ledger, against the tree grown from its facts."""
    agreed = 0
    for one in sorted(kept, key=lambda each: each.checkpoint.size):
        at = one.checkpoint.size
        if one.forged:
            findings.add(Check.CHECKPOINTS, at, f"{one.source}: the signature of the log's key is wrong")
        elif at > size:
            what = f"{one.source} was signed when the log had {at} facts; {at - size} of them are gone"
            findings.add(Check.CHECKPOINTS, size + 1, what, upto=at)
        elif at in edges and edges[at].root() != one.checkpoint.root:
            what = f"the first {at} facts are not those that {one.source} was signed for"
            findings.add(Check.CHECKPOINTS, agreed + 1, what, upto=at, vague=True)
        elif at in edges:
            agreed = at


def compare_receipt(one: Kept, leaf: bytes | None, findings: Findings) -> None:
    """Hold a receipt against the fact that stands at its place now."""
    if one.index is None or one.forged or leaf is None:
        return
    try:
        verify_inclusion(leaf_hash(leaf), one.index, one.checkpoint.size, one.proof, one.checkpoint.root)
    except ProofRefused:
        findings.add(Check.RECEIPTS, one.index + 1, f"this is not the fact that {one.source} was given for")


def _is_forged(note: SignedNote, keys: Sequence[VerifierKey], source: str) -> bool:
    known = {(key.name, key.key_id) for key in keys}
    if not any((one.name, one.key_id) in known for one in note.signatures):
        raise CannotTell(f"{source} is not signed by any of the keys given, so it shows nothing")
    try:
        note.verify(keys, verify_signature)
    except NoteRefused:
        return True
    return False
