"""The votes behind a decision are named by the facts that recorded them, so that anybody can look them up."""

from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.boards.voting import CastingVote, VotingRule
from domain.interests.horizon import Tense
from domain.interests.ties import steps
from domain.meetings.events import ConsensusStated, VotesCounted
from domain.meetings.motions import Direction
from domain.proposals.events import ProposalMade
from domain.tests.decisions.make import person
from domain.tests.decisions.story import (
    DEVELOPMENT,
    ITEM,
    MEETING,
    MOTION,
    board,
    case,
    development_charter,
    meeting_of,
    take,
    told,
)
from domain.tests.decisions.test_handed_over import CLOSED, SECOND_VOTE, breaks, taken


def test_each_vote_and_the_casting_vote_are_named_by_their_facts() -> None:
    inputs = taken(SECOND_VOTE, "chair+ lay1- lay2+ gp1-", CLOSED, breaks("chair")).inputs
    first = inputs.ballots[0].cast_at
    assert [one.cast_at for one in inputs.ballots] == [first, first + 1, first + 2, first + 3]
    assert inputs.casting is not None
    assert inputs.casting.given_at == first + 5


def test_a_count_of_hands_is_named_by_its_fact() -> None:
    hands = VotesCounted(
        meeting=MEETING, item=ITEM, motion=MOTION, votes_for=3, votes_against=1, abstained=0, counted_by=person("chair")
    )
    before = taken(VotingRule(casting_vote=CastingVote.NONE), "gp1+").inputs.ballots[0].cast_at
    inputs = taken(VotingRule(casting_vote=CastingVote.NONE), "", hands).inputs
    assert inputs.hands is not None
    assert inputs.hands.counted_at == before


def test_a_bond_with_an_end_on_record_is_shown_by_both_facts() -> None:
    plain = [(one.relation, one.shown_at) for one in steps("PARTNER", "organisation:F86001", (7,), Tense.PRESENT)]
    ended = [(one.relation, one.shown_at) for one in steps("PARTNER", "organisation:F86001", (7, 9), Tense.PRESENT)]
    recent = [(one.relation, one.shown_at) for one in steps("PARTNER", "organisation:F86001", (7,), Tense.RECENT)]
    assert plain == [("PARTNER", 7)]
    assert ended == [("PARTNER", 7), ("ENDED", 9)]
    assert recent == [("PARTNER", 7), ("ENDED", 7)]


def test_who_agreed_without_a_vote_proposes_the_case() -> None:
    members = ("chair:officer", "gp1:GP", "gp2:GP", "gp3:GP")
    record = told(
        board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(), *members),
        case(pays_practices=False),
        meeting_of(
            DEVELOPMENT,
            DecisionType.RECOMMENDATION,
            Direction.RECOMMEND,
            here="chair gp1 gp2 gp3",
            leaves="gp3",
            presiding="chair",
        ),
        ConsensusStated(meeting=MEETING, item=ITEM, motion=MOTION, stated_by=person("chair")),
    )
    made = record.when(take()).then_some(ProposalMade)
    assert sorted(made.proposers) == sorted(map(person, ("chair", "gp1", "gp2")))
