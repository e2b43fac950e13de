"""Witnesses asked again and again beside the service: a thread that writes only what they answered, and never waits."""

import threading
from typing import Final

from domain.kernel.refusals import Refused
from domain.ledger.tree import BrokenTree
from service.audit.witnesses.gathering import Gathered, Gatherer
from service.store.databases import Database
from service.store.heads import ledger_names
from service.telemetry import tell

AT_THE_END: Final = 1.0


class Rounds:
    """Goes to the witnesses for every ledger that has grown; says in the log, and to whoever asks, what failed."""

    def __init__(self, database: Database, gatherer: Gatherer, seconds: float) -> None:
        """Go at once, and then every so many seconds."""
        self._database, self._gatherer, self._seconds = database, gatherer, seconds
        self._wanting: dict[str, bool] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="witnesses", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Go to nobody any more; a round that is under way ends with the process."""
        self._ended.set()
        self._thread.join(AT_THE_END)

    @property
    def are_well(self) -> bool:
        """Whether, when last asked, enough witnesses had seen every ledger as long as it was."""
        return not any(self._wanting.values())

    def _run(self) -> None:
        while not self._ended.is_set():
            self.go_round()
            self._ended.wait(self._seconds)

    def go_round(self) -> None:
        """Ask about every ledger once; whatever is wrong, the next round tries again."""
        try:
            self._ask_about_all()
        except Exception as error:  # noqa: BLE001 - the next round may find the database well again
            self._wanting[""] = True
            tell("error", "witnesses-not-asked", kind=type(error).__name__)
        else:
            self._wanting.pop("", None)

    def _ask_about_all(self) -> None:
        for ledger in ledger_names(self._database.reader()):
            if self._ended.is_set():
                return
            try:
                self._take(ledger, self._gatherer.gather(ledger, only_missing=True))
            except (Refused, BrokenTree) as reason:  # a log that signs nothing is nobody else's fault
                self._wanting[ledger] = True
                tell("warning", "not-submitted", ledger=ledger, why=type(reason).__name__)

    def _take(self, ledger: str, gathered: Gathered | None) -> None:
        self._wanting[ledger] = gathered is not None and not gathered.is_enough
        for witness, why in gathered.failed.items() if gathered else ():
            tell("warning", "not-cosigned", ledger=ledger, witness=witness, why=why)
