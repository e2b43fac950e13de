"""Verification runs: what the last comparisons and verifications found, kept beside the log for whoever asks later."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from sqlalchemy import bindparam, func, insert, select

from domain.kernel.values import value
from service.ids import new_id
from service.store.connections import Connection, transaction
from service.store.leaves import microseconds, moment_of
from service.store.statements import Statement
from service.store.tables import verification_runs


class RunKind(Enum):
    """What was checked: the read models against a replay of the log, or the log from its bytes up."""

    COMPARISON = "COMPARISON"
    VERIFICATION = "VERIFICATION"


class RunOutcome(Enum):
    """What was found: nothing wrong, something wrong, or too little to tell."""

    GOOD = "GOOD"
    WRONG = "WRONG"
    CANNOT_TELL = "CANNOT_TELL"


@value
class VerificationRun:
    """One check of one ledger: when, of which kind, with what outcome; the first wrong position, and a sentence."""

    ledger: str
    ran_at: datetime
    kind: RunKind
    outcome: RunOutcome
    sentence: str
    first_wrong: int | None = None


INSERT = Statement(insert(verification_runs))
_RUNS = verification_runs.c
_NEWEST = (
    select(func.max(_RUNS.ran_at))
    .where(_RUNS.ledger == bindparam("ledger"), _RUNS.kind == bindparam("kind"), _RUNS.ran_at <= bindparam("moment"))
    .scalar_subquery()
)
LATEST = Statement(
    select(_RUNS.ledger, _RUNS.ran_at, _RUNS.kind, _RUNS.outcome, _RUNS.sentence, _RUNS.first_wrong)
    .where(_RUNS.ledger == bindparam("ledger"), _RUNS.kind == bindparam("kind"), _RUNS.ran_at == _NEWEST)
    .order_by(_RUNS.id.desc())
    .limit(1)
)


def keep_runs(connection: Connection, runs: Sequence[VerificationRun]) -> None:
    """Write down what was found, in one transaction of its own; the connection must be in none."""
    with transaction(connection):
        connection.run_many(INSERT, [_row(run) for run in runs])


def latest_run(connection: Connection, ledger: str, kind: RunKind, moment: datetime) -> VerificationRun | None:
    """The newest run of a kind up to a moment; nothing where there was none."""
    rows = connection.run(LATEST, ledger=ledger, kind=kind.value, moment=microseconds(moment))
    if not rows:
        return None
    found, ran_at, _, outcome, sentence, first_wrong = rows[0]
    return VerificationRun(
        ledger=found,
        ran_at=moment_of(ran_at),
        kind=kind,
        outcome=RunOutcome(outcome),
        sentence=sentence,
        first_wrong=first_wrong,
    )


def _row(run: VerificationRun) -> dict[str, object]:
    return {
        "id": new_id(),
        "ledger": run.ledger,
        "ran_at": microseconds(run.ran_at),
        "kind": run.kind.value,
        "outcome": run.outcome.value,
        "first_wrong": run.first_wrong,
        "sentence": run.sentence,
    }
