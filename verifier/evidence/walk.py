"""One pass over a pack: the list and its seal, the checkpoint, each fact with its receipt and words, the pages."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from domain.kernel.ids import CaseId, NotAnId
from domain.ledger.base64text import TextRefused, base64_bytes
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import HASH_SIZE, leaf_hash
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.proofs import ProofRefused, verify_inclusion
from domain.ledger.receipt import Receipt, ReceiptRefused
from domain.ledger.trust_policy import TrustPolicy
from verifier.checkpoints import Kept, compare_receipt, kept_of, keys_under
from verifier.custody import Custody
from verifier.evidence.layout import fact_file, hash_file, key_change_file, receipt_file, texts_file
from verifier.evidence.manifest import CHECKPOINT, MANIFEST, SEAL, sealed_text
from verifier.evidence.opened import OpenedPack
from verifier.evidence.pages import pages_of
from verifier.evidence.record import CaseRecord, PackedFact
from verifier.evidence.schemas import schema_files
from verifier.evidence.words import withheld_among, words_of
from verifier.export_lines import row_of
from verifier.facts import UNFIT, examine
from verifier.findings import CannotTell, Check, Findings
from verifier.itself import own_hash
from verifier.ledgers import Progress
from verifier.meanings import Meanings
from verifier.signatures import verify_signature
from verifier.witnesses import Witnessed, witnessed_by

OWN = "the checkpoint of the pack"
OTHER_PROGRAM = (
    "the pages for reading were not held against the facts, for another version of the program is said to have made "
    "them: believe none of them, or get that version from its publisher, never from the pack"
)


class Walk:
    """Looks at a pack from its list to its pages."""

    def __init__(self, pack: OpenedPack, keys: Sequence[VerifierKey], policy: TrustPolicy | None = None) -> None:
        """Check with these public keys; a policy says which witnesses are believed."""
        self.pack, self.findings, self.policy = pack, Findings(), policy
        self._agreeing: list[Kept] = []
        self.erased = self.withheld = 0
        self.root, self.origin = b"", ""
        self._keys, self._note = keys, ""
        self._facts: list[PackedFact] = []
        self._custody = Custody(pack.manifest.body, self.findings)

    @property
    def witnessed(self) -> Witnessed | None:
        """How much of the log witnesses saw, by the checkpoints that agree with the pack."""
        return witnessed_by([(one.checkpoint, one.cosignatures) for one in self._agreeing], self.policy)

    def over_all(self, progress: Progress) -> None:
        """Look at everything once."""
        self.pack.compare_files(self.findings)
        self._take_key_changes()
        self._take_checkpoint()
        self._take_seal()
        if self.root and not self.findings.counts:
            self._take_facts(progress)
            self._compare_pages()

    def compare_kept(self, kept: Sequence[Kept]) -> None:
        """Hold what somebody kept of this log against the checkpoint and the facts of the pack."""
        for one in kept:
            at = one.checkpoint.size
            for name in one.cosignatures.wrong:
                self.findings.add(Check.CHECKPOINTS, max(at, 1), f"{one.source}: the cosignature of {name} is wrong")
            if one.forged:
                self.findings.add(Check.CHECKPOINTS, at, f"{one.source}: the signature of the log's key is wrong")
            elif (position := self._custody.replaced_at(one.checkpoint, one.signers)) is not None:
                self._replaced(one.source, position)
            elif at == self.pack.manifest.position and self.root and one.checkpoint.root != self.root:
                what = f"the record is not the one that {one.source} was signed for"
                self.findings.add(Check.CHECKPOINTS, 1, what, upto=at, vague=True)
            elif at == self.pack.manifest.position:
                self._agreeing.append(one)
            leaf = self.pack.files.get(fact_file(-1 if one.index is None else one.index + 1))
            compare_receipt(one, leaf, self._custody, self.findings)

    def _take_key_changes(self) -> None:
        """Follow how the log's key was replaced, by what both keys have signed each time."""
        for position in self.pack.key_changes:
            data = self.pack.rotations.get(position)
            if data is None:
                self.findings.add(Check.BYTES, position, "the bytes cannot be read as a change of the log's key")
            else:
                self._custody.take_change(position, data)

    def _take_checkpoint(self) -> None:
        manifest = self.pack.manifest
        try:
            own = kept_of(OWN, self.pack.files[CHECKPOINT].decode(), self._keys, self.policy)
        except UnicodeDecodeError:
            self._wrong("the checkpoint is no text")
        except CannotTell as reason:
            self.findings.missing.append(str(reason))
        else:
            self._note, self.origin = self.pack.files[CHECKPOINT].decode(), own.checkpoint.origin
            if own.forged:
                self._wrong(f"{OWN}: the signature of the log's key is wrong")
            elif own.ledger != manifest.body or own.checkpoint.size != manifest.position or own.index is not None:
                self._wrong(f"{OWN} is of another log, or of another length, than the pack")
            elif (position := self._custody.replaced_at(own.checkpoint, own.signers)) is not None:
                self._replaced(OWN, position)
            else:
                self.root = own.checkpoint.root
                self._agreeing.append(own)

    def _take_seal(self) -> None:
        """The seal is the log's signature over this very list, and nothing else stands in its file."""
        try:
            seal = SignedNote.parse(self.pack.files[SEAL])
            keys = keys_under(self.origin, self._keys)
            known = {(key.name, key.key_id) for key in keys}
            if self.origin and not any((one.name, one.key_id) in known for one in seal.signatures):
                self.findings.missing.append("the seal is not signed by any of the keys given, so it shows nothing")
            elif self.origin:
                self._compare_seal(seal)
                seal.verify(keys, verify_signature)
        except NoteRefused as reason:
            self._wrong(f"the seal over the list of files is wrong: {reason}")

    def _compare_seal(self, seal: SignedNote) -> None:
        if seal.text != sealed_text(self.pack.files[MANIFEST], self.origin) or len(seal.signatures) != 1:
            self._wrong("the seal is not over this list of files")
        if str(seal).encode() != self.pack.files[SEAL]:
            self._wrong("the seal is spelt otherwise than a seal is")

    def _take_facts(self, progress: Progress) -> None:
        with suppress(NotAnId):
            meanings = Meanings(self.findings, of_case=CaseId(self.pack.manifest.case))
            before = 0
            for done, position in enumerate(self.pack.positions, start=1):
                before = self._take_fact(position, before, meanings)
                progress("facts", done, len(self.pack.positions))
            for position in self.pack.key_changes_in_it:
                self._prove(position, leaf_hash(self.pack.files[key_change_file(position)]))
            for position in self.pack.held_back:
                self._prove(position, _hash_in(self.pack.files[hash_file(position)]))
            return
        self._wrong("the case has no name that a case can have")

    def _take_fact(self, position: int, before: int, meanings: Meanings) -> int:
        leaf = self.pack.files[fact_file(position)]
        hashed = leaf_hash(leaf)
        self._prove(position, hashed)
        row = row_of(position, leaf, hashed)
        seen = examine(row, self.findings) if row else None
        if row is None or seen is None:
            self.findings.add(Check.BYTES, position, "the bytes cannot be read as a fact")
            return before
        if row.recorded_at < before:
            self.findings.add(Check.TIMES, position, "the fact is said to have been recorded before an earlier one")
        meanings.take(row, seen)
        self._take_words(position, seen.said)
        return row.recorded_at

    def _take_words(self, position: int, said: dict[str, Any]) -> None:
        told = self.pack.files.get(texts_file(position))
        words = words_of(told, said)
        if words is None:
            self.findings.add(Check.DISCLOSURES, position, "the texts beside the fact are not those it commits to")
            return
        self.erased += sum(1 for text in words.values() if text is None)
        self.withheld += withheld_among(told)
        with suppress(*UNFIT):
            self._facts.append(PackedFact(position, said, words))

    def _prove(self, position: int, hashed: bytes) -> None:
        """Hold the receipt of a fact against its hash and the checkpoint."""
        told = self.pack.files[receipt_file(position)]
        try:
            receipt = Receipt.parse(told.decode())
            verify_inclusion(hashed, position - 1, self.pack.manifest.position, receipt.proof, self.root)
            right = (receipt.index, receipt.extra, str(receipt.checkpoint)) == (position - 1, None, self._note)
            reason: object = None if right else "it is for another place, or leads to another checkpoint"
        except (ReceiptRefused, ProofRefused, ValueError) as refused:
            reason = refused
        if reason is not None:
            self.findings.add(
                Check.RECEIPTS, position, f"the receipt does not show that the fact is in the log: {reason}"
            )

    def _compare_pages(self) -> None:
        """Make the pages again from the facts; only the version of the program that made them makes the same."""
        if self.pack.manifest.verifier != own_hash():
            self.findings.missing.append(OTHER_PROGRAM)
        if self.findings.counts or self.findings.missing:
            return
        held_back = list(self.pack.held_back)
        try:
            made = pages_of(CaseRecord(self.pack.manifest, self.origin, self._facts, held_back))
        except UNFIT:
            made = {}
        for name in sorted(made or {"index.html": b""}):
            if self.pack.files[name] != made.get(name):
                self._wrong(f"the page {name} does not say what the facts say")
        self._compare_schemas()

    def _compare_schemas(self) -> None:
        """There is one schema of each type and version, as this program publishes it."""
        made = schema_files({(fact.type, int(fact.said["version"])) for fact in self._facts})
        for name in sorted(made.keys() ^ self.pack.schemas):
            self._wrong(f"the schema {name!a} is missing, or of a type of which there is no fact")
        for name in sorted(made.keys() & self.pack.schemas):
            if made[name] is None:
                self.findings.limits.append(f"{name} is of a version that was not held against the program")
            elif self.pack.files[name] != made[name]:
                self._wrong(f"the schema {name!a} is not the one that is published")

    def _replaced(self, source: str, position: int) -> None:
        what = f"{source} was signed with a key that had been replaced at position {position}"
        self.findings.add(Check.CUSTODY, position, what)

    def _wrong(self, what: str) -> None:
        self.findings.add(Check.PACK, 1, what, upto=max(self.pack.manifest.position, 1), vague=True)


def _hash_in(told: bytes) -> bytes:
    with suppress(TextRefused, UnicodeDecodeError):
        hashed = base64_bytes(told.decode().removesuffix("\n"))
        return hashed if len(hashed) == HASH_SIZE else b""
    return b""
