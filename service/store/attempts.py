"""Refused attempts: what somebody asked for and the rules did not allow, kept for auditors beside the log."""

import json

from sqlalchemy import insert

from domain.kernel.messages import Command
from domain.kernel.refusals import Refused
from service.ids import new_id
from service.store.leaves import microseconds
from service.store.statements import Statement
from service.store.tables import refused_attempts

INSERT_ATTEMPT = Statement(insert(refused_attempts))


def attempt_row(ledger: str, command: Command, refusal: Refused) -> dict[str, object]:
    """The row for a refused command; it holds no text of the caller's."""
    return {
        "id": new_id(),
        "ledger": ledger,
        "attempted_at": microseconds(command.asked.at),
        "actor": str(command.asked.by),
        "client": command.asked.via,
        "command": type(command).__name__,
        "code": refusal.code,
        "rule": refusal.rule,
        "evidence": json.dumps(refusal.evidence),
        "request_id": command.asked.request_id,
    }
