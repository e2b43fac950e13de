"""The rules of voting, in the order of the book."""

from domain.boards.voting import VoteUnit, VotingRule
from domain.kernel.refusals import Refused
from domain.meetings.addressed import AtItem
from domain.meetings.commands import CastVote
from domain.meetings.conflicts import barred_by_separation, excluded_by_ruling, in_conflict
from domain.meetings.entitlement import present, seated
from domain.meetings.order import nobody_acts_before_what_they_rest_on
from domain.meetings.policies import ON_MOTION, charter_of, the_item
from domain.meetings.state import Proceedings


class AlreadyVoted(Refused):
    """This seat, or this person where each person has one vote, has already voted on the motion."""

    code = "already-voted"


def voting_rule(command: AtItem, known: Proceedings) -> VotingRule:
    """The charter's rule for what the item decides: one that names it goes before one for everything."""
    adopted, purpose = charter_of(known), the_item(command, known).purpose
    rules = adopted.charter.voting if adopted else ()
    applying = [rule for rule in rules if not rule.applies_to or purpose in rule.applies_to]
    return min(applying, key=lambda rule: not rule.applies_to, default=VotingRule())


def the_voter_holds_the_seat_and_the_seat_votes(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: members vote, whose appointment runs on the day of the meeting."""
    return seated(vote.seat, vote.voter, known)


def the_voter_is_in_the_room(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: questions are determined by the members present and voting."""
    return present(vote.voter, vote, known, "/voter")


def nobody_votes_twice(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: a member has one vote; only a casting vote is a second one."""
    by_person = voting_rule(vote, known).vote_unit is VoteUnit.PERSON
    cast = [
        ballot.position
        for ballot in known.sitting.motions.votes_on(vote.motion)
        if ballot.seat == vote.seat or (by_person and ballot.voter == vote.voter)
    ]
    return AlreadyVoted(pointer="/seat", evidence=cast) if cast else None


def a_member_excluded_by_a_ruling_does_not_vote(vote: CastVote, known: Proceedings) -> Refused | None:
    """HL3602, 24 November 2015: excluded, or in the discussion without a vote, as the chair decides."""
    return excluded_by_ruling(the_item(vote, known), vote.voter, "/voter")


def a_conflicted_member_does_not_vote(vote: CastVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 reg 11; CCG statutory guidance 2017, managing conflicts at meetings."""
    return in_conflict(the_item(vote, known), vote.voter, known, "/voter")


def nobody_approves_what_they_brought(vote: CastVote, known: Proceedings) -> Refused | None:
    """NHS Waltham Forest, 2009: two separate boards, so that nobody decides on what they themselves proposed."""
    return barred_by_separation(the_item(vote, known), vote.voter, known, "/voter")


VOTING = (
    *ON_MOTION,
    the_voter_holds_the_seat_and_the_seat_votes,
    the_voter_is_in_the_room,
    nobody_votes_twice,
    a_member_excluded_by_a_ruling_does_not_vote,
    a_conflicted_member_does_not_vote,
    nobody_approves_what_they_brought,
    nobody_acts_before_what_they_rest_on,
)
