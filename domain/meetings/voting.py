"""The rules of voting, in the order of the book."""

from collections.abc import Iterator

from domain.boards.voting import BallotForm, CastingVote, VoteUnit, VotingRule, voting_rule
from domain.kernel.ids import SeatId
from domain.kernel.refusals import Refused
from domain.meetings.addressed import AtItem
from domain.meetings.ballots import Ballot
from domain.meetings.commands import CastVote
from domain.meetings.conflicts import barred_by_separation, excluded_by_ruling, in_conflict
from domain.meetings.entitlement import present, seated
from domain.meetings.order import nobody_acts_before_what_they_rest_on
from domain.meetings.policies import ON_MOTION, charter_of, the_item
from domain.meetings.state import Proceedings


class AlreadyVoted(Refused):
    """This seat, or this person for the same constituency, has already voted on the motion."""

    code = "already-voted"


class SecretBallot(Refused):
    """Votes on this motion are counted on papers without names."""

    code = "secret-ballot"
    bends = True


class VoteReservedForATie(Refused):
    """The person presiding votes only to break a tie."""

    code = "vote-reserved-for-a-tie"
    bends = True


def rule_of(command: AtItem, known: Proceedings) -> VotingRule:
    """The charter's voting rule for what the item decides."""
    adopted = charter_of(known)
    return voting_rule(adopted.charter.voting if adopted else (), the_item(command, known).purpose)


def the_voter_holds_the_seat_and_the_seat_votes(vote: CastVote, known: Proceedings) -> Iterator[Refused]:
    """SI 2000/89 Sch 2 para 4: members vote, whose appointment runs on the day of the meeting."""
    return seated(vote, known)


def the_voter_is_in_the_room(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: questions are determined by the members present and voting, in writing by any."""
    if known.sitting.motions.manner_of(vote.motion).form is BallotForm.WRITTEN:
        return None
    return present(vote.voter, vote, known, "/voter")


def nobody_votes_by_name_in_a_secret_ballot(vote: CastVote, known: Proceedings) -> Refused | None:
    """Standing orders: on paper, so that nobody can tell who voted how."""
    is_secret = known.sitting.motions.manner_of(vote.motion).form is BallotForm.PAPER
    return SecretBallot(pointer="/motion") if is_secret else None


def nobody_votes_twice(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: a member has one vote; only a casting vote is a second one."""
    by_person = rule_of(vote, known).vote_unit is VoteUnit.PERSON
    cast = [
        ballot.position
        for ballot in known.sitting.motions.votes_on(vote.motion)
        if (ballot.seat == vote.seat and not _shared_with(ballot, vote, known))
        or (ballot.voter == vote.voter and (by_person or _speak_for_the_same(ballot.seat, vote.seat, known)))
    ]
    return AlreadyVoted(pointer="/seat", evidence=cast) if cast else None


def who_breaks_ties_only_does_not_vote_before(vote: CastVote, known: Proceedings) -> Refused | None:
    """The charter lets whoever presides vote only on a tie; a vote before it would not count."""
    item = the_item(vote, known)
    only_if_tie = rule_of(vote, known).casting_vote is CastingVote.PRESIDING_ONLY_IF_TIE
    if not only_if_tie or item.presiding != vote.voter:
        return None
    return VoteReservedForATie(pointer="/voter", evidence=[item.opened_at] if item.opened_at else [])


def a_member_excluded_by_a_ruling_does_not_vote(vote: CastVote, known: Proceedings) -> Refused | None:
    """HL3602, 24 November 2015: excluded, or in the discussion without a vote, as the chair decides."""
    return excluded_by_ruling(the_item(vote, known).concerning(vote.motion), vote.voter, "/voter")


def a_conflicted_member_does_not_vote(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 reg 11; CCG statutory guidance 2017, managing conflicts at meetings."""
    return in_conflict(the_item(vote, known).concerning(vote.motion), vote.voter, known, "/voter")


def nobody_approves_what_they_brought(vote: CastVote, known: Proceedings) -> Iterator[Refused]:
    """NHS Waltham Forest, 2009: two separate boards, so that nobody decides on what they themselves proposed."""
    return barred_by_separation(the_item(vote, known).concerning(vote.motion), vote.voter, known, "/voter")


def _shared_with(ballot: Ballot, vote: CastVote, known: Proceedings) -> bool:
    """Whether the ballot is that of the other of two who share the seat: together they have one vote."""
    return ballot.voter != vote.voter and known.boards.seats.by_id[vote.seat].shared


def _speak_for_the_same(one: SeatId, other: SeatId, known: Proceedings) -> bool:
    """Whether two seats speak for the same practice or body, or both for none."""
    seats = known.boards.seats.by_id
    return seats[one].constituency == seats[other].constituency


VOTING = (
    *ON_MOTION,
    the_voter_holds_the_seat_and_the_seat_votes,
    the_voter_is_in_the_room,
    nobody_votes_by_name_in_a_secret_ballot,
    nobody_votes_twice,
    who_breaks_ties_only_does_not_vote_before,
    a_member_excluded_by_a_ruling_does_not_vote,
    a_conflicted_member_does_not_vote,
    nobody_approves_what_they_brought,
    nobody_acts_before_what_they_rest_on,
)
