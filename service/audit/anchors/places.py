"""Where a checkpoint is taken to; each kind of place is a file of its own."""

from typing import Protocol

from service.audit.prover import SignedTree


class AnchorRefused(Exception):
    """A place did not take the checkpoint; the text says why, without any address or secret."""


class Place(Protocol):
    """Somewhere outside the database that takes checkpoints; `name` is what the operator reads of it."""

    name: str

    def take(self, tree: SignedTree) -> None:
        """Take a checkpoint and keep it. Raises `AnchorRefused` or `OSError`; taking it twice does no harm."""


def file_name(tree: SignedTree) -> str:
    """The name of the checkpoint's file: sorted by name, files are in the order of ledger and size."""
    return f"{tree.checkpoint.origin.rpartition('/')[2]}-{tree.checkpoint.size:012d}.checkpoint"
