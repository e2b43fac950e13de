"""The rules of the casting vote."""

from collections import Counter

from domain.boards.voting import CastingVote
from domain.kernel.refusals import Refused
from domain.meetings.commands import GiveCastingVote
from domain.meetings.conflicts import excluded_by_ruling, kept_from
from domain.meetings.entitlement import present
from domain.meetings.motions import Choice
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import AT_ITEM, the_item, the_motion_is_known
from domain.meetings.rulings import NotPresiding
from domain.meetings.state import Proceedings
from domain.meetings.voting import voting_rule


class NoCastingVote(Refused):
    """The charter gives the person presiding no casting vote here."""

    code = "no-casting-vote"


class CastingVoteAlreadyGiven(Refused):
    """The casting vote on this motion has been given."""

    code = "casting-vote-already-given"


class NotTied(Refused):
    """There are not as many votes for as against."""

    code = "not-tied"


def the_charter_gives_a_casting_vote(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: in case of an equality of votes the person presiding has a second and casting vote."""
    given = voting_rule(command, known).casting_vote
    return NoCastingVote(pointer="/motion") if given is CastingVote.NONE else None


def only_who_presides_breaks_a_tie(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: the casting vote belongs to the person presiding, of two co-chairs to that one."""
    item = the_item(command, known)
    if item.presiding == command.presiding:
        return None
    return NotPresiding(pointer="/presiding", evidence=[item.opened_at] if item.opened_at else [])


def a_casting_vote_is_given_once(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """What is broken is not broken again."""
    given = known.sitting.motions.casting.get(command.motion)
    return CastingVoteAlreadyGiven(pointer="/motion", evidence=[given.position]) if given else None


def a_casting_vote_is_all_that_some_have(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """Where the charter lets whoever presides vote only on a tie, they have not voted before."""
    if voting_rule(command, known).casting_vote is not CastingVote.PRESIDING_ONLY_IF_TIE:
        return None
    ballots = known.sitting.motions.votes_on(command.motion)
    own = [ballot.position for ballot in ballots if ballot.voter == command.presiding]
    if not own:
        return None
    return NoCastingVote("The person presiding has already voted.", pointer="/presiding", evidence=own)


def only_a_tie_is_broken(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: in the case of an equality of votes. Weighted votes are counted at the judgement."""
    if voting_rule(command, known).weight is not None:
        return None
    item, ballots = the_item(command, known), known.sitting.motions.votes_on(command.motion)
    count = Counter(ballot.choice for ballot in ballots if excluded_by_ruling(item, ballot.voter, "") is None)
    tied = count[Choice.FOR] == count[Choice.AGAINST]
    return None if tied else NotTied(pointer="/motion", votes_for=count[Choice.FOR], against=count[Choice.AGAINST])


def who_breaks_a_tie_is_in_the_room(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: the person presiding is present."""
    return present(command.presiding, command, known, "/presiding")


def nobody_kept_from_an_item_breaks_its_tie(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: a conflicted chair does not decide."""
    return kept_from(the_item(command, known), command.presiding, known, "/presiding")


BREAKING_A_TIE = (
    *AT_ITEM,
    the_motion_is_known,
    the_charter_gives_a_casting_vote,
    only_who_presides_breaks_a_tie,
    a_casting_vote_is_given_once,
    a_casting_vote_is_all_that_some_have,
    only_a_tie_is_broken,
    who_breaks_a_tie_is_in_the_room,
    nobody_kept_from_an_item_breaks_its_tie,
    the_meeting_moves_forward,
)
