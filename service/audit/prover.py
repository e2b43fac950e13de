"""What the service proves about its logs: how long each is, that a fact is in it, and that it only ever grew."""

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.note import SignedNote
from domain.ledger.proofs import Proof, consistency_proof, inclusion_proof
from domain.ledger.receipt import Receipt
from domain.ledger.tree import BrokenTree, HashAt, root_at
from service.audit.known_nodes import KnownNodes
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


class Prover:
    """Makes checkpoints, proofs and receipts for every ledger of the database; one for each process."""

    def __init__(self, key: LogKey) -> None:
        """Sign with the log's key."""
        self.key = key
        self._known = KnownNodes()

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
        return TreeReader(connection, head, self._known)

    def checkpoint(self, connection: Connection, ledger: str, size: int | None = None) -> SignedTree:
        """The signed checkpoint of a ledger, now or when it had so many facts; raises `InvalidTreeSize`."""
        head = self.head(connection, ledger)
        return self._signed(self._checkpoint(head, size, self.tree(connection, head).hash_at()), ledger)

    def inclusion(self, connection: Connection, ledger: str, position: int, size: int | None = None) -> Inclusion:
        """Prove that the fact at a position (from 1) is in the log, now or when it had so many facts.

        Raises `InvalidTreeSize`, and `UnknownLogPosition` where the log of that size had no such fact.
        """
        head = self.head(connection, ledger)
        hash_at = self.tree(connection, head).hash_at()
        checkpoint = self._checkpoint(head, size, hash_at)
        if not 1 <= position <= checkpoint.size:
            raise UnknownLogPosition(f"This log ends at position {checkpoint.size}.")
        return Inclusion(
            position=position,
            leaf_hash=hash_at(0, position - 1),
            proof=inclusion_proof(position - 1, checkpoint.size, hash_at),
            tree=self._signed(checkpoint, ledger),
        )

    def consistency(self, connection: Connection, ledger: str, old: int, new: int | None = None) -> Consistency:
        """Prove that the log begins with what it was at an earlier size; raises `InvalidTreeSize`."""
        head = self.head(connection, ledger)
        hash_at = self.tree(connection, head).hash_at()
        later = self._checkpoint(head, new, hash_at)
        if old > later.size:
            raise InvalidTreeSize("The earlier size is the larger one.", parameter="from")
        earlier = self._checkpoint(head, old, hash_at)
        return Consistency(
            proof=consistency_proof(old, later.size, hash_at),
            earlier=self._signed(earlier, ledger),
            later=self._signed(later, ledger),
        )

    def _checkpoint(self, head: Head, size: int | None, hash_at: HashAt) -> Checkpoint:
        if size is None or size == head.size:
            return Checkpoint(self.key.origin(head.ledger), head.size, head.root)
        if not 0 <= size <= head.size:
            raise InvalidTreeSize(f"The log has {head.size} facts.", parameter="size")
        return Checkpoint(self.key.origin(head.ledger), size, root_at(size, hash_at))

    def _signed(self, checkpoint: Checkpoint, ledger: str) -> SignedTree:
        return SignedTree(checkpoint=checkpoint, note=self.key.sign(checkpoint, ledger))
