"""An outside register taken over by the command that the API has for it, 2,000 organisations at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from domain.kernel.ids import ActorId, BodyCode
from domain.kernel.messages import Asked
from domain.organisations.commands import LARGEST_IMPORT, ImportOrganisations
from domain.organisations.import_policies import EntryContradicts
from service.cli.in_process import InProcess
from service.cli.progress import Told
from service.cli.register_entries import Entry, Fault
from service.cli.register_files import RegisterFile
from service.store.answers import Given

OPERATOR: Final = ActorId("operator")
CLIENT: Final = "decisions-cli"


class RegisterImport:
    """Sends the entries of a file in the operator's name; the file is the reason and the source of every fact."""

    def __init__(self, here: InProcess, file: RegisterFile, body: BodyCode) -> None:
        """Send to the record of one body."""
        self._here, self._file, self._body = here, file, body

    def tried(self, entries: Sequence[Entry], progress: Told) -> tuple[Counter[str], list[Fault]]:
        """How many facts of each type would be recorded, and what contradicts the record, line by line."""
        counts, faults = Counter[str](), list[Fault]()
        for done, batch in _batches(entries):
            try:
                counts.update(self._types_of(batch))
            except EntryContradicts as refusal:
                faults += self._blamed(batch, refusal)
            progress(done, len(entries))
        return counts, faults

    def recorded(self, entries: Sequence[Entry], progress: Told) -> Counter[str]:
        """Record the entries; answers how many facts of each type there are now more. Raises `Refused`."""
        counts = Counter[str]()
        for done, batch in _batches(entries):
            answer = self._here.bus.send_and_wait(self._body, self._command(batch))
            if not isinstance(answer, Given):  # which only a request with an idempotency key gets
                counts.update(fact.type for fact in answer.facts)
            progress(done, len(entries))
        return counts

    def _types_of(self, batch: Sequence[Entry]) -> list[str]:
        events = self._here.bus.preview(self._here.database.reader(), self._body, self._command(batch))
        return [event.type_name for event in events]

    def _blamed(self, batch: Sequence[Entry], refusal: EntryContradicts) -> Iterator[Fault]:
        """Each entry that contradicts is tried by itself, so that each gets its own sentence."""
        rows = refusal.facts["rows"]
        for row in rows if isinstance(rows, tuple) else ():
            try:
                self._types_of([batch[row]])
            except EntryContradicts as alone:
                yield self._fault(batch[row], alone)

    def _fault(self, entry: Entry, refusal: EntryContradicts) -> Fault:
        field = (refusal.pointer or "").removeprefix("/entries/0/").split("/")[0]
        sentence = f"{entry.organisation.organisation}: {field}: {refusal.detail}"
        return Fault(file=self._file.name, line=entry.line, sentence=sentence)

    def _command(self, batch: Iterable[Entry]) -> ImportOrganisations:
        now, source = self._here.clock.now(), f"{self._file.name}, SHA-256 {self._file.sha256}"
        asked = Asked(by=OPERATOR, at=now, occurred_at=now, via=CLIENT, reason=f"Import of {source}", source=source)
        return ImportOrganisations(asked=asked, body=self._body, entries=tuple(one.organisation for one in batch))


def _batches(entries: Iterable[Entry]) -> Iterator[tuple[int, list[Entry]]]:
    left, done = iter(entries), 0
    while batch := list(islice(left, LARGEST_IMPORT)):
        done += len(batch)
        yield done, batch
