"""How a tie is broken: only a genuine one, only by who presides, as the judgement counts the votes."""

from dataclasses import replace

import pytest

from domain.boards.events import SeatCreated
from domain.boards.quorum import Rounding
from domain.boards.voting import CastingVote, PatientWeight, Threshold, VoteUnit, VotingRule
from domain.decisions.tie_breaking import NotTied, tie_breaking
from domain.kernel.ids import OrganisationCode, PersonId, SeatId
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.casting import CastingVoteAlreadyGiven, NoCastingVote
from domain.meetings.events import CastingVoteGiven
from domain.meetings.motions import Choice
from domain.meetings.moving import NotInTheRoom
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.rulings import NotPresiding
from domain.tests.boards.make import DISINVESTMENT, seat_created
from domain.tests.cases.make import CLINIC, numbered
from domain.tests.meetings.ask import break_the_tie
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    CHAIR_SEAT,
    DIRECTOR,
    DIRECTOR_SEAT,
    LAY,
    LAY_SEAT,
    PRACTICE,
    arrived,
    casting_vote_given,
    debate,
    declared_at_item,
    interest_declared,
    left,
    link,
    partner,
    ruled,
    seat,
    vote_closed,
    voted,
    voted_at_the_first_board,
)

TIED: list[Event] = [*debate(), voted(), voted(DIRECTOR, DIRECTOR_SEAT, choice=Choice.AGAINST)]
OTHER_PARTNER = PersonId(numbered(199))


def test_who_presides_breaks_a_tie() -> None:
    given(tie_breaking, *TIED).when(break_the_tie()).then(casting_vote_given())
    given(tie_breaking, *TIED, vote_closed()).when(break_the_tie()).then_some(CastingVoteGiven)


def test_only_who_presides_over_the_item_breaks_a_tie() -> None:
    given(tie_breaking, *TIED).when(break_the_tie(presiding=LAY)).then_refused(NotPresiding, pointer="/presiding")


def test_only_a_tie_is_broken() -> None:
    given(tie_breaking, *TIED, voted(CHAIR, CHAIR_SEAT)).when(break_the_tie()).then_refused(
        NotTied, votes_for=2, against=1
    )


def test_a_vote_by_somebody_who_was_then_excluded_makes_no_tie() -> None:
    given(tie_breaking, *TIED, ruled()).when(break_the_tie()).then_refused(NotTied, votes_for=0, against=1)


def test_weighted_votes_are_counted_by_their_weight() -> None:
    """Oxfordshire: one vote for each 5,000 patients; two practices against one may be as many votes."""
    weighted = replace(
        APPROVING,
        voting=(
            VotingRule(
                casting_vote=CastingVote.PRESIDING_SECOND_VOTE,
                vote_unit=VoteUnit.PRACTICE,
                weight=PatientWeight(divisor=5000, rounding=Rounding.FLOOR),
            ),
        ),
    )
    alone = [*debate(approving=weighted), voted()]
    given(tie_breaking, *alone).when(break_the_tie()).then_refused(NotTied, votes_for=1, against=0)


def test_where_most_of_those_present_must_agree_few_against_few_is_no_tie() -> None:
    """A casting vote decides; here one more vote would still not carry the motion."""
    of_present = VotingRule(threshold=Threshold.MAJORITY_OF_PRESENT, casting_vote=CastingVote.PRESIDING_SECOND_VOTE)
    extra = [seat(SeatId(numbered(140 + at)), PersonId(numbered(150 + at))) for at in range(2)]
    crowd = [arrived(PersonId(numbered(150 + at))) for at in range(2)]
    more = [event for one in extra for event in one]
    history = [*debate(*more, approving=replace(APPROVING, voting=(of_present,))), *crowd]
    cast = [voted(), voted(DIRECTOR, DIRECTOR_SEAT, choice=Choice.AGAINST)]
    given(tie_breaking, *history, *cast).when(break_the_tie()).then_refused(NotTied, votes_for=1, against=1)
    third = voted(CHAIR, CHAIR_SEAT)
    fourth = voted(PersonId(numbered(150)), SeatId(numbered(140)), choice=Choice.AGAINST)
    tied = [*history[:-1], *cast, third, fourth]
    given(tie_breaking, *tied).when(break_the_tie()).then_some(CastingVoteGiven)


def test_where_most_of_the_membership_must_agree_a_tie_of_few_is_not_broken() -> None:
    of_all = VotingRule(threshold=Threshold.MAJORITY_OF_MEMBERSHIP, casting_vote=CastingVote.PRESIDING_SECOND_VOTE)
    vacant = [replace(seat_created(SeatId(numbered(140 + at)), DISINVESTMENT)) for at in range(3)]
    history = debate(*vacant, approving=replace(APPROVING, voting=(of_all,)))
    cast = [voted(), voted(DIRECTOR, DIRECTOR_SEAT, choice=Choice.AGAINST)]
    given(tie_breaking, *history, *cast).when(break_the_tie()).then_refused(NotTied)
    three_members = debate(approving=replace(APPROVING, voting=(of_all,)))
    given(tie_breaking, *three_members, *cast).when(break_the_tie()).then_some(CastingVoteGiven)


def test_the_charter_gives_the_casting_vote() -> None:
    without = replace(APPROVING, voting=(VotingRule(),))
    given(tie_breaking, *debate(approving=without)).when(break_the_tie()).then_refused(NoCastingVote)


def test_where_the_chair_votes_only_on_a_tie_they_break_it_and_an_earlier_vote_counts_for_nothing() -> None:
    only_if_tie = replace(APPROVING, voting=(VotingRule(casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE),))
    tied = [*debate(approving=only_if_tie), voted(), voted(DIRECTOR, DIRECTOR_SEAT, choice=Choice.AGAINST)]
    given(tie_breaking, *tied).when(break_the_tie()).then_some(CastingVoteGiven)
    given(tie_breaking, *tied, voted(CHAIR, CHAIR_SEAT)).when(break_the_tie()).then_some(CastingVoteGiven)


def test_where_nobody_voted_for_or_against_there_is_no_tie() -> None:
    given(tie_breaking, *debate()).when(break_the_tie()).then_refused(NotTied, votes_for=0, against=0)
    abstained = voted(choice=Choice.ABSTAIN)
    given(tie_breaking, *debate(), abstained).when(break_the_tie()).then_refused(NotTied, votes_for=0, against=0)


@pytest.mark.parametrize("late", [interest_declared(), declared_at_item(), voted_at_the_first_board()])
def test_a_vote_by_somebody_who_is_kept_from_the_item_makes_no_tie(late: Event) -> None:
    given(tie_breaking, *TIED, late).when(break_the_tie()).then_refused(NotTied, votes_for=0, against=1)


def test_a_vote_by_somebody_bound_over_three_links_makes_no_tie() -> None:
    chain = [OrganisationCode(f"LOCAL-{name}") for name in ("FIRST", "SECOND")]
    hops = [(PRACTICE, chain[0]), (chain[0], chain[1]), (chain[1], CLINIC)]
    bound = [partner(), *(link(*hop, number=331 + at) for at, hop in enumerate(hops))]
    given(tie_breaking, *TIED, *bound).when(break_the_tie()).then_refused(NotTied, votes_for=0, against=1)


def test_votes_of_one_practice_make_one_vote_of_a_tie() -> None:
    by_practice = VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE, vote_unit=VoteUnit.PRACTICE)
    partner_seat = SeatId(numbered(128))
    history = debate(
        *seat(partner_seat, OTHER_PARTNER, constituency=PRACTICE), approving=replace(APPROVING, voting=(by_practice,))
    )
    history = [
        replace(event, constituency=PRACTICE) if isinstance(event, SeatCreated) and event.seat == LAY_SEAT else event
        for event in history
    ]
    cast = [voted(), voted(OTHER_PARTNER, partner_seat), voted(DIRECTOR, DIRECTOR_SEAT, choice=Choice.AGAINST)]
    given(tie_breaking, *history, *cast).when(break_the_tie()).then_some(CastingVoteGiven)


def test_a_casting_vote_is_given_once() -> None:
    given(tie_breaking, *TIED, casting_vote_given()).when(break_the_tie()).then_refused(CastingVoteAlreadyGiven)


def test_a_conflicted_chair_does_not_break_a_tie() -> None:
    given(tie_breaking, *TIED, interest_declared(CHAIR)).when(break_the_tie()).then_refused(ConflictOfInterest)
    given(tie_breaking, *TIED, left(CHAIR)).when(break_the_tie()).then_refused(NotInTheRoom)
