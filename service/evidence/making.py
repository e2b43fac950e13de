"""Making a pack: facts, words, receipts, schemas, pages and verifier in one file, the same for the same question."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from domain.evidence.events import Profile
from domain.kernel.ids import BodyCode, CaseId
from domain.kernel.values import value
from domain.ledger.base64text import base64_text
from domain.ledger.keys import VerifierKey
from domain.ledger.note import SignedNote
from domain.ledger.origins import generation_of
from domain.ledger.proofs import inclusion_proof
from domain.ledger.receipt import Receipt
from service.audit.custody import KeyChange, changes_up_to, key_changes
from service.audit.reading import Audit
from service.evidence.packed_facts import Leaf, held_back_of, packed_facts
from verifier.evidence.archive import written
from verifier.evidence.layout import fact_file, hash_file, key_change_file, receipt_file, schema_file, texts_file
from verifier.evidence.manifest import CHECKPOINT, KEY, MANIFEST, SEAL, VERIFIER, Manifest, listed
from verifier.evidence.pages import pages_of
from verifier.evidence.record import CaseRecord, PackedFact
from verifier.evidence.words import told_words, words_of
from verifier.itself import itself, own_hash
from verifier.sealed import digests_in

SCHEMAS: Final = Path(__file__).parents[2] / "openapi" / "events"
Files = dict[str, bytes]


@value
class Wanted:
    """Of which case, as known at which position, showing how much."""

    body: BodyCode
    case: CaseId
    position: int
    profile: Profile


@value
class Signed:
    """What the log's key signed for a pack: the checkpoint and the seal, and the public key that checks both."""

    checkpoint: str
    seal: str
    key: str


@value
class MadePack:
    """A pack: its bytes, what was signed for it, and how much is in it."""

    data: bytes
    signed: Signed
    facts: int
    texts: int
    held_back: int
    withheld: bool  # whether any of its words is there and shown to nobody

    @property
    def sha256(self) -> str:
        """The hash by which it is known."""
        return sha256(self.data).hexdigest()


def made(audit: Audit, wanted: Wanted, before: Signed | None = None) -> MadePack:
    """Make a pack; with what was signed for it `before`, make the same again, whatever key signs today.

    Raises `UnknownCase`, `PackTooLarge` and, beyond the end of the record, `InvalidTreeSize`.
    """
    making = Making(audit, wanted)
    note = making.checkpoint(before)
    public = before.key if before else making.public_key()
    making.lead_to(public)
    files = making.files(note)
    files |= {CHECKPOINT: str(note).encode(), KEY: public.encode(), VERIFIER: itself()}
    manifest = making.manifest(listed(files)).encode()
    seal = before.seal if before else making.seal(manifest)
    files |= {MANIFEST: manifest, SEAL: seal.encode()}
    return MadePack(
        data=written(files),
        signed=Signed(checkpoint=str(note), seal=seal, key=public),
        facts=len(making.shown),
        texts=sum(map(bool, making.words.values())),
        withheld=not all(making.words.values()),
        held_back=len(making.held_back),
    )


class Making:
    """One pack being made."""

    def __init__(self, audit: Audit, wanted: Wanted) -> None:
        """Look up the facts, which of them are held back, and the words that may be shown."""
        self._audit, self._wanted = audit, wanted
        self._connection = audit.database.reader()
        leaves = packed_facts(self._connection, wanted.body, wanted.case, wanted.position)
        held_back = held_back_of(self._connection, wanted.body, leaves, wanted.profile)
        self.shown = [leaf for leaf in leaves if leaf.position not in held_back]
        self.held_back = [leaf for leaf in leaves if leaf.position in held_back]
        self.words = self._words()
        self._changes: Sequence[KeyChange] = ()

    def checkpoint(self, before: Signed | None) -> SignedNote:
        """The signed checkpoint to which the receipts lead."""
        if before is not None:
            return SignedNote.parse(before.checkpoint)
        prover, it = self._audit.prover, self._wanted
        # cosignatures come later, and would make other bytes
        return prover.checkpoint(self._connection, it.body, it.position, bare=True).note

    def public_key(self) -> str:
        """The log's public key, as it is pinned."""
        return f"{self._audit.prover.verifier(self._connection, self._wanted.body).vkey}\n"

    def lead_to(self, public: str) -> None:
        """Take the changes of the log's key that led to this one, whenever they were."""
        key = VerifierKey.from_vkey(public.removesuffix("\n")).public_key
        self._changes = changes_up_to(key_changes(self._connection, self._wanted.body), key)

    def seal(self, manifest: bytes) -> str:
        """The log's signature over the list of files."""
        prover, body = self._audit.prover, self._wanted.body
        name = prover.verifier(self._connection, body).name
        return str(prover.signer(self._connection, body).seal(manifest, body, generation_of(name)))

    def manifest(self, files: dict[str, str]) -> Manifest:
        """The list of these files."""
        it = self._wanted
        return Manifest(str(it.body), str(it.case), it.position, it.profile.value, own_hash(), files)

    def files(self, note: SignedNote) -> Files:
        """The facts with their words, receipts and schemas, and the pages."""
        files = {fact_file(leaf.position): leaf.leaf for leaf in self.shown}
        files |= {key_change_file(one.position): one.leaf for one in self._changes}
        files |= {hash_file(one.position): f"{base64_text(one.leaf_hash)}\n".encode() for one in self.held_back}
        files |= self._texts() | self._receipts(note) | self._schemas()
        facts = [PackedFact(leaf.position, leaf.said, self._told(leaf, files)) for leaf in self.shown]
        origin = note.text.partition("\n")[0]
        held_back = [leaf.position for leaf in self.held_back]
        return files | pages_of(CaseRecord(self.manifest({}), origin, facts, held_back))

    def _words(self) -> dict[str, str]:
        if self._wanted.profile is not Profile.FULL:
            return {}
        digests = (one for leaf in self.shown for one in digests_in(leaf.said))
        return self._audit.sealed.reveal(self._connection, self._wanted.body, digests)

    def _texts(self) -> Files:
        if self._wanted.profile is not Profile.FULL:
            return {}
        return {
            texts_file(one.position): told_words(one.said, self.words) for one in self.shown if digests_in(one.said)
        }

    def _told(self, leaf: Leaf, files: Files) -> dict[str, str | None]:
        return words_of(files.get(texts_file(leaf.position)), leaf.said) or {}

    def _receipts(self, note: SignedNote) -> Files:
        prover, size = self._audit.prover, self._wanted.position
        head = prover.head(self._connection, self._wanted.body)
        hash_at = cache(prover.tree(self._connection, head).hash_at())
        found = {}
        changes = [one.position for one in self._changes if one.position <= size]
        for position in (*(leaf.position for leaf in (*self.shown, *self.held_back)), *changes):
            index = position - 1
            receipt = Receipt(index=index, proof=inclusion_proof(index, size, hash_at), checkpoint=note)
            found[receipt_file(position)] = receipt.encode().encode()
        return found

    def _schemas(self) -> Files:
        kinds = {(str(leaf.said["type"]), int(leaf.said["version"])) for leaf in self.shown}
        names = {schema_file(kind, version) for kind, version in kinds}
        return {name: (SCHEMAS / Path(name).name).read_bytes() for name in names}
