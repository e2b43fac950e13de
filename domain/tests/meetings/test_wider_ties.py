"""Ties that lie further off: they are looked up for a vote as well, each only as far as it reaches."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from domain.boards.conflicts import Management
from domain.cases.content import Party, PartyRole
from domain.cases.events import CaseDrafted, CaseScored, CaseSubmitted
from domain.interests.categories import Holding
from domain.interests.events import InterestsConfirmed, NilReturnMade
from domain.kernel.dates import PartialDate
from domain.kernel.ids import CaseId, CaseReference, OrganisationCode
from domain.kernel.messages import Event, Withheld
from domain.kernel.refusals import Refused
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.events import VoteCast
from domain.meetings.policies import ConflictOfInterest
from domain.proposals.events import ProposalWithdrawn
from domain.tests.boards.make import DEVELOPMENT, DISINVESTMENT
from domain.tests.cases.make import CASE, CLINIC, numbered, sealed
from domain.tests.meetings.ask import vote
from domain.tests.meetings.make import (
    APPROVING,
    DIRECTOR,
    DIRECTOR_SEAT,
    LAY,
    PRACTICE,
    PROPOSAL,
    debate,
    interest_declared,
    link,
    partner,
    voted,
)

PARENT, PLACE = OrganisationCode("LOCAL-PARENT"), OrganisationCode("LOCAL-LEYTON")
ABANDONED = CaseId(numbered(700))
FIRST: list[Event] = [
    CaseDrafted(case=ABANDONED, reference=CaseReference("GBP/1"), content=sealed(parties=())),
    CaseSubmitted(case=ABANDONED, version=1, content_hash="0" * 64),
]
SCORED = CaseScored(case=ABANDONED, version=1, scorer=LAY, criterion="quality", score=Decimal(7))
VOTED_ON_IT = voted(case=ABANDONED, meeting=numbered(701), item=numbered(702), motion=numbered(703))


def matches(refusal: Refused) -> list[object]:
    facts: Any = refusal.facts
    return [finding["match"] for finding in facts["findings"]]


@pytest.mark.parametrize("act", [SCORED, VOTED_ON_IT])
def test_who_judged_an_abandoned_procurement_does_not_vote_on_the_one_that_takes_it_up_again(act: Event) -> None:
    history = debate(*FIRST, act, says=sealed(parties=(), follows=ABANDONED))
    refusal = given(decider, *history).when(vote()).then_refused(ConflictOfInterest)
    assert matches(refusal) == ["PRIOR_DECISION"]
    given(decider, *history).when(vote(DIRECTOR, DIRECTOR_SEAT)).then_some(VoteCast)
    unrelated = debate(*FIRST, act, says=sealed(parties=()))
    given(decider, *unrelated).when(vote()).then_some(VoteCast)


def test_a_partner_in_a_sister_of_a_party_does_not_vote_where_the_charter_bars_potential_conflicts() -> None:
    sisters = [link(PARENT, PRACTICE, 331), link(PARENT, CLINIC, 332)]
    refusal = given(decider, *debate(partner(), *sisters)).when(vote()).then_refused(ConflictOfInterest)
    assert matches(refusal) == ["ORGANISATION_GRAPH"]
    given(decider, *debate(partner(), sisters[0])).when(vote()).then_some(VoteCast)


def test_a_practice_in_the_place_of_a_service_is_a_potential_conflict() -> None:
    says = sealed(parties=(Party(organisation=PLACE, role=PartyRole.LOCALITY),))
    refusal = given(decider, *debate(partner(), link(PRACTICE, PLACE), says=says)).when(vote())
    assert matches(refusal.then_refused(ConflictOfInterest)) == ["LOCALITY"]


@pytest.mark.parametrize("holding", [Holding(percent=Decimal(5), dormant=False), Holding(percent=None, dormant=True)])
def test_an_exempt_holding_stops_nobody(holding: Holding) -> None:
    given(decider, *debate(interest_declared(holding=holding))).when(vote()).then_some(VoteCast)
    above = Holding(percent=Decimal("5.01"), dormant=False)
    given(decider, *debate(interest_declared(holding=above))).when(vote()).then_refused(ConflictOfInterest)


def test_a_missing_declaration_stops_a_vote_only_where_the_charter_says_so() -> None:
    yearly = replace(APPROVING.conflicts, nil_return_months=12)
    noting, barring = (
        replace(APPROVING, conflicts=replace(yearly, undeclared=management))
        for management in (Management.NOTE_AND_PARTICIPATE, Management.SPEAK_NOT_VOTE)
    )
    given(decider, *debate(approving=noting)).when(vote()).then_some(VoteCast)
    refusal = given(decider, *debate(approving=barring)).when(vote()).then_refused(ConflictOfInterest)
    assert matches(refusal) == ["DECLARATION_MISSING"]
    nothing = NilReturnMade(person=LAY, made=PartialDate("2008-11"))
    given(decider, *debate(nothing, approving=barring)).when(vote()).then_some(VoteCast)
    still_true = InterestsConfirmed(person=LAY, confirmed=PartialDate("2008-11"))
    given(decider, *debate(still_true, approving=barring)).when(vote()).then_some(VoteCast)


def test_c4_an_interest_on_the_board_that_proposes_stops_a_vote_on_its_proposal() -> None:
    on_board = interest_declared(organisation=None, board=DEVELOPMENT)
    refusal = given(decider, *debate(on_board)).when(vote()).then_refused(ConflictOfInterest)
    assert matches(refusal) == ["ROLE_DUALITY"]
    elsewhere = interest_declared(organisation=None, board=DISINVESTMENT)
    given(decider, *debate(elsewhere)).when(vote()).then_some(VoteCast)
    taken_back = ProposalWithdrawn(proposal=PROPOSAL, case=CASE, why=Withheld("digest"))
    given(decider, *debate(on_board), taken_back).when(vote()).then_some(VoteCast)
