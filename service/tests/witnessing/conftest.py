"""A log in memory that can be honest or not, and a witness that is really served."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import SignedNote
from domain.ledger.proofs import consistency_proof
from domain.ledger.submission import Submission
from domain.ledger.tree import root_of
from domain.tests.ledger.make import Signer, TileShelf, leaf_hashes
from service.audit.witnessing.app import witness_app
from service.cli.witnessing import a_witness
from service.tests.serving import running_at

NAME = "witness.example/w"


@dataclass
class Log:
    """A log of leaves in memory; `fork` gives one that tells another story from a leaf on."""

    signer: Signer = field(default_factory=lambda: Signer("decisions.example/08W"))
    hashes: list[bytes] = field(default_factory=lambda: leaf_hashes(300))

    def fork(self, at: int) -> "Log":
        """The same log with another leaf at this place."""
        return Log(self.signer, [*self.hashes[:at], b"\x01" * 32, *self.hashes[at + 1 :]])

    def checkpoint(self, size: int) -> SignedNote:
        """The signed checkpoint of this size."""
        return Checkpoint(self.signer.name, size, root_of(self.hashes[:size])).signed_by(
            self.signer.key, self.signer.sign
        )

    def submission(self, old: int, new: int) -> Submission:
        """What it hands to a witness."""
        proof = consistency_proof(old, new, TileShelf(self.hashes).hash_at()) if old <= new else ()
        return Submission(old, proof, self.checkpoint(new))


@dataclass
class Served:
    """A witness that is being served."""

    key: VerifierKey
    url: str

    def answers(self, sent: Submission | str | bytes) -> httpx.Response:
        """Its answer, whatever it is."""
        content = sent.encode() if isinstance(sent, Submission) else sent
        return httpx.post(f"{self.url}/add-checkpoint", content=content, timeout=30)


@contextmanager
def witness_of(folder: Path, *logs: VerifierKey, name: str = NAME) -> Iterator[Served]:
    """Serve the witness whose key and memory are in this folder."""
    witness, key = a_witness(name, folder, logs)
    with running_at(witness_app(witness)) as port:
        yield Served(key, f"http://127.0.0.1:{port}")


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def witness(tmp_path: Path, log: Log) -> Iterator[Served]:
    with witness_of(tmp_path / "witness", log.signer.key) as found:
        yield found
