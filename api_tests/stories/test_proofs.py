"""What a stranger can check without trusting whoever keeps the record."""

from base64 import b64decode

import pytest

from api_tests import checkpoints, registers, rfc9162
from api_tests.bodies import Body
from api_tests.client import Caller, Json

LATER = 7


@pytest.fixture
def receipt(body: Body) -> Json:
    """The receipt of the submission of a case, and a few facts that followed."""
    author = registers.person(body, "Commissioning manager")
    kept = registers.submit(body, registers.draft(body, registers.content([author])))
    for number in range(LATER):
        registers.person(body, f"Latecomer {number}")
    return kept


def checkpoint(caller: Caller) -> checkpoints.Checkpoint:
    """The signed checkpoint of the log as it stands; fails where the signature is not by the log's key."""
    note = caller.text("log/checkpoint")
    assert checkpoints.signed(note, caller.text("log/key"))
    return checkpoints.read(note)


def hashes(proof: Json) -> list[bytes]:
    """The hashes of a proof."""
    return [b64decode(one) for one in proof["hashes"]]


def test_a_receipt_is_proven_to_be_in_the_log(body: Body, receipt: Json) -> None:
    head, index = checkpoint(body.auditor), receipt["position"] - 1
    proof = body.auditor.read("log/proofs/inclusion", position=receipt["position"], size=head.size)
    leaf, path = bytes.fromhex(receipt["leafHash"]), hashes(proof)
    assert rfc9162.included(leaf, index, head.size, path, head.root)
    assert not rfc9162.included(leaf, index - 1, head.size, path, head.root)
    assert not rfc9162.included(rfc9162.leaf_hash(b"another fact"), index, head.size, path, head.root)
    assert not rfc9162.included(leaf, index, head.size, path[:-1], head.root)


def test_the_fact_behind_a_receipt_is_what_its_hash_says(body: Body, receipt: Json) -> None:
    fact = body.auditor.read(f"log/facts/{receipt['position']}")
    assert rfc9162.leaf_hash(b64decode(fact["leaf"])).hex() == receipt["leafHash"]
    assert fact["fact"]["type"] == receipt["facts"][-1]["type"] == "cases.CaseSubmitted"
    assert fact["fact"]["id"] == receipt["facts"][-1]["id"]


def test_the_log_only_grew_since_a_receipt_was_given(body: Body, receipt: Json) -> None:
    head, earlier = checkpoint(body.auditor), bytes.fromhex(receipt["rootHash"])
    assert head.size == receipt["logSize"] + LATER
    proof = body.auditor.read("log/proofs/consistency", **{"from": receipt["logSize"], "to": head.size})
    assert rfc9162.consistent(receipt["logSize"], head.size, earlier, head.root, hashes(proof))
    assert not rfc9162.consistent(receipt["logSize"], head.size, head.root, head.root, hashes(proof))
    assert not rfc9162.consistent(receipt["logSize"] + 1, head.size, earlier, head.root, hashes(proof))


def test_a_checkpoint_of_an_earlier_size_has_the_root_that_was_told_then(body: Body, receipt: Json) -> None:
    note = body.auditor.text("log/checkpoint", size=receipt["logSize"])
    assert checkpoints.signed(note, body.auditor.text("log/key"))
    told = checkpoints.read(note)
    assert (told.size, told.root.hex()) == (receipt["logSize"], receipt["rootHash"])


def test_a_checkpoint_that_was_changed_is_not_signed(body: Body, receipt: Json) -> None:
    note, key = body.auditor.text("log/checkpoint"), body.auditor.text("log/key")
    size = str(checkpoints.read(note).size)
    assert not checkpoints.signed(note.replace(f"\n{size}\n", f"\n{int(size) - 1}\n"), key)


def test_a_receipt_to_be_kept_holds_the_signed_checkpoint(body: Body, receipt: Json) -> None:
    kept = body.auditor.text(f"log/receipts/{receipt['position']}")
    assert kept.startswith("c2sp.org/tlog-proof@v1\n")
    assert f"index {receipt['position'] - 1}\n" in kept
    proof, _, note = kept.partition("\n\n")
    assert checkpoints.signed(note, body.auditor.text("log/key"))
    head = checkpoints.read(note)
    path = [b64decode(line) for line in proof.splitlines() if not line.startswith(("c2sp.org", "index", "extra"))]
    leaf = bytes.fromhex(receipt["leafHash"])
    assert rfc9162.included(leaf, receipt["position"] - 1, head.size, path, head.root)


def test_names_and_narratives_are_not_in_what_is_proven(body: Body) -> None:
    person = registers.person(body, "Lay member", "Ada Example")
    position = body.auditor.log_size()
    fact = body.auditor.read(f"log/facts/{position}")
    assert b"Ada Example" not in b64decode(fact["leaf"])
    assert [one["text"] for one in fact["disclosures"]] == ["Ada Example"]
    assert body.auditor.read(f"people/{person}")["name"] == "Ada Example"
