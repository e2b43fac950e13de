"""The thread that compares: one ledger at a time, those asked for and those whose time has come; it stops nobody."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final

from service.clock import Clock
from service.store.connections import Connection
from service.store.databases import Database
from service.store.heads import Head, ledger_names, read_head
from service.store.statements import Statement
from service.store.verification_runs import RunKind, RunOutcome, VerificationRun, keep_runs, latest_run
from service.telemetry import tell

if TYPE_CHECKING:
    from service.projections.projector import Projections

LOOK_AROUND: Final = 60.0
AT_THE_END: Final = 5.0
_WRONG = (
    "SELECT count(*) FROM verification_runs r WHERE r.kind = 'COMPARISON' AND r.outcome = 'WRONG' AND r.ran_at = "
    "(SELECT max(n.ran_at) FROM verification_runs n WHERE n.ledger = r.ledger AND n.kind = r.kind)"
)
WRONG: Final = Statement(sqlite=_WRONG, postgresql=_WRONG)


class Comparing:
    """Compares the read models of ledgers while the service runs, and writes down what was found."""

    def __init__(
        self,
        database: Database,
        projections: "Callable[[], Projections]",
        clock: Clock,
        *,
        every: timedelta,
        longest: timedelta,
    ) -> None:
        """Compare each ledger so often, never by itself where that is no time; give up what takes longer than that."""
        self._database, self._projections, self._clock = database, projections, clock
        self._every, self._longest = every, longest
        self._asked: dict[str, None] = {}
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="comparing", daemon=True)

    def start(self) -> None:
        """Begin to look around."""
        self._thread.start()

    def stop(self) -> None:
        """Break off what is under way, and compare nothing more."""
        self._stopping.set()
        self._wake.set()
        self._thread.join(AT_THE_END)

    def ask(self, ledger: str) -> None:
        """Have a ledger compared as soon as may be; one that waits already is compared once."""
        self._asked[ledger] = None
        self._wake.set()

    def is_waiting(self, ledger: str) -> bool:
        """Whether a ledger was asked for and has not been compared yet."""
        return ledger in self._asked

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.wait(LOOK_AROUND)
            self._wake.clear()
            try:
                self._go_round()
            except Exception as error:  # noqa: BLE001 - the next round may find the database well again
                tell("error", "read-models-not-compared", kind=type(error).__name__)

    def _go_round(self) -> None:
        with closing(self._database.connect()) as connection:
            wanted = [*self._asked, *self._due(connection)]
        for ledger in wanted:
            if not self._stopping.is_set():
                self._compare_in_any_case(ledger)

    def _compare_in_any_case(self, ledger: str) -> None:
        """Compare one ledger; whatever is wrong with it, the others are compared too."""
        try:
            with closing(self._database.connect()) as connection:
                self._compare(connection, ledger)
        except Exception as error:  # noqa: BLE001 - it is told; where it was asked for it is tried again
            tell("error", "read-models-not-compared", ledger=ledger, kind=type(error).__name__)
        else:
            self._asked.pop(ledger, None)

    def _due(self, connection: Connection) -> Iterator[str]:
        """Those that nobody, in any process, has compared for so long."""
        if not self._every:
            return
        now = self._clock.now()
        for ledger in ledger_names(connection):
            last = latest_run(connection, ledger, RunKind.COMPARISON, now)
            if ledger not in self._asked and (last is None or now - last.ran_at >= self._every):
                yield ledger

    def _compare(self, connection: Connection, ledger: str) -> None:
        head = read_head(connection, ledger)
        if head is None or head.size == 0:
            return
        run = self._found(head)
        if self._stopping.is_set():
            return
        keep_runs(connection, [run])
        if run.outcome is not RunOutcome.GOOD:
            tell("error", "read-models-compared", ledger=ledger, outcome=run.outcome.value, why=run.sentence)

    def _found(self, head: Head) -> VerificationRun:
        from service.audit.verifying.beside import comparing  # noqa: PLC0415 - not for a start
        from service.audit.verifying.runs import comparison  # noqa: PLC0415
        from verifier.findings import CannotTell  # noqa: PLC0415

        ledger, url = head.ledger, self._database.url
        try:
            with comparing(url, self._projections(), [ledger], head.size) as compare:
                wrong = compare(ledger, self._in_time())
        except CannotTell as reason:
            return self._given_up(ledger, f"The comparison was given up: {reason}.")
        except Exception as error:  # noqa: BLE001 - whoever asked is told that nobody can tell
            return self._given_up(ledger, f"The comparison failed with {type(error).__name__}.")
        return comparison(ledger, self._clock.now(), head.size, wrong)

    def _given_up(self, ledger: str, sentence: str) -> VerificationRun:
        at, cannot_tell = self._clock.now(), RunOutcome.CANNOT_TELL
        return VerificationRun(
            ledger=ledger, ran_at=at, kind=RunKind.COMPARISON, outcome=cannot_tell, sentence=sentence
        )

    def _in_time(self) -> Callable[[int, int], None]:
        until = monotonic() + self._longest.total_seconds()

        def progress(_done: int, _total: int) -> None:
            from verifier.findings import CannotTell  # noqa: PLC0415

            if self._stopping.is_set() or monotonic() > until:
                raise CannotTell("it took longer than it may")

        return progress


def any_wrong(connection: Connection) -> bool:
    """Whether what was last found of any ledger is that its read models say otherwise than its log."""
    return bool(connection.run(WRONG)[0][0])
