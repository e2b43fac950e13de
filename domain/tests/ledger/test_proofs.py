"""A proof convinces exactly when what it claims is so."""

from base64 import b64decode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.proofs import (
    ProofRefused,
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)
from domain.ledger.tree import EMPTY_ROOT, root_of
from domain.tests.ledger.make import TileShelf, leaf_hashes
from domain.tests.ledger.vectors import VectorSet, sets

HASHES = leaf_hashes(70)
ROOTS = [root_of(HASHES[:size]) for size in range(71)]
SHELF = TileShelf(HASHES)
ANYTHING = (
    st.none() | st.integers() | st.binary(max_size=33) | st.lists(st.binary(min_size=32, max_size=32)) | st.text()
)


def _included(index: int, size: int, proof: list[bytes]) -> bool:
    return _holds(verify_inclusion, HASHES[index], index, size, proof, ROOTS[size])


def _consistent(old: int, new: int, proof: list[bytes]) -> bool:
    return _holds(verify_consistency, old, new, ROOTS[old], ROOTS[new], proof)


def _holds(verify: Any, *claim: object) -> bool:  # noqa: ANN401 - two verifiers with different arguments
    try:
        verify(*claim)
    except ProofRefused:
        return False
    return True


def test_every_fact_of_every_small_record_is_proven() -> None:
    for size in range(71):
        for index in range(size):
            assert _included(index, size, list(inclusion_proof(index, size, SHELF.hash_at()))), (index, size)


def test_every_growth_of_every_small_record_is_proven() -> None:
    for new in range(71):
        for old in range(new + 1):
            assert _consistent(old, new, list(consistency_proof(old, new, SHELF.hash_at()))), (old, new)


def _altered(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    at = data.draw(st.integers(0, len(proof) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(proof[at]) ^ 1 << bit).to_bytes(32)
    return data.draw(
        st.sampled_from(
            [
                [*proof[:at], flipped, *proof[at + 1 :]],
                [*proof[:at], *proof[at + 1 :]],
                [*proof[:at], flipped, *proof[at:]],
                [*proof, HASHES[0]],
                [proof[at], *proof],
                [*proof[:at], proof[at][:31], *proof[at + 1 :]],
                [],
            ]
        )
    )


@given(st.data(), st.integers(2, 70))
def test_an_altered_proof_of_inclusion_is_refused(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = list(inclusion_proof(index, size, SHELF.hash_at()))
    assert not _included(index, size, _altered(proof, data))


@given(st.data(), st.integers(2, 70))
def test_an_altered_proof_of_growth_is_refused(data: st.DataObject, new: int) -> None:
    old = data.draw(st.integers(1, new - 1))
    proof = list(consistency_proof(old, new, SHELF.hash_at()))
    assert not _consistent(old, new, _altered(proof, data))


@given(st.data(), st.integers(1, 70))
def test_a_proof_convinces_of_no_other_fact_place_or_root(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, SHELF.hash_at())
    other = data.draw(st.integers(0, 69).filter(lambda place: place != index))
    assert not _holds(verify_inclusion, HASHES[other], index, size, proof, ROOTS[size])
    assert not _holds(verify_inclusion, HASHES[index], other, size, proof, ROOTS[size])
    assert not _holds(verify_inclusion, HASHES[index], index, size, proof, ROOTS[(size + 1) % 71])


@given(st.data(), st.integers(2, 70))
def test_a_record_that_was_rewritten_is_not_consistent_with_what_it_was(data: st.DataObject, new: int) -> None:
    old = data.draw(st.integers(1, new))
    changed = data.draw(st.integers(0, old - 1))
    rewritten = [*HASHES[:changed], HASHES[changed][::-1], *HASHES[changed + 1 : new]]
    proof = consistency_proof(old, new, TileShelf(rewritten).hash_at())
    assert not _holds(verify_consistency, old, new, ROOTS[old], root_of(rewritten), proof)


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_whatever_a_verifier_is_given_it_answers_or_refuses(
    one: object, two: object, three: object, four: object, five: object
) -> None:
    _holds(verify_inclusion, one, two, three, four, five)
    _holds(verify_consistency, one, two, three, four, five)
    _holds(verify_inclusion, HASHES[0], two, three, four, ROOTS[1])
    _holds(verify_consistency, two, three, ROOTS[1], ROOTS[2], four)


def test_everything_grew_from_nothing_and_only_the_empty_root_says_nothing() -> None:
    assert _consistent(0, 5, [])
    assert _consistent(0, 0, [])
    assert not _consistent(0, 5, [HASHES[0]])
    assert not _holds(verify_consistency, 0, 5, ROOTS[1], ROOTS[5], [])
    assert not _holds(verify_consistency, 0, 0, ROOTS[1], ROOTS[1], [])
    assert not _holds(verify_consistency, 3, 3, ROOTS[3], EMPTY_ROOT, [])


def test_no_proof_is_made_of_what_is_not_in_the_record() -> None:
    for index, size in [(3, 3), (-1, 3), (0, 0)]:
        with pytest.raises(ProofRefused):
            inclusion_proof(index, size, SHELF.hash_at())
    for old, new in [(4, 3), (-1, 3)]:
        with pytest.raises(ProofRefused):
            consistency_proof(old, new, SHELF.hash_at())


def _proof(row: dict[str, Any]) -> list[bytes]:
    return [b64decode(text) for text in row["proof"] or []]


def _shelf_of(log: VectorSet) -> TileShelf:
    return TileShelf(leaf_hashes(max(row["size"] for row in log.rows("roots.jsonl")), log.seed))


def test_inclusion_proofs_are_those_of_an_independent_log() -> None:
    for log in sets("merkle/oracle"):
        shelf = _shelf_of(log)
        for row in log.rows("inclusion.jsonl"):
            index, size, proof = row["leafIdx"], row["treeSize"], _proof(row)
            shelf.readings = 0
            assert list(inclusion_proof(index, size, shelf.hash_at())) == proof
            assert shelf.readings <= 5
            verify_inclusion(b64decode(row["leafHash"]), index, size, proof, b64decode(row["root"]))


def test_consistency_proofs_are_those_of_an_independent_log() -> None:
    for log in sets("merkle/oracle"):
        shelf = _shelf_of(log)
        for row in log.rows("consistency.jsonl"):
            old, new, proof = row["size1"], row["size2"], _proof(row)
            assert list(consistency_proof(old, new, shelf.hash_at())) == proof
            verify_consistency(old, new, b64decode(row["root1"]), b64decode(row["root2"]), proof)


def test_the_probes_of_an_independent_verifier_are_answered_as_it_answers() -> None:
    for probes in sets("merkle/transparency-dev"):
        for row in probes.rows("inclusion.jsonl"):
            claim = (row["leafIdx"], row["treeSize"], _proof(row), b64decode(row["root"]))
            accepted = _holds(verify_inclusion, b64decode(row["leafHash"]), *claim)
            assert accepted is not row["wantErr"], row["file"]
        for row in probes.rows("consistency.jsonl"):
            roots = b64decode(row["root1"]), b64decode(row["root2"])
            accepted = _holds(verify_consistency, row["size1"], row["size2"], *roots, _proof(row))
            assert accepted is not row["wantErr"], row["file"]
