"""Deputising: what of a member's interests goes with whoever acts in the member's place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.boards.seats import Nomination
from domain.interests.findings import Finding, PathStep

DEPUTY_FOR = "DEPUTY_FOR"


def inherited(nomination: Nomination, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The member's findings as they touch the deputy: the path says in whose place the deputy acts.

    A member who may not decide does not decide through somebody else (NHS England, Managing conflicts of interest,
    2017); that the deputy is independent of the member is for a ruling on the deputy to say.
    """
    first = PathStep(relation=DEPUTY_FOR, to=nomination.member.tag, shown_at=nomination.evidence[0])
    for finding in findings:
        yield replace(finding, person=nomination.deputy, path=(first, *finding.path))


def comes_by(finding: Finding) -> str:
    """The tag of the person by whom a finding comes: the member in whose place the deputy acts, else the person."""
    first = finding.path[0]
    return first.to if first.relation == DEPUTY_FOR else finding.person.tag
