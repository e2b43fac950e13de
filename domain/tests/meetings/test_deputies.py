"""Deputies at a meeting: whose place they take, when, and with whose interests."""

from dataclasses import replace
from typing import Any

import pytest

from domain.boards.charter import Charter
from domain.boards.conflicts import Management
from domain.boards.events import DeputyNominated
from domain.boards.policies import SeparationOfDuties
from domain.boards.tenure import Deputies, Holdover, TenurePolicy
from domain.interests.arrangement_events import DispensationGranted
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ArrangementId, PersonId
from domain.kernel.messages import Event
from domain.kernel.spec import Given, given
from domain.meetings.decider import decider
from domain.meetings.entitlement import MemberInTheRoom, VoterNotInTheSeat
from domain.meetings.events import VoteCast
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.tests.boards.make import DISINVESTMENT, member_appointed, person_registered
from domain.tests.cases.make import CLINIC, numbered, sealed
from domain.tests.meetings.ask import move, open_meeting, turn_to, vote
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    CHAIR_SEAT,
    FEDERATION,
    LAY,
    LAY_SEAT,
    arrived,
    boards,
    called,
    debate,
    interest_declared,
    left,
    link,
    partner,
    ruled,
)

DEPUTY = PersonId(numbered(901))
DEPUTISED = replace(APPROVING, tenure=TenurePolicy(deputies=Deputies.ALLOWED))


def named(member: PersonId = LAY, seat: object = LAY_SEAT, day: str = "2009-06-01") -> DeputyNominated:
    return DeputyNominated(
        board=DISINVESTMENT,
        seat=LAY_SEAT if seat is LAY_SEAT else CHAIR_SEAT,
        member=member,
        deputy=DEPUTY,
        from_day=PartialDate(day),
        to_day=None,
    )


def with_the_member_away(*before: Event, charter: Charter = DEPUTISED) -> Given:
    known = (person_registered(DEPUTY), named(), *before)
    return given(decider, *debate(*known, approving=charter), arrived(DEPUTY), left(LAY))


def test_a_deputy_votes_for_a_member_who_is_away() -> None:
    with_the_member_away().when(vote(DEPUTY)).then_some(VoteCast, voter=DEPUTY, seat=LAY_SEAT)


def test_a_deputy_does_not_vote_for_a_member_who_is_there() -> None:
    known = debate(person_registered(DEPUTY), named(), approving=DEPUTISED)
    given(decider, *known, arrived(DEPUTY)).when(vote(DEPUTY)).then_refused(MemberInTheRoom, pointer="/voter")


def test_without_a_nomination_or_a_charter_that_allows_it_nobody_votes_for_another() -> None:
    with_the_member_away(charter=APPROVING).when(vote(DEPUTY)).then_refused(VoterNotInTheSeat)
    known = debate(person_registered(DEPUTY), named(day="2009-06-02"), approving=DEPUTISED)
    given(decider, *known, arrived(DEPUTY), left(LAY)).when(vote(DEPUTY)).then_refused(VoterNotInTheSeat)


def test_a_deputy_has_the_interests_of_the_member_and_the_path_says_so() -> None:
    refused = with_the_member_away(interest_declared(LAY)).when(vote(DEPUTY)).then_refused(ConflictOfInterest)
    told: Any = refused.facts["findings"]
    assert [finding["person"] for finding in told] == [DEPUTY]
    assert (told[0]["path"][0]["relation"], told[0]["path"][0]["to"]) == ("DEPUTY_FOR", LAY.tag)


def test_a_deputy_has_interests_of_their_own() -> None:
    with_the_member_away(interest_declared(DEPUTY)).when(vote(DEPUTY)).then_refused(ConflictOfInterest)


def test_what_was_granted_about_the_members_interest_frees_a_deputy_of_no_conflict_of_their_own() -> None:
    member = interest_declared(LAY)
    granted = DispensationGranted(
        arrangement=ArrangementId(numbered(902)),
        interest=member.interest,
        person=LAY,
        management=Management.NOTE_AND_PARTICIPATE,
        ground=DispensationGround.TOO_FEW_WITHOUT_A_CONFLICT,
        granted_by=Authority.SECRETARY_OF_STATE,
        board=None,
        words=None,
        granted=PartialDate("2009-01-01"),
        holds_from=PartialDate("2009-01-01"),
        holds_to=PartialDate("2009-12-31"),
    )
    with_the_member_away(member, granted).when(vote(DEPUTY)).then_some(VoteCast)
    own = partner(DEPUTY, CLINIC)
    refused = with_the_member_away(member, granted, own).when(vote(DEPUTY)).then_refused(ConflictOfInterest)
    told: Any = refused.facts["findings"]
    assert [finding["path"][0]["relation"] for finding in told] == ["PARTNER"]


@pytest.mark.parametrize("links", [(), (link(FEDERATION, CLINIC),)])
def test_what_the_member_holds_through_others_is_looked_up_too(links: tuple[Event, ...]) -> None:
    held = link(partner().organisation, FEDERATION if links else CLINIC, 332)
    with_the_member_away(partner(LAY), held, *links).when(vote(DEPUTY)).then_refused(ConflictOfInterest)


def test_a_ruling_on_the_deputy_lets_an_independent_deputy_vote() -> None:
    known = debate(person_registered(DEPUTY), named(), interest_declared(LAY), approving=DEPUTISED)
    free = ruled(DEPUTY, Management.NOTE_AND_PARTICIPATE)
    given(decider, *known, arrived(DEPUTY), left(LAY), free).when(vote(DEPUTY)).then_some(VoteCast)


def test_nobody_approves_through_a_deputy_what_they_brought() -> None:
    known = debate(person_registered(DEPUTY), named(), says=sealed(authors=(LAY,)), approving=DEPUTISED)
    given(decider, *known, arrived(DEPUTY), left(LAY)).when(vote(DEPUTY)).then_refused(SeparationOfDuties)


def test_a_deputy_moves_a_motion_in_the_place_of_a_member() -> None:
    known = debate(person_registered(DEPUTY), named(), approving=DEPUTISED)[:-1]
    here = given(decider, *known, arrived(DEPUTY), left(LAY))
    assert here.when(move(mover=DEPUTY)).outcome()
    conflicted = debate(person_registered(DEPUTY), named(), interest_declared(LAY), approving=DEPUTISED)[:-1]
    refusing = given(decider, *conflicted, arrived(DEPUTY), left(LAY))
    refusing.when(move(mover=DEPUTY)).then_refused(ConflictOfInterest)


def test_a_deputy_of_the_chair_does_not_preside() -> None:
    known = [*boards(DEPUTISED), person_registered(DEPUTY), named(CHAIR, CHAIR_SEAT)]
    given(decider, *known, called()).when(open_meeting(DEPUTY)).then_refused(NotAMemberOfTheBoard)
    sitting = debate(person_registered(DEPUTY), named(CHAIR, CHAIR_SEAT), approving=DEPUTISED)[:-2]
    given(decider, *sitting, arrived(DEPUTY)).when(turn_to(presiding=DEPUTY)).then_refused(NotAMemberOfTheBoard)


def test_a_chair_whose_term_ran_out_presides_where_the_charter_lets_members_sit_on() -> None:
    for policy, refused in ((TenurePolicy(holdover=Holdover.UNTIL_SUCCESSOR), False), (TenurePolicy(), True)):
        known = boards(replace(APPROVING, tenure=policy))
        over = member_appointed(CHAIR, CHAIR_SEAT, DISINVESTMENT, term_to="2009-05-31")
        ended = [over if one == member_appointed(CHAIR, CHAIR_SEAT, DISINVESTMENT) else one for one in known]
        asking = given(decider, *ended, called()).when(open_meeting())
        if refused:
            asking.then_refused(NotAMemberOfTheBoard)
        else:
            assert asking.outcome()
