"""What forbids an outside register to be taken over, and why."""

from collections.abc import Iterator

from domain.kernel.refusals import Refused
from domain.organisations.body_policies import the_body_keeps_its_record_here
from domain.organisations.commands import LARGEST_IMPORT, ImportOrganisations
from domain.organisations.membership_changes import Contradiction
from domain.organisations.reconciling import contradictions
from domain.organisations.state import Register


class ImportTooLarge(Refused):
    """An import has at most 2,000 entries."""

    code = "import-too-large"


class ImportedTwice(Refused):
    """An organisation has one entry in an import."""

    code = "imported-twice"


class EntryContradicts(Refused):
    """An entry of the import cannot be true together with what is on record, or with itself."""

    code = "entry-contradicts-register"


def an_import_is_of_a_size_that_is_read_whole(command: ImportOrganisations, known: Register) -> Refused | None:
    """One command is judged and recorded in one transaction, within the time a caller waits."""
    found = len(command.entries)
    return ImportTooLarge(pointer="/entries", entries=found) if found > LARGEST_IMPORT else None


def an_organisation_has_one_entry(command: ImportOrganisations, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: one code, one organisation."""
    seen = set[str]()
    for row, entry in enumerate(command.entries):
        if entry.organisation in seen:
            return ImportedTwice(pointer=f"/entries/{row}/organisation", organisation=entry.organisation)
        seen.add(entry.organisation)
    return None


def an_entry_does_not_contradict_the_register(command: ImportOrganisations, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: what was once published of a code is corrected, never overwritten."""
    found = list(_contradictions(command, known))
    if not found:
        return None
    row, first = found[0]
    return EntryContradicts(
        first.detail,
        evidence=first.evidence,
        pointer=f"/entries/{row}{first.pointer}",
        organisation=command.entries[row].organisation,
        rows=tuple(sorted({row for row, _ in found})),
    )


def _contradictions(command: ImportOrganisations, known: Register) -> Iterator[tuple[int, Contradiction]]:
    for row, entry in enumerate(command.entries):
        for contradiction in contradictions(entry, known, command.body):
            yield row, contradiction


IMPORTING = (
    the_body_keeps_its_record_here,
    an_import_is_of_a_size_that_is_read_whole,
    an_organisation_has_one_entry,
    an_entry_does_not_contradict_the_register,
)
