"""What the last comparison and the last verification found wrong, or could not look at."""

from collections.abc import Iterator

from service.clock import london_day
from service.exceptions.found import ExceptionFound, Moment, WorkedOut
from service.store.verification_runs import RunKind, RunOutcome, latest_run
from service.viewing.viewpoint import Viewpoint


def _bad(kind: RunKind) -> WorkedOut:
    def lines(view: Viewpoint, moment: Moment, _after: int) -> Iterator[ExceptionFound]:
        run = latest_run(view.connection, view.ledger, kind, moment.until)
        if run is not None and run.outcome is not RunOutcome.GOOD:
            yield ExceptionFound(
                cursor=1,
                position=run.first_wrong,
                subject=f"body:{view.ledger}",
                path=f"log/facts/{run.first_wrong}" if run.first_wrong else "log/checkpoint",
                since=london_day(run.ran_at).isoformat(),
                sentence=run.sentence,
            )

    return WorkedOut(lines)


READ_MODEL_MISMATCH = _bad(RunKind.COMPARISON)
FAILED_VERIFICATION = _bad(RunKind.VERIFICATION)
