"""A witness: sees to what a log submits, remembers it on disk, and only then cosigns it."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from domain.ledger.keys import VerifierKey
from domain.ledger.note import Signature, SignedNote
from domain.ledger.submission import Submission
from domain.ledger.witnessing import NotContinued, checkpoint_submitted, seen_after
from service.audit.witnessing.cosigner import Cosigner
from service.audit.witnessing.memory import Memory, doubt, newest_of, remember, seen_of
from service.clock import Clock
from service.telemetry import tell
from verifier.signatures import verify_signature


class Witness:
    """Witnesses the logs of these keys, whose names are the origins of the logs."""

    def __init__(self, cosigner: Cosigner, memory: Memory, logs: Iterable[VerifierKey], clock: Clock) -> None:
        """Cosign with this key, remember in this memory."""
        self._cosigner, self._memory, self._clock = cosigner, memory, clock
        self._logs: dict[str, list[VerifierKey]] = defaultdict(list)
        for key in logs:
            self._logs[key.name].append(key)

    def cosign(self, submission: Submission) -> Signature:
        """Cosign what continues all that was seen of its log before.

        Raises `SubmissionRefused`, `UnknownLog`, `NotSignedByTheLog` or a `NotContinued`, and a `sqlite3.Error` where
        it cannot be remembered.
        """
        checkpoint = checkpoint_submitted(submission, dict(self._logs), verify_signature)
        note, now = self._as_the_log_signed(submission.checkpoint, checkpoint.origin), self._clock.now()
        cosignature, refused = self._cosigner.cosign(note.text, now), None
        with self._memory.held() as connection:
            seen = seen_of(connection, checkpoint.origin)
            try:
                after = seen_after(seen, submission, checkpoint)
                remember(connection, checkpoint.origin, after, str(note.beside([cosignature])), now.isoformat())
            except NotContinued as reason:
                refused = reason
                if checkpoint.size == seen.size and checkpoint.root != seen.root:
                    doubt(connection, checkpoint, str(note), now.isoformat())
                    tell("warning", "two-roots-of-one-log", origin=checkpoint.origin, size=checkpoint.size)
        if refused:
            raise refused
        return cosignature

    def newest(self, place: str) -> str | None:
        """The newest checkpoint that was cosigned of a log, by the SHA-256 of its origin in hexadecimal digits."""
        origins = [origin for origin in self._logs if sha256(origin.encode()).hexdigest() == place]
        if not origins:
            return None
        with self._memory.held() as connection:
            return newest_of(connection, origins[0])

    def _as_the_log_signed(self, note: SignedNote, origin: str) -> SignedNote:
        """The note with the signatures that have been verified, and no others."""
        known = {(key.name, key.key_id) for key in self._logs[origin]}
        return SignedNote(note.text, tuple(one for one in note.signatures if (one.name, one.key_id) in known))
