"""A stranger with a receipt and the log's key needs nothing else."""

from base64 import b64decode
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.checkpoint import Checkpoint, CheckpointRefused, open_checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.proofs import ProofRefused, inclusion_proof
from domain.ledger.receipt import Receipt, ReceiptRefused
from domain.ledger.tree import EMPTY_ROOT, root_of
from domain.tests.ledger.make import Signer, TileShelf, leaf_hashes, verify
from domain.tests.ledger.vectors import sets

LOG = Signer("decisions.example/08W")
HASHES = leaf_hashes(7)
CHECKPOINT = Checkpoint(LOG.name, 7, root_of(HASHES))
SIGNED = CHECKPOINT.signed_by(LOG.key, LOG.sign)
RECEIPT = Receipt(4, inclusion_proof(4, 7, TileShelf(HASHES).hash_at()), SIGNED)


def test_a_checkpoint_is_three_lines() -> None:
    empty = Checkpoint("decisions.example/08W", 0, EMPTY_ROOT)
    assert empty.encode() == "decisions.example/08W\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"


@given(
    st.builds(
        Checkpoint,
        st.text(min_size=1).filter(lambda text: "\n" not in text),
        st.integers(0, 2**63 - 1),
        st.binary(min_size=32, max_size=32),
        st.lists(st.text(min_size=1).filter(lambda text: "\n" not in text)).map(tuple),
    )
)
def test_a_checkpoint_reads_back(checkpoint: Checkpoint) -> None:
    assert Checkpoint.parse(checkpoint.encode()) == checkpoint


ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"o\n1\n{ROOT}",
        "o\n1\n",
        f"\n1\n{ROOT}\n",
        f"o\n01\n{ROOT}\n",
        f"o\n+1\n{ROOT}\n",
        f"o\n-1\n{ROOT}\n",
        f"o\n1_0\n{ROOT}\n",
        f"o\n١\n{ROOT}\n",
        f"o\n9223372036854775808\n{ROOT}\n",
        f"o\n1\n{ROOT[:-1]}\n",
        f"o\n1\n{ROOT[:-2]}V=\n",
        f"o\n1\nAAAA{ROOT}\n",
        f"o\n1\n{ROOT}\n\n",
        f"o\n1\n{ROOT}\n\nmore\n",
        f"o\n1\r\n{ROOT}\n",
    ],
)
def test_another_spelling_of_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(CheckpointRefused):
        Checkpoint.parse(text)


def test_a_checkpoint_that_could_not_be_read_back_is_not_made() -> None:
    for wrong in ({"origin": ""}, {"origin": "a\nb"}, {"size": -1}, {"root": b""}, {"extensions": ("",)}):
        with pytest.raises(CheckpointRefused):
            replace(CHECKPOINT, **wrong)


def test_a_checkpoint_of_another_log_is_refused() -> None:
    assert open_checkpoint(SIGNED, LOG.name, [LOG.key], verify) == CHECKPOINT
    with pytest.raises(CheckpointRefused):
        open_checkpoint(SIGNED, "decisions.example/99X", [LOG.key], verify)
    with pytest.raises(NoteRefused):
        open_checkpoint(SIGNED, LOG.name, [Signer("stranger.example").key], verify)


def test_a_receipt_convinces_a_stranger() -> None:
    receipt = Receipt.parse(RECEIPT.encode())
    assert receipt == RECEIPT
    assert receipt.verify(b"leaf/4", LOG.name, [LOG.key], verify) == CHECKPOINT


@pytest.mark.parametrize("extra", [b"", b"leaf bytes\n\xff"])
def test_a_receipt_may_carry_more_than_the_proof(extra: bytes) -> None:
    receipt = replace(RECEIPT, extra=extra)
    assert receipt.encode().startswith("c2sp.org/tlog-proof@v1\nextra ")
    assert Receipt.parse(receipt.encode()) == receipt


def test_a_receipt_for_another_leaf_or_place_is_refused() -> None:
    with pytest.raises(ProofRefused):
        RECEIPT.verify(b"leaf/5", LOG.name, [LOG.key], verify)
    with pytest.raises(ProofRefused):
        replace(RECEIPT, index=5).verify(b"leaf/4", LOG.name, [LOG.key], verify)
    with pytest.raises(ProofRefused):
        replace(RECEIPT, index=7).verify(b"leaf/4", LOG.name, [LOG.key], verify)


@given(st.data())
def test_an_altered_receipt_proves_nothing_else(data: st.DataObject) -> None:
    text = RECEIPT.encode()
    at = data.draw(st.integers(0, len(text) - 1))
    altered = text[:at] + data.draw(st.sampled_from(["", "0", "A", "\n", " "])) + text[at + 1 :]
    with suppress(ReceiptRefused, NoteRefused, CheckpointRefused, ProofRefused):
        opened = Receipt.parse(altered)
        assert opened.verify(b"leaf/4", LOG.name, [LOG.key], verify) == CHECKPOINT
        assert (opened.index, opened.proof) == (RECEIPT.index, RECEIPT.proof)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("tlog-proof@v1", "tlog-proof@v2"),
        ("index 4", "index 04"),
        ("index 4", "index"),
        ("index 4", "index 9223372036854775807"),
        ("index 4", "extra AAAA\nextra AAAA\nindex 4"),
        ("index 4", "index 4\nextra AAAA"),
        ("index 4", "extra AAA\nindex 4"),
        ("index 4", "index 4\nAAAA"),
        ("index 4", "index 4" + f"\n{ROOT}" * 63),
    ],
)
def test_another_spelling_of_a_receipt_is_refused(right: str, wrong: str) -> None:
    assert right in RECEIPT.encode()
    with pytest.raises(ReceiptRefused):
        Receipt.parse(RECEIPT.encode().replace(right, wrong))


@given(st.text() | st.text().map(lambda text: f"c2sp.org/tlog-proof@v1\nindex 0\n{text}"))
def test_any_text_is_a_receipt_or_is_refused(text: str) -> None:
    with suppress(ReceiptRefused, NoteRefused):
        assert Receipt.parse(text).encode() == text


def test_the_checkpoints_and_receipts_of_an_independent_log_hold() -> None:
    for log in sets("merkle/oracle"):
        key, origin = VerifierKey.from_vkey(log.checkpoints["log_vkey"]), log.checkpoints["origin"]
        receipts = 0
        for row in log.checkpoints["checkpoints"]:
            checkpoint = open_checkpoint(SignedNote.parse(row["checkpoint"]), origin, [key], verify)
            assert checkpoint == Checkpoint(origin, row["size"], b64decode(row["root"]))
            assert checkpoint.encode() == row["text"]
            if "tlog_proof" in row:
                receipt = Receipt.parse(row["tlog_proof"])
                assert receipt.encode() == row["tlog_proof"]
                assert receipt.verify(row["tlog_proof_leaf_data"].encode(), origin, [key], verify) == checkpoint
                receipts += 1
        assert receipts
