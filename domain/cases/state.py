"""What is remembered of cases, and of the people and organisations that they name."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

from domain.boards.events import BoardEstablished
from domain.cases.events import (
    CaseDrafted,
    CaseReturned,
    CaseRevised,
    CaseScored,
    CaseSubmitted,
    CaseWithdrawn,
    DuplicateFlagged,
    DuplicateLifted,
    SavingsClaimed,
)
from domain.cases.file import CaseFile, CaseScore, CaseStatus, Duplicate, Version
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, CaseReference, OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered
from domain.slips.events import SlipCorrected

__all__ = ["CASE_FACTS", "CaseFile", "CaseFiles", "CaseStatus", "Cases", "Version", "file_after"]

CASE_FACTS: tuple[type[Event], ...] = (
    CaseDrafted,
    CaseRevised,
    CaseSubmitted,
    CaseReturned,
    CaseScored,
    CaseWithdrawn,
    DuplicateFlagged,
    DuplicateLifted,
)
CaseFiles = Mapping[CaseId, CaseFile]


@value
class Cases:
    """What must be known to answer a command about a case."""

    files: CaseFiles = field(default_factory=dict)
    persons: frozenset[PersonId] = frozenset()
    organisations: frozenset[OrganisationCode] = frozenset()
    boards: frozenset[BoardId] = frozenset()
    claiming: frozenset[CaseId] = frozenset()  # cases that claim to save on the same
    corrected: Mapping[CaseReference, int] = field(default_factory=dict)  # references that slips were corrected to


def file_after(files: CaseFiles, fact: Fact[Any]) -> CaseFiles:
    """The case files after a fact about one of them; other facts leave them as they are."""
    event = fact.event
    if isinstance(event, CaseDrafted):
        return {**files, event.case: _begun(event, fact.position)}
    continued = _CONTINUED.get(type(event))
    if continued is None or event.case not in files:
        return files
    return {**files, event.case: continued(files[event.case], event, fact.position)}


def evolve(known: Cases, fact: Fact[Any]) -> Cases:
    """Remember what happened."""
    event = fact.event
    if isinstance(event, PersonRegistered):
        return replace(known, persons=known.persons | {event.person})
    if isinstance(event, BoardEstablished):
        return replace(known, boards=known.boards | {event.board})
    if isinstance(event, OrganisationRegistered):
        return replace(known, organisations=known.organisations | {event.organisation})
    if isinstance(event, SlipCorrected):
        return replace(known, corrected={**known.corrected, **_named_by(event, fact.position)})
    if isinstance(event, SavingsClaimed):
        return replace(known, claiming=known.claiming | {event.case})
    files = file_after(known.files, fact)
    return known if files is known.files else replace(known, files=files)


def _named_by(slip: SlipCorrected, position: int) -> Mapping[CaseReference, int]:
    named = slip.reads if slip.type == CaseDrafted.type_name else None
    return {CaseReference(named): position} if named else {}


def _begun(event: CaseDrafted, position: int) -> CaseFile:
    return CaseFile(
        case=event.case,
        reference=event.reference,
        status=CaseStatus.DRAFT,
        drafted_at=position,
        draft=event.content,
        written_at=position,
    )


def _revised(file: CaseFile, event: CaseRevised, position: int) -> CaseFile:
    return replace(file, draft=event.content, written_at=position)


def _submitted(file: CaseFile, event: CaseSubmitted, position: int) -> CaseFile:
    version = Version(
        number=event.version,
        content=file.draft,
        content_hash=event.content_hash,
        written_at=file.written_at,
        submitted_at=position,
    )
    return replace(file, status=CaseStatus.SUBMITTED, versions=(*file.versions, version))


def _returned(file: CaseFile, event: CaseReturned, position: int) -> CaseFile:
    return replace(file, status=CaseStatus.RETURNED)


def _scored(file: CaseFile, event: CaseScored, position: int) -> CaseFile:
    score = CaseScore(version=event.version, scorer=event.scorer, criterion=event.criterion, position=position)
    return replace(file, scores=(*file.scores, score))


def _withdrawn(file: CaseFile, event: CaseWithdrawn, position: int) -> CaseFile:
    return replace(file, status=CaseStatus.WITHDRAWN)


def _flagged(file: CaseFile, event: DuplicateFlagged, position: int) -> CaseFile:
    return replace(file, duplicate=Duplicate(of=event.of, flagged_at=position))


def _lifted(file: CaseFile, event: DuplicateLifted, position: int) -> CaseFile:
    return replace(file, duplicate=None)


_CONTINUED: Mapping[type[Event], Callable[[CaseFile, Any, int], CaseFile]] = {
    CaseRevised: _revised,
    CaseSubmitted: _submitted,
    CaseReturned: _returned,
    CaseScored: _scored,
    CaseWithdrawn: _withdrawn,
    DuplicateFlagged: _flagged,
    DuplicateLifted: _lifted,
}
