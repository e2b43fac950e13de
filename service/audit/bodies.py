"""What is shown to auditors about the log."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from domain.ledger.base64text import base64_text, base64url_bytes
from domain.ledger.canonical import parse_strictly
from domain.ledger.leaf import leaf_hash
from service.audit.custody import KeyChange
from service.audit.prover import Consistency, Inclusion, SignedTree
from service.audit.reading import LeafRead, WitnessRead
from service.recording.receipts import LogPosition, Shown
from service.store.sealed import WITHHELD
from service.viewing.paging import PageMetadata

EMPTY_ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

Base64Hash = Annotated[str, Field(min_length=44, max_length=44, examples=[EMPTY_ROOT])]
Hashes = Annotated[tuple[Base64Hash, ...], Field(max_length=126)]
NoteText = Annotated[str, Field(description="A signed note (C2SP tlog-checkpoint).")]


class InclusionShown(Shown):
    """Proof that a fact is in the log (RFC 9162 section 2.1.3); `index` counts from 0, positions from 1."""

    position: LogPosition
    leaf_hash: Base64Hash
    index: LogPosition
    size: LogPosition
    root: Base64Hash
    hashes: Hashes
    checkpoint: NoteText

    @classmethod
    def of(cls, proven: Inclusion) -> Self:
        """Show a proof."""
        return cls(
            position=proven.position,
            leaf_hash=base64_text(proven.leaf_hash),
            index=proven.position - 1,
            size=proven.tree.checkpoint.size,
            root=base64_text(proven.tree.checkpoint.root),
            hashes=tuple(map(base64_text, proven.proof)),
            checkpoint=str(proven.tree.note),
        )


class TreeShown(Shown):
    """The log at one size."""

    size: LogPosition
    root: Base64Hash
    checkpoint: NoteText

    @classmethod
    def of(cls, tree: SignedTree) -> Self:
        """Show a signed checkpoint."""
        return cls(size=tree.checkpoint.size, root=base64_text(tree.checkpoint.root), checkpoint=str(tree.note))


class ConsistencyShown(Shown):
    """Proof that the later log begins with the whole of the earlier one (RFC 9162 section 2.1.4)."""

    earlier: TreeShown
    later: TreeShown
    hashes: Hashes

    @classmethod
    def of(cls, proven: Consistency) -> Self:
        """Show a proof."""
        return cls(
            earlier=TreeShown.of(proven.earlier),
            later=TreeShown.of(proven.later),
            hashes=tuple(map(base64_text, proven.proof)),
        )


PublicKey = Annotated[str, Field(description="The public key as a line of text (C2SP signed-note).")]
SignatureLine = Annotated[str, Field(description="A signature line (C2SP signed-note).")]


class KeyChangeShown(Shown):
    """How a new key took the place of the log's: what both have signed, and the fact that says so.

    The signed text has six lines, each ended: `commissioning-decisions/key-rotation/v1`, the origin, the number of
    facts before, their root, the old and the new key.
    """

    position: LogPosition
    origin: str
    size: LogPosition
    root: Base64Hash
    old_key: PublicKey
    new_key: PublicKey
    signed_by_old: SignatureLine
    signed_by_new: SignatureLine
    leaf: Annotated[str, Field(description="The bytes of the fact, in base64; its receipt shows that the log has it.")]
    leaf_hash: Base64Hash

    @classmethod
    def of(cls, change: KeyChange) -> Self:
        """Show a change."""
        told = {name: held for name, held in change.data.items() if name != "body"}
        hashed = base64_text(leaf_hash(change.leaf))
        return cls.model_validate(
            {**told, "position": change.position, "leaf": base64_text(change.leaf), "leafHash": hashed}
        )


class KeysShown(Shown):
    """The public key in force, and every change that led to it, the first one first."""

    key: PublicKey
    results: tuple[KeyChangeShown, ...]


class WitnessShown(Shown):
    """Somebody outside the body who vouches that the log only grew, and what they have cosigned last."""

    name: Annotated[str, Field(examples=["audit.example.nhs.uk/witness"])]
    key: PublicKey
    size: LogPosition | None = None
    witnessed_at: Annotated[str | None, Field(json_schema_extra={"format": "date-time"})] = None

    @classmethod
    def of(cls, read: WitnessRead) -> Self:
        """Show a witness."""
        key, newest = read.witness.key, read.newest
        if newest is None:
            return cls(name=key.name, key=key.vkey)
        at = datetime.fromtimestamp(newest.witnessed_at, UTC).isoformat()
        return cls(name=key.name, key=key.vkey, size=newest.size, witnessed_at=at)


class WitnessesShown(Shown):
    """Who is asked to cosign the log, and how much of it enough of them have seen, if any."""

    results: tuple[WitnessShown, ...]
    size: LogPosition
    witnessed: Annotated[LogPosition | None, Field(description="How long the log was when enough of them saw it.")] = (
        None
    )

    @classmethod
    def of(cls, size: int, witnessed: int | None, witnesses: Iterable[WitnessRead]) -> Self:
        """Show the witnesses of a log of this size."""
        return cls(size=size, witnessed=witnessed, results=tuple(map(WitnessShown.of, witnesses)))


class DisclosureShown(Shown):
    """What stands behind one digest of a fact: the disclosure (RFC 9901) and its text, unless erased or withheld."""

    digest: str
    disclosure: str | None = None
    text: str | None = None
    erased: Literal[True] | None = None
    withheld: Literal[True] | None = None

    @classmethod
    def of(cls, digest: str, disclosure: str | None) -> Self:
        """Show a disclosure, or that it is erased, or that it is there and withheld."""
        if disclosure is None:
            return cls(digest=digest, erased=True)
        if disclosure == WITHHELD:
            return cls(digest=digest, withheld=True)
        opened = parse_strictly(base64url_bytes(disclosure))
        return cls(digest=digest, disclosure=disclosure, text=str(opened[2]) if isinstance(opened, list) else None)


class ProvenFact(Shown):
    """A fact as it is proven: its bytes in base64, their hash in the tree, what they say, and what they commit to."""

    position: LogPosition
    leaf: Annotated[str, Field(json_schema_extra={"format": "byte"})]
    leaf_hash: Base64Hash
    fact: Annotated[dict[str, Any], Field(description="What the bytes say, with digests for personal and free text.")]
    tags: tuple[str, ...]
    disclosures: tuple[DisclosureShown, ...]

    @classmethod
    def of(cls, read: LeafRead) -> Self:
        """Show a fact."""
        return cls(
            position=read.position,
            leaf=base64_text(read.leaf),
            leaf_hash=base64_text(read.leaf_hash),
            fact=read.fact,
            tags=tuple(read.fact.get("tags", ())),
            disclosures=tuple(DisclosureShown.of(*one) for one in read.disclosures.items()),
        )


class FactPage(Shown):
    """A page of the log."""

    results: tuple[ProvenFact, ...]
    metadata: PageMetadata
