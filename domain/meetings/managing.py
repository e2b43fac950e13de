"""How a conflict on which nobody has ruled is managed: by dispensation, as agreed ahead, else as the charter says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from domain.boards.conflicts import ConflictPolicy, Determiner, Management, Severity
from domain.boards.ladder import strictest
from domain.interests.arrangements import Agreed, covered, in_force
from domain.interests.findings import Finding, Level, Match
from domain.interests.register import Interests
from domain.kernel.ids import BoardId, OrganisationCode, PersonId
from domain.meetings.deputising import comes_by

NOT_DECLARED = frozenset({Match.DECLARATION_MISSING, Match.DECLARATION_OVERDUE})


class Ahead(NamedTuple):
    """What was agreed or granted ahead about one interest, whose interest it is, and in which organisation."""

    person: PersonId
    agreed: Agreed
    organisation: OrganisationCode | None

    def covers(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Which of the findings it covers: none but those that come by the person whose interest it is."""
        theirs = (one for one in findings if comes_by(one) == self.person.tag)
        return covered(self.agreed, self.organisation, theirs)


Foreseen = tuple[Ahead, ...]


class Managed(NamedTuple):
    """Findings that are managed in one way, and the arrangement by which, if by one."""

    findings: tuple[Finding, ...]
    management: Management
    by: Agreed | None = None


def foreseen(people: Iterable[PersonId], interests: Interests, board: BoardId, day: date) -> Foreseen:
    """What was agreed or granted ahead about these people's interests."""
    held = (one for person in people for one in interests.of(person) if one.arrangements)
    return tuple(
        Ahead(one.person, it, one.organisation) for one in held for it in in_force(one.arrangements, board, day)
    )


def concerning(findings: Sequence[Finding], ahead: Foreseen) -> tuple[Agreed, ...]:
    """What of it concerns any of these findings."""
    return tuple(one.agreed for one in ahead if one.covers(findings))


def managed(findings: tuple[Finding, ...], ahead: Foreseen, policy: ConflictPolicy) -> Iterator[Managed]:
    """Each finding under one way to manage it: a dispensation goes before a mitigation, and that before the charter.

    A mitigation agreed ahead holds where the charter lets conflicts be determined so; elsewhere it is shown only.
    """
    left = findings
    for each in sorted(ahead, key=lambda one: one.agreed.determined_by is not Determiner.DISPENSATION):
        theirs = each.covers(left) if _governs(each.agreed, policy) else ()
        if theirs:
            yield Managed(theirs, _as_agreed(each.agreed, theirs, policy), each.agreed)
            left = tuple(one for one in left if one not in theirs)
    if left:
        yield Managed(left, if_blocking(policy.severity, strictest(_unruled(one, policy) for one in left)))


def _governs(agreed: Agreed, policy: ConflictPolicy) -> bool:
    return agreed.determined_by is Determiner.DISPENSATION or Determiner.PRE_AGREED in policy.determined_by


def _as_agreed(agreed: Agreed, findings: Iterable[Finding], policy: ConflictPolicy) -> Management:
    """As agreed, but no more leniently than the floor of the law where a conflict is actual; a dispensation may."""
    actual = any(one.level is Level.ACTUAL for one in findings)
    if policy.floor is None or not actual or agreed.determined_by is Determiner.DISPENSATION:
        return agreed.management
    return strictest([agreed.management, policy.floor])


def _unruled(finding: Finding, policy: ConflictPolicy) -> Management:
    """How the charter manages a finding until somebody rules; what was declared at the item awaits a ruling."""
    if finding.match is Match.DECLARED_AT_ITEM:
        return strictest([policy.actual, Management.SPEAK_NOT_VOTE])
    if finding.match in NOT_DECLARED:
        return policy.undeclared
    if finding.level is Level.NONE:
        return Management.NOTE_AND_PARTICIPATE
    return policy.actual if finding.level is Level.ACTUAL else policy.potential


def if_blocking(severity: Severity, management: Management) -> Management:
    """The same where the charter stops whoever is in conflict; a note where it only warns."""
    return management if severity is Severity.BLOCK else Management.NOTE_AND_PARTICIPATE
