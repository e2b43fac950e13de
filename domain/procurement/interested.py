"""Interested decision makers: who among those who decide an award had, or may have had, an interest in the provider."""

from collections.abc import Iterable, Mapping
from datetime import date

from domain.interests.findings import Finding, Level
from domain.interests.matching import findings_of_all
from domain.interests.matter import Matter, Stake
from domain.interests.reach import MOST_LINKS
from domain.interests.ties import Ties
from domain.kernel.answers import Answer
from domain.kernel.deciders import Read, in_order
from domain.kernel.ids import AwardId, OrganisationCode, PersonId
from domain.meetings.bonds import NO_TIES, links_of, organisations_at, own_bonds, ties_after

PROVIDER = "PROVIDER"


def ties_of(people: Iterable[PersonId], read: Read) -> Ties:
    """What binds people to organisations, link by link; as many look-ups as there are links."""
    people = tuple(people)
    ties = NO_TIES
    for fact in in_order(read(own_bonds(people))):
        ties = ties_after(ties, fact)
    for distance in range(MOST_LINKS):
        for fact in in_order(read(links_of(organisations_at(people, ties, distance)))):
            ties = ties_after(ties, fact)
    return ties


def interested(
    award: AwardId, providers: Iterable[OrganisationCode], people: Iterable[PersonId], ties: Ties, day: date
) -> Mapping[PersonId, Answer]:
    """Of these people, those who had an interest in a provider on the day, or may have had; as the record shows it."""
    stakes = tuple(Stake(organisation=provider, role=PROVIDER) for provider in providers)
    matter = Matter(about=award, shown_at=None, organisations=stakes)
    found = findings_of_all(matter, people, ties, day, look_back_months=0)
    return {person: _surely(theirs) for person, theirs in found.items() if theirs}


def _surely(findings: Iterable[Finding]) -> Answer:
    certain = any(finding.level is not Level.INDETERMINATE for finding in findings)
    return Answer.YES if certain else Answer.INDETERMINATE
