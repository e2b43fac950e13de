"""`decisions acknowledge`: a fact acknowledges that signed facts are lost; it is the first under the log's new name."""

import json
from typing import Final

import typer

from domain.custody.commands import AcknowledgeLoss
from domain.kernel.ids import ActorId, BodyCode, NotAnId
from domain.kernel.messages import Asked
from domain.ledger.base64text import base64_text
from domain.ledger.origins import next_origin
from service.audit.anchors.configured import rounds_of
from service.audit.guarding.guard import Guard, head_of
from service.audit.guarding.losses import Loss
from service.cli.configuring import settings_with
from service.cli.exits import Declined, Misused
from service.cli.in_process import InProcess, in_process
from service.store.heads import Head

CLIENT: Final = "decisions-acknowledge"


def acknowledge(database: str | None, body: BodyCode, *, why: str, by: str, as_json: bool) -> int:
    """Record the acknowledgement and anchor its checkpoint. Raises `Declined` where nothing is lost, and `Refused`."""
    settings = settings_with(database)
    with in_process(settings) as here:
        guard, head = here.audit.prover.guard, head_of(here.database.reader(), body)
        loss = guard.loss(here.database.reader(), head, thorough=True) if guard else None
        if guard is None or loss is None:
            raise Declined(f"Nothing that {body} has signed is lost.")
        command = _command(here, guard, head, loss, _asked(here, by), why)
        here.bus.send_and_wait(body, command)
        rounds = rounds_of(settings, here.audit.prover)
        rounds.go(here.database.reader(), here.clock.now(), everything=True, ledger=body)
    typer.echo(_as_json(command) if as_json else _in_words(command))
    return 0


def _asked(here: InProcess, by: str) -> Asked:
    now = here.clock.now()
    try:
        return Asked(by=ActorId(by), at=now, occurred_at=now, via=CLIENT)
    except NotAnId:
        raise Misused("whoever acknowledges it is named as the identity provider names them, without spaces") from None


def _command(here: InProcess, guard: Guard, head: Head, loss: Loss, asked: Asked, why: str) -> AcknowledgeLoss:
    return AcknowledgeLoss(
        asked=asked,
        body=BodyCode(head.ledger),
        old_origin=loss.signed.origin,
        signed_size=loss.signed.size,
        signed_root=base64_text(loss.signed.root),
        common_size=guard.common_size(here.database.reader(), head, loss),
        kept_size=head.size,
        kept_root=base64_text(head.root),
        why=why,
    )


def _in_words(done: AcknowledgeLoss) -> str:
    lost = f"Acknowledged: of {done.signed_size} facts that {done.old_origin} was signed for, "
    kept = f"the first {done.common_size} are there" if done.common_size else "none is known to be there"
    return (
        f"{lost}{kept}. The log goes on as {next_origin(done.old_origin)}, from {done.kept_size} facts.\n"
        "Tell whoever keeps checkpoints or receipts of it."
    )


def _as_json(done: AcknowledgeLoss) -> str:
    return json.dumps(
        {
            "body": done.body,
            "oldOrigin": done.old_origin,
            "signedSize": done.signed_size,
            "commonSize": done.common_size,
            "keptSize": done.kept_size,
            "newOrigin": next_origin(done.old_origin),
        }
    )
