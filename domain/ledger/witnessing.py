"""What a witness sees to before it cosigns: a known log signed, and the log only ever grew (C2SP tlog-witness)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.ledger.checkpoint import Checkpoint, CheckpointRefused, open_checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import NoteRefused, Verify
from domain.ledger.proofs import ProofRefused, verify_consistency
from domain.ledger.submission import Submission, SubmissionRefused
from domain.ledger.tree import EMPTY_ROOT

KnownLogs = Mapping[str, Collection[VerifierKey]]
"""The keys of each log that a witness knows, by the log's origin."""


class UnknownLog(Exception):
    """The witness does not know a log of this origin."""


class NotSignedByTheLog(Exception):
    """None of the keys that the witness knows of this log has signed the checkpoint."""


class NotContinued(Exception):
    """The checkpoint does not continue what the witness has seen of the log."""


class GrownFromElsewhere(NotContinued):
    """The log was last seen at another `size` than the one it says it grew from."""

    def __init__(self, size: int) -> None:
        """Tell the size that the log was last seen at."""
        super().__init__(f"the log was last seen with {size} leaves")
        self.size = size


class AnotherRoot(NotContinued):
    """The log was last seen at this size with another root: it has signed two stories."""


class NotGrownFromThere(NotContinued):
    """The proof does not show that the log begins with what was seen of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a witness saw last of a log; at first, nothing."""

    size: int = 0
    root: bytes = EMPTY_ROOT


def checkpoint_submitted(submission: Submission, logs: KnownLogs, verify: Verify) -> Checkpoint:
    """Take the checkpoint out of what was submitted, if a known log signed it.

    Raises `UnknownLog`, `NotSignedByTheLog`, and `SubmissionRefused` where it is no checkpoint or has shrunk.
    """
    try:
        said = Checkpoint.parse(submission.checkpoint.text)
    except CheckpointRefused as reason:
        raise SubmissionRefused(str(reason)) from None
    if said.origin not in logs:
        raise UnknownLog
    try:
        checkpoint = open_checkpoint(submission.checkpoint, said.origin, logs[said.origin], verify)
    except NoteRefused:
        raise NotSignedByTheLog from None
    if submission.old_size > checkpoint.size:
        raise SubmissionRefused("the old size is larger than the checkpoint's")
    return checkpoint


def seen_after(seen: Seen, submission: Submission, checkpoint: Checkpoint) -> Seen:
    """What the witness has seen if it cosigns this; raises `GrownFromElsewhere`, `AnotherRoot`, `NotGrownFromThere`."""
    if submission.old_size != seen.size:
        raise GrownFromElsewhere(seen.size)
    if checkpoint.size == seen.size and checkpoint.root != seen.root:
        raise AnotherRoot
    try:
        verify_consistency(seen.size, checkpoint.size, seen.root, checkpoint.root, submission.proof)
    except ProofRefused:
        raise NotGrownFromThere from None
    return Seen(checkpoint.size, checkpoint.root)
