"""Refusing those whom a ruling, a conflict of interest or the separation of duties keeps from an item."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.boards.charter import Charter
from domain.boards.conflicts import Severity
from domain.boards.ladder import LADDER
from domain.interests.findings import Finding
from domain.kernel.codec import write
from domain.kernel.ids import PersonId
from domain.kernel.once import once
from domain.kernel.refusals import Refused
from domain.meetings.items import Item
from domain.meetings.membership import standing_for
from domain.meetings.policies import ConflictOfInterest, ExcludedByRuling, called, charter_of
from domain.meetings.recusals import Ground, recusals
from domain.meetings.separation import separated
from domain.meetings.state import Proceedings


def excluded_by_ruling(item: Item, person: PersonId, pointer: str) -> Refused | None:
    """The refusal of somebody whom a ruling keeps from deciding, whether or not the record finds a conflict."""
    ruling = item.ruling_on(person)
    if ruling is None or LADDER[ruling.management].votes:
        return None
    return ExcludedByRuling(pointer=pointer, evidence=[ruling.position], management=ruling.management.value)


def in_conflict(item: Item, person: PersonId, known: Proceedings, pointer: str) -> Refused | None:
    """The refusal of somebody with a conflict on which nobody has ruled; a warning where the charter says so."""
    adopted = charter_of(known)
    if adopted is None:
        return None
    policy = adopted.charter.conflicts
    charter = _without_mercy(adopted.charter)
    standing = {person: standing_for(person, known)}
    found = recusals(item, [person], charter, known.around(called(known).day), standing)
    barring = [one for one in found if one.ground is Ground.CONFLICT and one.bars]
    if not barring:
        return None
    evidence = [at for one in barring for at in one.evidence]
    refusal = ConflictOfInterest(pointer=pointer, evidence=evidence, findings=_plain(barring[0].findings))
    return refusal if policy.severity is Severity.BLOCK else refusal.as_warning()


@once
def _without_mercy(charter: Charter) -> Charter:
    """The charter with conflicts that bar where it would only warn, so that none goes unseen."""
    return replace(charter, conflicts=replace(charter.conflicts, severity=Severity.BLOCK))


def barred_by_separation(item: Item, person: PersonId, known: Proceedings, pointer: str) -> Iterator[Refused]:
    """The refusals of somebody who brought the case to another board, or stands in for who did, where that bars."""
    adopted = charter_of(known)
    if adopted is None or item.case is None:
        return
    for one in (person, *(nomination.member for nomination in standing_for(person, known))):
        refusal = separated(one, item.case, item.board, adopted.charter.separation, known.background, pointer)
        if refusal is not None:
            yield refusal


def kept_from(item: Item, person: PersonId, known: Proceedings, pointer: str) -> Iterator[Refused]:
    """Every reason, in the order of the book, why somebody may not take part in deciding an item."""
    yield from filter(None, (excluded_by_ruling(item, person, pointer), in_conflict(item, person, known, pointer)))
    yield from barred_by_separation(item, person, known, pointer)


def _plain(findings: Sequence[Finding]) -> list[object]:
    """The findings with their paths as they are told in an answer; all of it is public."""
    return [write(finding, str) for finding in findings]
