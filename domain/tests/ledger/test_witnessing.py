"""A witness cosigns what continues all that it saw before, and nothing else."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.proofs import consistency_proof
from domain.ledger.submission import Submission, SubmissionRefused
from domain.ledger.tree import root_of
from domain.ledger.witnessing import (
    AnotherRoot,
    GrownFromElsewhere,
    NotGrownFromThere,
    NotSignedByTheLog,
    Seen,
    UnknownLog,
    checkpoint_submitted,
    seen_after,
)
from domain.tests.ledger.make import Signer, TileShelf, leaf_hashes, verify
from domain.tests.ledger.vectors import sets

LOG = Signer("decisions.example/08W")
NEW_KEY = Signer("decisions.example/08W", seed=b"\x07" * 32)
KNOWN = {LOG.name: [LOG.key]}
MOST = 40
HASHES = leaf_hashes(MOST)
SHELVES = TileShelf(HASHES)


def at_size(size: int, hashes: list[bytes] = HASHES, signer: Signer = LOG) -> SignedNote:
    """A checkpoint of the log when it had so many leaves."""
    return Checkpoint(LOG.name, size, root_of(hashes[:size])).signed_by(signer.key, signer.sign)


def submission(old: int, new: int) -> Submission:
    """What an honest log hands over."""
    return Submission(old, consistency_proof(old, new, SHELVES.hash_at()), at_size(new))


def judged(sent: Submission, seen: Seen) -> Seen:
    """Look at it as a witness does."""
    return seen_after(seen, sent, checkpoint_submitted(sent, KNOWN, verify))


def seen(size: int) -> Seen:
    """The log as it was when it had so many leaves."""
    return Seen(size, root_of(HASHES[:size]))


@given(st.lists(st.integers(0, MOST)).map(sorted))
def test_every_honest_growth_is_cosigned(sizes: list[int]) -> None:
    held = Seen()
    for size in sizes:
        held = judged(submission(held.size, size), held)
        assert held == seen(size)


@given(st.integers(0, MOST), st.integers(0, MOST), st.integers(0, MOST))
def test_who_saw_another_size_says_which(held: int, old: int, new: int) -> None:
    if old == held or old > new:
        return
    with pytest.raises(GrownFromElsewhere) as told:
        judged(submission(old, new), seen(held))
    assert told.value.size == held


@given(st.integers(1, MOST), st.integers(1, MOST), st.data())
def test_a_fork_is_never_cosigned(old: int, new: int, data: st.DataObject) -> None:
    old, new = sorted((old, new))
    changed = data.draw(st.integers(0, old - 1))
    forked = [*HASHES[:changed], b"\x01" * 32, *HASHES[changed + 1 :]]
    proof = consistency_proof(old, new, TileShelf(forked).hash_at())
    with pytest.raises(AnotherRoot if old == new else NotGrownFromThere):
        judged(Submission(old, proof, at_size(new, forked)), seen(old))


def test_the_old_size_is_not_larger_than_the_new_one() -> None:
    with pytest.raises(SubmissionRefused):
        judged(replace(submission(3, 3), old_size=5), seen(5))


def test_a_proof_from_nothing_is_empty() -> None:
    with pytest.raises(NotGrownFromThere):
        judged(replace(submission(0, 4), proof=(b"\x00" * 32,)), Seen())
    with pytest.raises(NotGrownFromThere):
        judged(replace(submission(4, 4), proof=(b"\x00" * 32,)), seen(4))


def test_a_log_is_known_by_its_origin_and_by_the_keys_of_that_origin() -> None:
    other = Checkpoint("other.example/log", 1, root_of(HASHES[:1])).signed_by(LOG.key, LOG.sign)
    with pytest.raises(UnknownLog):
        judged(Submission(0, (), other), Seen())
    for note in (SignedNote(at_size(1).text), at_size(1, signer=NEW_KEY)):
        with pytest.raises(NotSignedByTheLog):
            judged(Submission(0, (), note), Seen())
    both = at_size(1, signer=NEW_KEY).signed_by(LOG.key, LOG.sign)
    assert judged(Submission(0, (), both), Seen()) == seen(1)


def test_a_wrong_signature_in_the_log_s_name_is_not_the_log_s() -> None:
    with pytest.raises(NotSignedByTheLog):
        judged(Submission(0, (), replace(at_size(2), text=at_size(1).text)), Seen())


def test_what_is_signed_but_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(SubmissionRefused):
        judged(Submission(0, (), SignedNote("only a text\n").signed_by(LOG.key, LOG.sign)), Seen())


def test_what_is_sent_is_spelled_as_the_protocol_has_it() -> None:
    sent = submission(3, 7)
    assert sent.encode().startswith("old 3\n")
    assert sent.encode().split("\n\n", 1)[1] == str(at_size(7))
    assert Submission.parse(sent.encode()) == sent


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("old 3\n", "old 03\n"),
        ("old 3\n", "old  3\n"),
        ("old 3\n", "old -3\n"),
        ("old 3\n", "Old 3\n"),
        ("old 3\n", "old 9223372036854775808\n"),
        ("old 3\n", "old 3\nAAAA\n"),
        ("old 3\n", "old 3\n" + f"{'A' * 43}=\n" * 63),
        ("=\n\n", "=\n"),
    ],
)
def test_another_spelling_is_refused(right: str, wrong: str) -> None:
    text = submission(3, 7).encode()
    assert right in text
    with pytest.raises((SubmissionRefused, NoteRefused)):
        Submission.parse(text.replace(right, wrong, 1))


@given(st.text() | st.text().map(lambda text: f"old 1\n\n{text}"))
def test_any_text_is_a_submission_or_is_refused(text: str) -> None:
    with suppress(SubmissionRefused, NoteRefused):
        assert Submission.parse(text).encode() == text


def test_the_checkpoints_of_an_independent_log_are_witnessed_one_after_the_other() -> None:
    for log in sets("merkle/oracle"):
        rows = log.checkpoints["checkpoints"]
        shelf = TileShelf(leaf_hashes(rows[-1]["size"], log.seed))
        held = Seen()
        for row in rows:
            note = SignedNote.parse(row["checkpoint"])
            known = {log.checkpoints["origin"]: [VerifierKey.from_vkey(log.checkpoints["log_vkey"])]}
            sent = Submission(held.size, consistency_proof(held.size, row["size"], shelf.hash_at()), note)
            held = seen_after(held, sent, checkpoint_submitted(sent, known, verify))
            lines = "".join(row["cosignature_lines"])
            assert row["cosigned"] == row["checkpoint"] + lines
        assert held.size == rows[-1]["size"]
