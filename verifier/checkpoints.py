"""Checkpoints and receipts that somebody kept outside: only they show that a log was cut short or written anew."""

from collections.abc import Sequence
from pathlib import Path

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint, CheckpointRefused
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.origins import first_origin, ledger_of
from domain.ledger.proofs import Proof, ProofRefused, verify_inclusion
from domain.ledger.receipt import MAGIC, Receipt, ReceiptRefused
from domain.ledger.tree import Frontier
from domain.ledger.trust_policy import TrustPolicy
from verifier.custody import Custody
from verifier.findings import CannotTell, Check, Finding, Findings
from verifier.signatures import verify_signature
from verifier.witnesses import Cosignatures, cosignatures_on

LONGEST = 2**20
WRONG = "{}: the signature of the log's key is wrong"


@value
class Kept:
    """A checkpoint from a file, and for a receipt the place (from 0) and proof of its fact."""

    source: str
    checkpoint: Checkpoint
    forged: bool = False
    signers: frozenset[bytes] = frozenset()
    index: int | None = None
    proof: Proof = ()
    cosignatures: Cosignatures = Cosignatures()

    @property
    def ledger(self) -> str:
        """The ledger that it is of, as its origin names it."""
        return ledger_of(self.checkpoint.origin)


def kept_in(file: Path, keys: Sequence[VerifierKey], policy: TrustPolicy | None = None) -> Kept:
    """Read a checkpoint (C2SP tlog-checkpoint) or a receipt (tlog-proof) from a file.

    Where keys are given, one of the log's name must have signed it. Raises `CannotTell` for a file that is not there,
    is neither, or that none of the keys signed; a wrong signature in the name of one of them is `forged`.
    Cosignatures are looked at of the witnesses that the policy names.
    """
    try:
        text = file.read_bytes()[:LONGEST].decode()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotTell(f"{file} cannot be read: {error}") from None
    return kept_of(str(file), text, keys, policy)


def kept_of(source: str, text: str, keys: Sequence[VerifierKey], policy: TrustPolicy | None = None) -> Kept:
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
        forged=bool(keys) and _is_forged(note, keys_under(checkpoint.origin, keys), source),
        signers=frozenset(key.public_key for key in _signing(note, keys_under(checkpoint.origin, keys))),
        cosignatures=cosignatures_on(note, policy),
        index=receipt.index if receipt else None,
        proof=receipt.proof if receipt else (),
    )


def compare_kept(
    kept: Sequence[Kept], size: int, edges: dict[int, Frontier], custody: Custody, findings: Findings
) -> list[Kept]:
    """Hold what was kept, of one ledger, against the tree grown from its facts; gives what agrees with it."""
    agreed, agreeing = 0, []
    for one in sorted(kept, key=lambda each: each.checkpoint.size):
        at = one.checkpoint.size
        for name in one.cosignatures.wrong:
            findings.add(Check.CHECKPOINTS, max(at, 1), f"{one.source}: the cosignature of {name} is wrong")
        if one.forged:
            findings.add(Check.CHECKPOINTS, at, WRONG.format(one.source))
        elif (position := custody.replaced_at(one.checkpoint, one.signers)) is not None:
            what = f"{one.source} was signed with a key that had been replaced at position {position}"
            findings.add(Check.CUSTODY, position, what)
        elif at in edges and edges[at].root() == one.checkpoint.root:
            agreed = at
            agreeing.append(one)
        elif (loss := custody.covering(one.checkpoint)) is not None:
            findings.missing.append(f"{loss.what}, and {one.source} was signed for them")
        elif at > size:
            what = f"{one.source} was signed when the log had {at} facts; {at - size} of them are gone"
            findings.add(Check.CHECKPOINTS, size + 1, what, upto=at)
        elif at in edges:
            what = f"the first {at} facts are not those that {one.source} was signed for"
            findings.add(Check.CHECKPOINTS, agreed + 1, what, upto=at, vague=True)
    return agreeing


def forged(one: Kept) -> Finding:
    """That a checkpoint bears a wrong signature, whatever ledger it is of; of what it says nothing is believed."""
    at = one.checkpoint.size
    return Finding(check=Check.CHECKPOINTS, first=at, last=at, what=WRONG.format(one.source))


def compare_receipt(one: Kept, leaf: bytes | None, custody: Custody, findings: Findings) -> None:
    """Hold a receipt against the fact that stands at its place now."""
    if one.index is None or one.forged or leaf is None:
        return
    if (loss := custody.covering(one.checkpoint)) is not None and one.index >= loss.common_size:
        return
    try:
        verify_inclusion(leaf_hash(leaf), one.index, one.checkpoint.size, one.proof, one.checkpoint.root)
    except ProofRefused:
        findings.add(Check.RECEIPTS, one.index + 1, f"this is not the fact that {one.source} was given for")


def keys_under(origin: str, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
    """The keys of this log, under the name that it has here: after a loss it goes on under another."""
    mine = [key for key in keys if first_origin(key.name) == first_origin(origin)]
    return [VerifierKey(origin, key.public_key, key.algorithm) for key in mine]


def _signing(note: SignedNote, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
    there = {(one.name, one.key_id) for one in note.signatures}
    return [key for key in keys if (key.name, key.key_id) in there]


def _is_forged(note: SignedNote, keys: Sequence[VerifierKey], source: str) -> bool:
    if not _signing(note, keys):
        raise CannotTell(f"{source} is not signed by any of the keys given, so it shows nothing")
    try:
        note.verify(keys, verify_signature)
    except NoteRefused:
        return True
    return False
