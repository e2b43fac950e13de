"""What the service proves about its logs: how long each is, that a fact is in it, and that it only ever grew."""

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import SignedNote
from domain.ledger.proofs import Proof, consistency_proof, inclusion_proof
from domain.ledger.receipt import Receipt
from domain.ledger.tree import BrokenTree, HashAt, root_at
from domain.ledger.trust_policy import TrustPolicy
from service.audit.cosignatures import newest_with_enough, signatures_on
from service.audit.custody import Custody, custody_of
from service.audit.guarding.guard import Guard, head_of
from service.audit.guarding.marks import Mark
from service.audit.key_ring import KeyRing
from service.audit.signing import LogKey
from service.audit.tree_reader import TreeReader
from service.problems.refusals import NotFound, RefusedAtTheDoor
from service.store.connections import Connection
from service.store.heads import Head, read_head


class InvalidTreeSize(RefusedAtTheDoor):
    """The log has never had this many facts."""

    code = "invalid-tree-size"


class UnknownLogPosition(RefusedAtTheDoor):
    """There is no fact at this position of the log."""

    code = "unknown-log-position"


@value
class SignedTree:
    """The log at one size: what the checkpoint says, and the note that the log's key signed."""

    checkpoint: Checkpoint
    note: SignedNote


@value
class Inclusion:
    """That a fact stands at a place of the tree: its leaf hash, the proof, and the signed tree it leads to."""

    position: int
    leaf_hash: bytes
    proof: Proof
    tree: SignedTree

    @property
    def receipt(self) -> Receipt:
        """The same as a receipt for a stranger (C2SP tlog-proof)."""
        return Receipt(index=self.position - 1, proof=self.proof, checkpoint=self.tree.note)


@value
class Consistency:
    """That a tree begins with the whole of an earlier one: both signed, and the proof between them."""

    proof: Proof
    earlier: SignedTree
    later: SignedTree


class NotWitnessed(RefusedAtTheDoor):
    """Not enough witnesses have cosigned any checkpoint that holds this."""

    code = "not-witnessed"


class Prover:
    """Makes checkpoints, proofs and receipts for every ledger of the database; one for each process."""

    def __init__(self, key: LogKey, guard: Guard | None = None, ring: KeyRing | None = None) -> None:
        """Sign with the log's key what the guard, if there is one, lets pass; the ring has the keys that follow it."""
        self.key, self.guard, self.ring = key, guard, ring or KeyRing(key)
        self._custodies: dict[str, tuple[Head, Custody]] = {}

    def head(self, connection: Connection, ledger: str) -> Head:
        """The ledger's head; raises `NotFound` where there is no such ledger, and `BrokenTree` where it is damaged."""
        head = read_head(connection, ledger)
        if head is None or head.size == 0:
            raise NotFound("This body keeps no record here yet.")
        if head.frontier.root() != head.root:  # a log must never sign a root that is not that of its tree
            raise BrokenTree("the head's root is not that of its tree")
        return head

    def tree(self, connection: Connection, head: Head) -> TreeReader:
        """The tree of a ledger as of this head."""
        return TreeReader(connection, head)

    def checkpoint(
        self, connection: Connection, ledger: str, size: int | None = None, *, bare: bool = False
    ) -> SignedTree:
        """The signed checkpoint of a ledger, now or when it had so many facts; raises `InvalidTreeSize`.

        A `bare` one has the log's own signature only, and asks for no others.
        """
        head = self.head(connection, ledger)
        hash_at = self._about_to_sign(connection, head)
        return self._signed(connection, head, self._checkpoint(connection, head, size, hash_at), bare=bare)

    def witnessed_size(self, connection: Connection, ledger: str, policy: TrustPolicy | None, least: int = 0) -> int:
        """The largest size that enough witnesses have cosigned; raises `NotWitnessed` where it is below the least."""
        head = self.head(connection, ledger)
        origin = self.origin(connection, head)
        found = newest_with_enough(connection, ledger, origin, policy, head.size) if policy else None
        if found is None or found < least:
            raise NotWitnessed
        return found

    def inclusion(self, connection: Connection, ledger: str, position: int, size: int | None = None) -> Inclusion:
        """Prove that the fact at a position (from 1) is in the log, now or when it had so many facts.

        Raises `InvalidTreeSize`, and `UnknownLogPosition` where the log of that size had no such fact.
        """
        head = self.head(connection, ledger)
        hash_at = self._about_to_sign(connection, head)
        checkpoint = self._checkpoint(connection, head, size, hash_at)
        if not 1 <= position <= checkpoint.size:
            raise UnknownLogPosition(f"This log ends at position {checkpoint.size}.")
        return Inclusion(
            position=position,
            leaf_hash=hash_at(0, position - 1),
            proof=inclusion_proof(position - 1, checkpoint.size, hash_at),
            tree=self._signed(connection, head, checkpoint),
        )

    def consistency(self, connection: Connection, ledger: str, old: int, new: int | None = None) -> Consistency:
        """Prove that the log begins with what it was at an earlier size; raises `InvalidTreeSize`."""
        head = self.head(connection, ledger)
        hash_at = self._about_to_sign(connection, head)
        later = self._checkpoint(connection, head, new, hash_at)
        if old > later.size:
            raise InvalidTreeSize("The earlier size is the larger one.", parameter="from")
        earlier = self._checkpoint(connection, head, old, hash_at)
        return Consistency(
            proof=consistency_proof(old, later.size, hash_at),
            earlier=self._signed(connection, head, earlier),
            later=self._signed(connection, head, later),
        )

    def verifier(self, connection: Connection, ledger: str) -> VerifierKey:
        """The public key with which a log signs now, under the name that it has now."""
        custody = self._custody(connection, head_of(connection, ledger))
        return VerifierKey(self.key.origin(ledger, custody.generation), custody.key or self.ring.configured.public)

    def signer(self, connection: Connection, ledger: str) -> LogKey:
        """The key with which a log signs now; raises `LogKeyNotInForce` where it is not at hand."""
        return self.ring.find(self._custody(connection, head_of(connection, ledger)).key)

    def origin(self, connection: Connection, head: Head) -> str:
        """The name under which a log signs as of this head."""
        return self.key.origin(head.ledger, self._custody(connection, head).generation)

    def _custody(self, connection: Connection, head: Head) -> Custody:
        known = self._custodies.get(head.ledger)
        if known is None or known[0] != head:
            known = self._custodies[head.ledger] = head, custody_of(connection, head.ledger, upto=head.size)
        return known[1]

    def _about_to_sign(self, connection: Connection, head: Head) -> HashAt:
        """The tree to be signed; raises `LogRolledBack` or `LogForked` where it is not what was signed before."""
        hash_at = self.tree(connection, head).hash_at()
        if self.guard is not None:
            self.guard.refuse_signing(connection, head, hash_at)
        return hash_at

    def _checkpoint(self, connection: Connection, head: Head, size: int | None, hash_at: HashAt) -> Checkpoint:
        origin = self.origin(connection, head)
        if size is None or size == head.size:
            return Checkpoint(origin, head.size, head.root)
        if not 0 <= size <= head.size:
            raise InvalidTreeSize(f"The log has {head.size} facts.", parameter="size")
        return Checkpoint(origin, size, root_at(size, hash_at))

    def _signed(self, connection: Connection, head: Head, checkpoint: Checkpoint, *, bare: bool = False) -> SignedTree:
        key = self.ring.find(self._custody(connection, head).key)
        note = key.sign(checkpoint, head.ledger)
        if self.guard is not None:
            self.guard.keep(head, Mark(checkpoint=checkpoint, note=note))
        if not bare:
            note = note.beside(signatures_on(connection, head.ledger, checkpoint).values())
        return SignedTree(checkpoint=checkpoint, note=note)
