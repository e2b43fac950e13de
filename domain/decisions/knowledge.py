"""Knowledge: which facts recorded after a decision tell how things were when it was taken."""

from dataclasses import replace
from typing import Any

from domain.boards.events import CharterAdopted, SeatAbolished, SeatCreated
from domain.boards.selects import DEPUTIES, TERMS
from domain.cases.events import CaseScored
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.bonds import DECLARED
from domain.meetings.events import CorrectionConfirmed, InterestDeclaredAtItem
from domain.meetings.sitting import Opened
from domain.organisations.events import (
    LinkEnded,
    MembershipBegun,
    MembershipEnded,
    OrganisationRegistered,
    OrganisationsLinked,
    PatientsCounted,
)
from domain.people.events import PersonRegistered, PositionLeft, PositionTaken

Answered = Fact[DecisionTaken] | Fact[ChairsActionTaken]

KNOWLEDGE: frozenset[type[Event]] = frozenset(
    {
        *(*DECLARED, InterestDeclaredAtItem, CorrectionConfirmed),
        *(PositionTaken, PositionLeft, PersonRegistered, OrganisationRegistered),
        *(OrganisationsLinked, LinkEnded, MembershipBegun, MembershipEnded),
        *(PatientsCounted, SeatAbolished),
        *TERMS,
        *DEPUTIES,
    }
)
"""How things were: these facts say of which days they speak, and count whenever they were recorded."""


def as_it_was(fact: Fact[Any], taken: Answered | None, opened: Opened | None = None) -> Fact[Any] | None:
    """The fact as it counts when a decision is judged anew; nothing where it tells of something done afterwards."""
    if taken is None or fact.position <= taken.position or type(fact.event) in KNOWLEDGE:
        return fact
    happened, decided = fact.envelope.occurred_at, taken.envelope.occurred_at
    match fact.event:
        case CharterAdopted():
            return _on_record(fact, opened) if happened <= (opened.at if opened else decided) else None
        case SeatCreated(created=created):
            return fact if created is not None or happened <= decided else None
        case CaseScored():
            return fact if happened <= decided else None
    return None


def _on_record(adopted: Fact[Any], opened: Opened | None) -> Fact[Any]:
    """A charter adopted before the meeting and written down after it, as if it had been on record when it opened."""
    return replace(adopted, position=opened.position - 1) if opened else adopted
