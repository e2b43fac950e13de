"""What is told where a log is not what it has signed."""

from domain.custody.commands import AcknowledgeLoss
from domain.kernel.values import value
from domain.ledger.base64text import base64_text
from domain.ledger.checkpoint import Checkpoint
from service.problems.refusals import RefusedAtTheDoor


class LogRolledBack(RefusedAtTheDoor):
    """The database holds less than its log has signed; nothing is signed or recorded until the loss is acknowledged."""

    code = "log-rolled-back"


class LogForked(RefusedAtTheDoor):
    """The database holds other facts than its log has signed; nothing is signed or recorded until that is settled."""

    code = "log-forked"


class NotThisLoss(RefusedAtTheDoor):
    """This loss is not the one that was found, or there is none: look again at what is lost."""

    code = "not-this-loss"


class LogHasGrown(RefusedAtTheDoor):
    """Both keys have signed the log as it was before; it has grown since, so they sign once more."""

    code = "log-has-grown"


@value
class Loss:
    """What a log has signed, and what is there instead."""

    signed: Checkpoint
    kept_size: int
    kept_root: bytes
    forked: bool

    @property
    def code(self) -> str:
        """The reason in one word."""
        return (LogForked if self.forked else LogRolledBack).code

    def is_acknowledged_by(self, command: AcknowledgeLoss) -> bool:
        """Whether the command names this loss and no other."""
        signed, kept = self.signed, (self.kept_size, base64_text(self.kept_root))
        named = command.old_origin, command.signed_size, command.signed_root
        return named == (signed.origin, signed.size, base64_text(signed.root)) and kept == (
            command.kept_size,
            command.kept_root,
        )

    def refusal(self) -> RefusedAtTheDoor:
        """Why nothing is signed or recorded."""
        if self.forked:
            return LogForked(
                f"The first {self.signed.size} facts are not those that {self.signed.origin} was signed for."
            )
        told = f"{self.signed.origin} was signed with {self.signed.size} facts; the database has {self.kept_size}."
        return LogRolledBack(told)

    @property
    def particulars(self) -> dict[str, object]:
        """The same for the service's own log."""
        return {
            "origin": self.signed.origin,
            "signedSize": self.signed.size,
            "signedRoot": base64_text(self.signed.root),
            "keptSize": self.kept_size,
            "keptRoot": base64_text(self.kept_root),
        }
