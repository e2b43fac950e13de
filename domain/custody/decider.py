"""How the keeping of a log answers commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.custody.commands import AcknowledgeLoss, RotateLogKey, SealAccessLog
from domain.custody.events import AccessLogSealed, LogKeyRotated, LossAcknowledged
from domain.custody.policies import ACKNOWLEDGING, ROTATING, SEALING
from domain.custody.state import BLANK, Custody, evolve
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about, newest_about
from domain.ledger.origins import next_origin

CustodyCommand = AcknowledgeLoss | RotateLogKey | SealAccessLog


def _of_the_body(command: CustodyCommand, known: Custody) -> Selection:
    if isinstance(command, SealAccessLog):
        return newest_about(command.body, AccessLogSealed)
    return about(command.body, LossAcknowledged, LogKeyRotated)


def decide(command: CustodyCommand, known: Custody) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case AcknowledgeLoss():
            enforce(ACKNOWLEDGING, command, known)
            return [_acknowledged(command)]
        case RotateLogKey():
            enforce(ROTATING, command, known)
            return [_rotated(command)]
        case SealAccessLog():
            enforce(SEALING, command, known)
            return [AccessLogSealed(body=command.body, entries=command.entries, link=command.link)]
    assert_never(command)


def _acknowledged(command: AcknowledgeLoss) -> Event:
    return LossAcknowledged(
        body=command.body,
        old_origin=command.old_origin,
        signed_size=command.signed_size,
        signed_root=command.signed_root,
        common_size=command.common_size,
        kept_size=command.kept_size,
        kept_root=command.kept_root,
        new_origin=next_origin(command.old_origin),
        why=command.why,
    )


def _rotated(command: RotateLogKey) -> Event:
    return LogKeyRotated(
        body=command.body,
        origin=command.origin,
        size=command.size,
        root=command.root,
        old_key=command.old_key,
        new_key=command.new_key,
        signed_by_old=command.signed_by_old,
        signed_by_new=command.signed_by_new,
    )


decider = Decider[CustodyCommand, Custody](
    name="custody",
    commands=(AcknowledgeLoss, RotateLogKey, SealAccessLog),
    selects=(_of_the_body,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*ACKNOWLEDGING, *ROTATING, *SEALING),
)
