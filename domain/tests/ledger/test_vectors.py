"""Every independent vector is read by a test; one that is new must find a test, or this fails."""

from domain.tests.ledger.vectors import TRUST, folder

READ_BY = {
    "jcs/input/*.json": "test_canonical",
    "jcs/outhex/*.txt": "test_canonical",
    "jcs/output/*.json": "test_canonical",
    "merkle/oracle/*/checkpoints.json": "test_receipts, test_notes, test_witnessing",
    "merkle/oracle/*/consistency.jsonl": "test_proofs",
    "merkle/oracle/*/inclusion.jsonl": "test_proofs",
    "merkle/oracle/*/roots.jsonl": "test_tree",
    "merkle/oracle/*/tiles.jsonl": "test_tiles",
    "merkle/transparency-dev/*/consistency.jsonl": "test_proofs",
    "merkle/transparency-dev/*/inclusion.jsonl": "test_proofs",
    "note/note_open.json": "test_notes",
    "note/vkeys.json": "test_notes",
    "privacy/sd_jwt_disclosures.json": "test_disclosures",
}


def test_no_independent_vector_lies_unread() -> None:
    there = {
        path for name in ("jcs", "merkle", "note", "privacy") for path in folder(name).rglob("*") if path.is_file()
    }
    assert there == {path for pattern in READ_BY for path in TRUST.glob(pattern)}


def test_every_kind_of_vector_is_there() -> None:
    folder("merkle")
    assert all(list(TRUST.glob(pattern)) for pattern in READ_BY)
