"""Whom an interest, a ruling or the separation of duties keeps from voting."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from domain.boards.conflicts import Management, SeparationPolicy, Severity
from domain.boards.policies import SeparationOfDuties
from domain.cases.content import BeneficiaryClass
from domain.interests.specialties import Specialty
from domain.kernel.dates import PartialDate
from domain.kernel.ids import MotionId, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.events import VoteCast
from domain.meetings.policies import (
    ConflictOfInterest,
    ExcludedByRuling,
)
from domain.tests.cases.make import CLINIC, numbered, sealed
from domain.tests.meetings.ask import vote
from domain.tests.meetings.make import (
    APPROVING,
    DIRECTOR,
    DIRECTOR_SEAT,
    FEDERATION,
    LAY,
    PRACTICE,
    debate,
    declared_at_item,
    interest_declared,
    joined,
    link,
    moved_at_the_first_board,
    partner,
    proposed,
    ruled,
    voted,
    voted_at_the_first_board,
)


def test_a_member_with_an_interest_in_a_party_does_not_vote() -> None:
    history = debate(interest_declared())
    refusal = given(decider, *history).when(vote()).then_refused(ConflictOfInterest, pointer="/voter")
    assert history.index(interest_declared()) + 1 in refusal.evidence
    facts: dict[str, Any] = refusal.facts
    [finding] = facts["findings"]
    assert finding["match"] == "ORGANISATION"
    assert finding["path"][-1]["to"].startswith("case:")


def test_an_interest_declared_while_the_vote_is_open_stops_the_vote() -> None:
    given(decider, *debate(), interest_declared()).when(vote()).then_refused(ConflictOfInterest)


def test_an_interest_that_ended_long_ago_does_not_stop_a_vote() -> None:
    ended = interest_declared(held_to=PartialDate("2008-11-30"))
    given(decider, *debate(ended)).when(vote()).then_some(VoteCast)


def test_the_interest_of_one_member_does_not_stop_another() -> None:
    given(decider, *debate(interest_declared())).when(vote(DIRECTOR, DIRECTOR_SEAT)).then_some(VoteCast)


@pytest.mark.parametrize("links", [1, 2, 3])
def test_a_partner_in_a_practice_behind_a_party_does_not_vote(links: int) -> None:
    chain = [PRACTICE, FEDERATION, *(OrganisationCode(f"LOCAL-HOLDING{n}") for n in range(links - 2)), CLINIC]
    chain = chain if links > 1 else [PRACTICE, CLINIC]
    held: list[Event] = [link(holder, held, 331 + at) for at, (holder, held) in enumerate(pairwise(chain))]
    assert len(held) == links
    given(decider, *debate(partner(), *held)).when(vote()).then_refused(ConflictOfInterest)
    given(decider, *debate(partner(), *held[1:])).when(vote()).then_some(VoteCast)


@pytest.mark.parametrize("links", [0, 1, 2, 3])
def test_a_partner_in_a_member_practice_does_not_vote_on_what_pays_them_all(links: int) -> None:
    chain = [OrganisationCode(f"LOCAL-HOLDING{n}") for n in range(links)] + [PRACTICE]
    held = [link(holder, held, 331 + at) for at, (holder, held) in enumerate(pairwise(chain))]
    says = sealed(parties=(), beneficiaries=(BeneficiaryClass.ALL_MEMBER_PRACTICES,))
    binding = [partner(organisation=chain[0]), *held]
    given(decider, *debate(*binding, joined(), says=says)).when(vote()).then_refused(ConflictOfInterest)
    given(decider, *debate(*binding, says=says)).when(vote()).then_some(VoteCast)


def test_an_interest_declared_at_the_item_stops_the_vote_until_somebody_rules() -> None:
    history = [*debate(), declared_at_item()]
    refusal = given(decider, *history).when(vote()).then_refused(ConflictOfInterest)
    assert refusal.evidence == (len(history),)
    noted = ruled(management=Management.NOTE_AND_PARTICIPATE)
    given(decider, *history, noted).when(vote()).then_some(VoteCast)


def test_a_ruling_to_take_part_lifts_a_conflict() -> None:
    noted = ruled(management=Management.NOTE_AND_PARTICIPATE)
    given(decider, *debate(interest_declared()), noted).when(vote()).then_some(VoteCast)


def test_a_ruling_does_not_lift_what_came_to_light_after_it() -> None:
    noted = ruled(management=Management.NOTE_AND_PARTICIPATE)
    given(decider, *debate(), noted, interest_declared()).when(vote()).then_refused(ConflictOfInterest)


@pytest.mark.parametrize("management", [one for one in Management if one is not Management.NOTE_AND_PARTICIPATE])
def test_a_stricter_ruling_excludes_even_without_a_finding(management: Management) -> None:
    given(decider, *debate(), ruled(management=management)).when(vote()).then_refused(ExcludedByRuling)


def test_the_last_ruling_holds() -> None:
    rulings = [ruled(), ruled(management=Management.NOTE_AND_PARTICIPATE)]
    given(decider, *debate(), *rulings).when(vote()).then_some(VoteCast)
    given(decider, *debate(), *reversed(rulings)).when(vote()).then_refused(ExcludedByRuling)


def test_a_charter_that_only_warns_lets_a_conflicted_member_vote() -> None:
    warning = replace(APPROVING, conflicts=replace(APPROVING.conflicts, severity=Severity.WARN))
    given(decider, *debate(interest_declared(), approving=warning)).when(vote()).then_some(VoteCast)


def test_a_potential_conflict_is_managed_as_the_charter_says() -> None:
    says = sealed(specialty=Specialty.DERMATOLOGY, parties=())
    interested = interest_declared(organisation=None, specialty=Specialty.DERMATOLOGY)
    given(decider, *debate(interested, says=says)).when(vote()).then_refused(ConflictOfInterest)
    lenient = replace(APPROVING, conflicts=replace(APPROVING.conflicts, potential=Management.NOTE_AND_PARTICIPATE))
    given(decider, *debate(interested, says=says, approving=lenient)).when(vote()).then_some(VoteCast)


EARLIER: list[tuple[str, Event]] = [
    ("PROPOSED", proposed(proposers=(LAY,))),
    ("MOVED", moved_at_the_first_board()),
    ("MOVED", moved_at_the_first_board(mover=DIRECTOR, seconder=LAY)),
    ("VOTED", voted_at_the_first_board()),
]


@pytest.mark.parametrize(("act", "fact"), EARLIER)
def test_nobody_approves_what_they_recommended(act: str, fact: Event) -> None:
    history = debate(fact)
    refusal = given(decider, *history).when(vote()).then_refused(SeparationOfDuties, pointer="/voter")
    assert refusal.facts["acts"] == [act]
    assert refusal.evidence == (history.index(fact) + 1,)


@pytest.mark.parametrize(("act", "role"), [("WROTE", {"authors": (LAY,)}), ("SPONSORED", {"sponsor": LAY})])
def test_nobody_approves_what_they_wrote_or_sponsored(act: str, role: dict[str, object]) -> None:
    refusal = given(decider, *debate(says=sealed(**role))).when(vote()).then_refused(SeparationOfDuties)
    assert refusal.facts["acts"] == [act]


def test_a_ruling_does_not_lift_the_separation_of_duties() -> None:
    noted = ruled(management=Management.NOTE_AND_PARTICIPATE)
    given(decider, *debate(voted_at_the_first_board()), noted).when(vote()).then_refused(SeparationOfDuties)


def test_an_earlier_vote_at_the_same_board_bars_nobody() -> None:
    earlier = voted(motion=MotionId(numbered(995)))
    given(decider, *debate(earlier)).when(vote()).then_some(VoteCast)


def test_a_separation_that_only_warns_leaves_an_earlier_vote_to_the_conflict_policy() -> None:
    separation = replace(APPROVING.separation, severity=Severity.WARN)
    conflicts = replace(APPROVING.conflicts, potential=Management.NOTE_AND_PARTICIPATE)
    lenient = replace(APPROVING, separation=separation, conflicts=conflicts)
    given(decider, *debate(voted_at_the_first_board(), approving=lenient)).when(vote()).then_some(VoteCast)
    strict = replace(APPROVING, separation=separation)
    history = debate(voted_at_the_first_board(), approving=strict)
    given(decider, *history).when(vote()).then_refused(ConflictOfInterest)


def test_without_separation_the_author_is_in_potential_conflict() -> None:
    alone = replace(APPROVING, separation=SeparationPolicy())
    history = debate(says=sealed(authors=(LAY,)), approving=alone)
    given(decider, *history).when(vote()).then_refused(ConflictOfInterest)
