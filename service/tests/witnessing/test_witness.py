"""A witness answers each log as the protocol says, and never cosigns two stories."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from sqlite3 import connect

import httpx
import pytest

from domain.ledger.keys import VerifierKey
from domain.ledger.note import SignedNote
from domain.tests.ledger.make import Signer
from service.audit.witnessing.memory import AnotherWitness, MemoryLost
from service.cli.witnessing import MEMORY_FILE, a_witness
from service.tests.witnessing.conftest import Log, Served, witness_of
from verifier.signatures import verify_signature


def cosigned(answer: httpx.Response, checkpoint: SignedNote, key: VerifierKey) -> int:
    """When the witness says it saw this; fails where it does not say so."""
    assert answer.status_code == 200, answer.text
    note = SignedNote.parse(str(checkpoint) + answer.text)
    [attestation] = note.verify([key], verify_signature)
    assert attestation.witnessed_at is not None
    return attestation.witnessed_at


def test_what_continues_the_log_is_cosigned(log: Log, witness: Served) -> None:
    for old, new in ((0, 3), (3, 3), (3, 257), (257, 300)):
        answer = witness.answers(log.submission(old, new))
        assert cosigned(answer, log.checkpoint(new), witness.key) > 1_700_000_000
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_an_empty_log_can_be_witnessed(log: Log, witness: Served) -> None:
    cosigned(witness.answers(log.submission(0, 0)), log.checkpoint(0), witness.key)
    cosigned(witness.answers(log.submission(0, 5)), log.checkpoint(5), witness.key)


def test_who_comes_from_elsewhere_is_told_what_was_seen(log: Log, witness: Served) -> None:
    first = witness.answers(log.submission(7, 9))
    assert (first.status_code, first.text, first.headers["content-type"]) == (409, "0\n", "text/x.tlog.size")
    witness.answers(log.submission(0, 9))
    for old, new in ((0, 20), (5, 20), (0, 9)):
        answer = witness.answers(log.submission(old, new))
        assert (answer.status_code, answer.text, answer.headers["content-type"]) == (409, "9\n", "text/x.tlog.size")


def test_a_log_that_shrank_is_not_cosigned(log: Log, witness: Served) -> None:
    witness.answers(log.submission(0, 20))
    assert witness.answers(log.submission(9, 9)).status_code == 409
    assert witness.answers(log.submission(20, 9)).status_code == 400


def test_a_fork_is_not_cosigned_and_is_kept_as_evidence(log: Log, witness: Served, tmp_path: Path) -> None:
    witness.answers(log.submission(0, 20))
    fork = log.fork(at=4)
    assert witness.answers(fork.submission(20, 30)).status_code == 422
    same_size = witness.answers(fork.submission(20, 20))
    assert (same_size.status_code, same_size.headers["content-type"]) == (409, "text/plain; charset=utf-8")
    with closing(connect(tmp_path / "witness" / MEMORY_FILE)) as memory:
        [(kept,)] = memory.execute("SELECT checkpoint FROM doubts").fetchall()
        [(cosigned_one,)] = memory.execute("SELECT checkpoint FROM seen").fetchall()
    assert kept == str(fork.checkpoint(20))
    assert cosigned_one.startswith(str(log.checkpoint(20)))
    cosigned(witness.answers(log.submission(20, 30)), log.checkpoint(30), witness.key)


def test_an_unknown_log_and_a_wrong_key_are_turned_away(log: Log, witness: Served) -> None:
    assert witness.answers(Log(Signer("other.example/log")).submission(0, 3)).status_code == 404
    stolen_name = Log(Signer(log.signer.name, seed=b"\x09" * 32))
    assert witness.answers(stolen_name.submission(0, 3)).status_code == 403
    assert witness.answers(log.submission(0, 3)).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 400),
        (b"\xff", 400),
        (b"old 1\n\nnot a note\n", 400),
        (b"old x\n\n", 400),
        (b"o" * 70_000, 413),
    ],
)
def test_what_is_no_submission_is_refused(witness: Served, sent: bytes, status: int) -> None:
    assert witness.answers(sent).status_code == status


def test_anybody_may_ask_a_witness_for_the_newest_that_it_has_cosigned(log: Log, witness: Served) -> None:
    place = f"{witness.url}/{sha256(log.signer.name.encode()).hexdigest()}/checkpoint"
    assert httpx.get(place).status_code == 404
    sent = log.submission(0, 8)
    junk = SignedNote.parse(f"{sent.checkpoint}— junk.example AAAAAAA=\n")
    witness.answers(replace(sent, checkpoint=junk))
    answer = httpx.get(place)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    signed = SignedNote.parse(answer.text).verify([log.signer.key, witness.key], verify_signature)
    assert [one.key for one in signed] == [log.signer.key, witness.key]
    assert "junk" not in answer.text
    assert httpx.get(f"{witness.url}/{'0' * 64}/checkpoint").status_code == 404


def test_there_is_nothing_else(witness: Served) -> None:
    assert httpx.get(f"{witness.url}/add-checkpoint").status_code == 405
    assert httpx.get(witness.url).status_code == 404


def test_of_many_at_once_each_is_cosigned_or_told_the_size(log: Log, witness: Served) -> None:
    """Whatever the order, nothing is cosigned that is smaller than what was cosigned before."""
    sizes = range(1, 25)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda size: witness.answers(log.submission(0, size)), sizes))
    cosigned_sizes = [size for size, answer in zip(sizes, answers, strict=True) if answer.status_code == 200]
    assert {answer.status_code for answer in answers} == {200, 409}
    assert len(cosigned_sizes) == 1, "one came first; the others did not come from there"
    assert {answer.text for answer in answers if answer.status_code == 409} == {f"{cosigned_sizes[0]}\n"}


def test_two_processes_share_one_memory(log: Log, tmp_path: Path) -> None:
    with witness_of(tmp_path / "w", log.signer.key) as one, witness_of(tmp_path / "w", log.signer.key) as other:
        assert one.key == other.key
        cosigned(one.answers(log.submission(0, 8)), log.checkpoint(8), one.key)
        assert other.answers(log.submission(0, 4)).text == "8\n"
        cosigned(other.answers(log.submission(8, 9)), log.checkpoint(9), one.key)


def test_what_was_seen_outlives_the_witness(log: Log, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    with witness_of(folder, log.signer.key) as witness:
        cosigned(witness.answers(log.submission(0, 12)), log.checkpoint(12), witness.key)
        key = witness.key
    with witness_of(folder, log.signer.key) as witness:
        assert witness.key == key
        assert witness.answers(log.submission(0, 12)).text == "12\n"
        cosigned(witness.answers(log.submission(12, 13)), log.checkpoint(13), key)


def test_a_witness_without_its_memory_does_not_begin_anew(log: Log, tmp_path: Path) -> None:
    a_witness("w.example", tmp_path, [log.signer.key])
    with pytest.raises(AnotherWitness):
        a_witness("v.example", tmp_path, [log.signer.key])
    (tmp_path / MEMORY_FILE).unlink()
    with pytest.raises(MemoryLost):
        a_witness("w.example", tmp_path, [log.signer.key])


def test_what_cannot_be_remembered_is_not_cosigned(log: Log, witness: Served, tmp_path: Path) -> None:
    with closing(connect(tmp_path / "witness" / MEMORY_FILE)) as memory:
        memory.execute("DROP TABLE seen")
    assert witness.answers(log.submission(0, 3)).status_code == 503
    newest = httpx.get(f"{witness.url}/{sha256(log.signer.name.encode()).hexdigest()}/checkpoint", timeout=30)
    assert (newest.status_code, newest.text) == (503, "Service Unavailable\n")


def test_a_log_may_bring_a_new_key_beside_the_old_one(log: Log, tmp_path: Path) -> None:
    rotated = Log(Signer(log.signer.name, seed=b"\x09" * 32))
    with witness_of(tmp_path / "w", log.signer.key, rotated.signer.key) as witness:
        cosigned(witness.answers(log.submission(0, 8)), log.checkpoint(8), witness.key)
        cosigned(witness.answers(rotated.submission(8, 9)), rotated.checkpoint(9), witness.key)
