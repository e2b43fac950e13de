"""The chair handed over: every act is judged by who presided when it was done, not by who did when the vote closed."""

from dataclasses import replace

from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.boards.voting import BallotForm, CastingVote, VotingRule
from domain.decisions.decider import decider
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.judge import judge
from domain.decisions.verdict import Tally, Verdict
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.events import CastingVoteGiven, ConsensusStated, VoteClosed
from domain.meetings.handing_facts import PresidingHandedOver
from domain.meetings.motions import Choice, Direction
from domain.tests.decisions.make import codes, person
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    ITEM,
    MEETING,
    MOTION,
    at_minute,
    board,
    case,
    committee_charter,
    meeting_of,
    take,
    vote,
)
from domain.tests.decisions.test_judged_anew import CLINIC, MEMBERS

CLOSED = VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)
ONLY_IF_TIE = VotingRule(casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE)
SECOND_VOTE = VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE)


def to(name: str) -> PresidingHandedOver:
    return PresidingHandedOver(meeting=MEETING, item=ITEM, presiding=person(name))


def breaks(name: str) -> CastingVoteGiven:
    return CastingVoteGiven(
        meeting=MEETING,
        item=ITEM,
        motion=MOTION,
        board=COMMITTEE,
        case=CASE,
        presiding=person(name),
        choice=Choice.FOR,
    )


def agreed(name: str) -> ConsensusStated:
    return ConsensusStated(meeting=MEETING, item=ITEM, motion=MOTION, stated_by=person(name))


def taken(rule: VotingRule, cast: str, *then: Event) -> DecisionTaken:
    """The decision where the chair presided when the motion was put and these voted; and what happened then."""
    events = [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, replace(committee_charter(), voting=(rule,)), *MEMBERS),
        *case(pays_practices=False, party=CLINIC),
        *meeting_of(
            COMMITTEE,
            DecisionType.FINAL_APPROVAL,
            Direction.APPROVE,
            cast,
            here="chair lay1 lay2 gp1",
            presiding="chair",
        ),
        *then,
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    found: DecisionTaken = given(decider, *facts).when(take()).then_some(DecisionTaken)
    assert judge(found.inputs) == found.verdict
    return found


def counted(verdict: Verdict) -> tuple[int, int, int]:
    tally: Tally = verdict.tally
    return tally.votes_for, tally.votes_against, tally.uncounted


def test_a_member_who_voted_and_then_took_the_chair_keeps_their_vote() -> None:
    plain = taken(ONLY_IF_TIE, "lay1+ lay2+ gp1-", CLOSED)
    after = taken(ONLY_IF_TIE, "lay1+ lay2+ gp1-", to("lay1"), CLOSED)
    assert (after.outcome, counted(after.verdict)) == (Outcome.APPROVED, (2, 1, 0))
    assert after.verdict == plain.verdict
    assert {one.presided for one in plain.inputs.ballots} == {None}


def test_who_voted_while_presiding_voted_too_early_although_they_left_the_chair_and_who_left_it_may_vote() -> None:
    early = taken(ONLY_IF_TIE, "chair+ lay2+ gp1-", to("lay1"), CLOSED)
    assert counted(early.verdict) == (1, 1, 1)
    assert "vote-reserved-for-tie" in codes(early.verdict)
    later = taken(ONLY_IF_TIE, "lay2+ gp1-", to("lay1"), vote(COMMITTEE, "chair+"), CLOSED)
    assert counted(later.verdict) == (2, 1, 0)


def test_whoever_presides_after_the_vote_was_closed_breaks_the_tie() -> None:
    by_the_chair = taken(SECOND_VOTE, "chair+ lay1- lay2+ gp1-", CLOSED, breaks("chair"))
    by_the_next = taken(SECOND_VOTE, "chair+ lay1- lay2+ gp1-", CLOSED, to("lay1"), breaks("lay1"))
    assert by_the_chair.outcome is by_the_next.outcome is Outcome.APPROVED
    assert "casting-vote-counted" in codes(by_the_next.verdict)
    left = taken(SECOND_VOTE, "chair+ lay1- lay2+ gp1-", CLOSED, to("lay1"), breaks("chair"))
    assert "casting-vote-by-another" in codes(left.verdict)


def test_who_may_vote_only_on_a_tie_breaks_none_on_which_they_voted_before_they_took_the_chair() -> None:
    voted = taken(ONLY_IF_TIE, "lay1+ lay2-", CLOSED, to("lay1"), breaks("lay1"))
    assert "casting-vote-without-right" in codes(voted.verdict)
    silent = taken(ONLY_IF_TIE, "lay2+ gp1-", CLOSED, to("lay1"), breaks("lay1"))
    assert "casting-vote-counted" in codes(silent.verdict)


def test_consensus_is_stated_by_whoever_presided_when_it_was() -> None:
    by_consent = VotingRule(ballots=(BallotForm.NAMED, BallotForm.CONSENSUS))
    stated = taken(by_consent, "", agreed("chair"), to("lay1"), CLOSED)
    assert "consensus-stated" in codes(stated.verdict)
    another = taken(by_consent, "", agreed("lay1"), to("lay1"), CLOSED)
    assert "consensus-by-another" in codes(another.verdict)
