"""Cosignatures gathered: each witness is handed the checkpoint with the proof from what it saw last."""

from collections.abc import Mapping
from contextlib import closing

from domain.kernel.values import value
from domain.ledger.proofs import consistency_proof
from domain.ledger.submission import Submission
from domain.ledger.trust_policy import TrustPolicy, Witness
from service.audit.cosignatures import Cosigned, keep, newest_seen, newest_with_enough, signatures_on
from service.audit.prover import Prover, SignedTree
from service.audit.witnesses.asking import Told, ask_all
from service.audit.witnesses.understanding import NotCosigned, SeenAtSize, cosigned_in
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import read_head


@value
class Gathered:
    """What came of asking the witnesses of one ledger: who cosigned when, who did not and why, and up to where."""

    ledger: str
    size: int
    cosigned: dict[str, int]
    failed: dict[str, str]
    witnessed: int | None

    @property
    def is_enough(self) -> bool:
        """Whether enough witnesses have seen the log as long as it is."""
        return self.witnessed == self.size


class Gatherer:
    """Asks the witnesses of a policy that have an address; writes nothing but what they answered."""

    def __init__(self, database: Database, prover: Prover, policy: TrustPolicy) -> None:
        """Prove from this database, and keep the cosignatures in it."""
        self._database, self._prover, self.policy = database, prover, policy

    def gather(self, ledger: str, *, only_missing: bool = False) -> Gathered | None:
        """Ask for cosignatures of a ledger as long as it is now; nothing where there is no ledger.

        With `only_missing`, whoever has cosigned it at this size is not asked again.
        """
        with closing(self._database.connect(impatient=True)) as connection:
            head = read_head(connection, ledger)
            if head is None or head.size == 0:
                return None
            # Read first: whoever has seen more than the log read afterwards has seen what is gone.
            seen = newest_seen(connection, ledger, self._prover.origin(connection, head))
            tree = self._prover.checkpoint(connection, ledger)
            there = signatures_on(connection, ledger, tree.checkpoint) if only_missing else {}
            asked = [one for one in self.policy.witnesses if one.url and one.key.vkey not in there]
            sizes = {one: seen[one.key.vkey].size if one.key.vkey in seen else 0 for one in asked}
            return self._ask(connection, ledger, tree, sizes)

    def _ask(self, connection: Connection, ledger: str, tree: SignedTree, sizes: Mapping[Witness, int]) -> Gathered:
        round_ = _Round(tree)
        round_.elsewhere |= {one: size for one, size in sizes.items() if size > tree.checkpoint.size}
        round_.take(ask_all(self._submissions(connection, ledger, tree, sizes)))
        again = {one: size for one, size in round_.elsewhere.items() if size <= tree.checkpoint.size}
        round_.take(ask_all(self._submissions(connection, ledger, tree, again)))
        if round_.cosigned:
            with transaction(connection):
                for cosigned in round_.cosigned.values():
                    keep(connection, ledger, tree.checkpoint, cosigned)
        return self._gathered(connection, ledger, tree, round_)

    def _submissions(
        self, connection: Connection, ledger: str, tree: SignedTree, sizes: Mapping[Witness, int]
    ) -> dict[Witness, Submission]:
        head = self._prover.head(connection, ledger)
        hash_at = self._prover.tree(connection, head).hash_at()
        size = tree.checkpoint.size
        return {
            one: Submission(old, consistency_proof(old, size, hash_at), tree.note)
            for one, old in sizes.items()
            if old <= size
        }

    def _gathered(self, connection: Connection, ledger: str, tree: SignedTree, round_: "_Round") -> Gathered:
        checkpoint = tree.checkpoint
        return Gathered(
            ledger=ledger,
            size=checkpoint.size,
            cosigned={one.name: told.witnessed_at for one, told in round_.cosigned.items()},
            failed=round_.failed,
            witnessed=newest_with_enough(connection, ledger, checkpoint.origin, self.policy, checkpoint.size),
        )


class _Round:
    """What the witnesses have answered about one checkpoint so far."""

    def __init__(self, tree: SignedTree) -> None:
        self._checkpoint = tree.checkpoint
        self.cosigned: dict[Witness, Cosigned] = {}
        self.elsewhere: dict[Witness, int] = {}
        self._failed: dict[Witness, str] = {}

    def take(self, answers: Mapping[Witness, Told]) -> None:
        """Take answers; a later one counts instead of an earlier one."""
        for one, told in answers.items():
            try:
                self.cosigned[one] = cosigned_in(told, self._checkpoint.encode(), one.key)
                self.elsewhere.pop(one, None)
            except SeenAtSize as seen:
                self.elsewhere[one] = seen.size
            except NotCosigned as reason:
                self.elsewhere.pop(one, None)
                self._failed[one] = str(reason)

    @property
    def failed(self) -> dict[str, str]:
        """Why a witness has not cosigned, by its name in the policy."""
        failed = {one: why for one, why in self._failed.items() if one not in self.cosigned}
        failed |= {one: self._elsewhere(size) for one, size in self.elsewhere.items()}
        return {one.name: why for one, why in failed.items()}

    def _elsewhere(self, size: int) -> str:
        """A witness that still speaks of another log than ours has seen what we no longer have, or was too quick."""
        if size == self._checkpoint.size:
            return "has-seen-another-root"
        return "has-seen-a-longer-log" if size > self._checkpoint.size else "has-changed-meanwhile"
