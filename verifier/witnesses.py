"""What witnesses have cosigned, and whether enough of those believed have (C2SP tlog-cosignature, tlog-policy)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.trust_policy import TrustPolicy
from verifier.signatures import verify_signature


@value
class Cosignatures:
    """The cosignatures on one checkpoint: which known witnesses saw it when, and whose in their name are wrong."""

    seen: tuple[tuple[VerifierKey, int], ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """The keys of those who saw it."""
        return tuple(key for key, _ in self.seen)


@value
class Witnessed:
    """How much of a ledger witnesses saw: how many leaves of which log, which of how many, when each."""

    size: int
    origin: str
    seen: tuple[tuple[str, str], ...]
    of: int
    is_enough: bool

    @property
    def in_words(self) -> str:
        """The same as a sentence without its end."""
        names = ", ".join(name for name, _ in self.seen)
        last = max(at for _, at in self.seen) if self.seen else ""
        found = f" ({names}), the last of them at {last}, of the log {self.origin}" if self.seen else ""
        return f"{len(self.seen)} of {self.of} witnesses saw the first {self.size} facts{found}"


def cosignatures_on(note: SignedNote, policy: TrustPolicy | None) -> Cosignatures:
    """Look at every cosignature in the name of a witness of the policy; whatever others signed is passed over."""
    named = {(one.name, one.key_id) for one in note.signatures}
    seen, wrong = [], []
    for key in (one.key for one in policy.witnesses) if policy else ():
        if (key.name, key.key_id) in named:
            try:
                [attestation] = note.verify([key], verify_signature)
                seen.append((key, attestation.witnessed_at or 0))
            except NoteRefused:
                wrong.append(key.name)
    return Cosignatures(seen=tuple(seen), wrong=tuple(wrong))


def witnessed_by(agreed: Sequence[tuple[Checkpoint, Cosignatures]], policy: TrustPolicy | None) -> Witnessed | None:
    """The most of a ledger that enough witnesses saw, of checkpoints with cosignatures that agree with it.

    Where there were never enough, the checkpoint that most of them saw; nothing where there is no checkpoint.
    """
    if policy is None or not agreed:
        return None
    enough = [one for one in agreed if policy.is_met_by(one[1].keys)]
    checkpoint, cosignatures = (
        max(enough, key=lambda one: (one[0].size, len(one[1].seen)))
        if enough
        else max(agreed, key=lambda one: (len(one[1].seen), one[0].size))
    )
    seen = tuple((key.name, _moment(at)) for key, at in cosignatures.seen)
    size, origin = checkpoint.size, checkpoint.origin
    return Witnessed(size=size, origin=origin, seen=seen, of=len(policy.witnesses), is_enough=bool(enough))


def wanting(ledger: str, witnessed: Witnessed | None, policy: TrustPolicy | None) -> Iterator[str]:
    """What is missing where not enough witnesses saw a ledger."""
    if policy is None or policy.is_met_by(()) or (witnessed and witnessed.is_enough):
        return
    if witnessed is None:
        yield f"no checkpoint that witnesses could have cosigned was given for {ledger}"
    else:
        yield f"not enough witnesses have cosigned any checkpoint of {ledger} that was given: {witnessed.in_words}"


def _moment(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return f"{seconds} s"
