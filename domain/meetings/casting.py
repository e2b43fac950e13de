"""The rules of the casting vote; whether there is a tie to break, the judgement says."""

from collections.abc import Iterator

from domain.boards.voting import CastingVote
from domain.kernel.refusals import Refused
from domain.meetings.commands import GiveCastingVote
from domain.meetings.conflicts import kept_from
from domain.meetings.entitlement import present
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import AT_ITEM, the_item, the_motion_is_known
from domain.meetings.rulings import NotPresiding
from domain.meetings.state import Proceedings
from domain.meetings.voting import rule_of


class NoCastingVote(Refused):
    """The charter gives the person presiding no casting vote here."""

    code = "no-casting-vote"
    bends = True


class CastingVoteAlreadyGiven(Refused):
    """The casting vote on this motion has been given."""

    code = "casting-vote-already-given"


def the_charter_gives_a_casting_vote(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: in case of an equality of votes the person presiding has a second and casting vote."""
    given = rule_of(command, known).casting_vote
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


def who_breaks_a_tie_is_in_the_room(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: the person presiding is present."""
    return present(command.presiding, command, known, "/presiding")


def nobody_kept_from_an_item_breaks_its_tie(command: GiveCastingVote, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: a conflicted chair does not decide."""
    return kept_from(the_item(command, known).concerning(command.motion), command.presiding, known, "/presiding")


BREAKING_A_TIE = (
    *AT_ITEM,
    the_motion_is_known,
    the_charter_gives_a_casting_vote,
    only_who_presides_breaks_a_tie,
    a_casting_vote_is_given_once,
    who_breaks_a_tie_is_in_the_room,
    nobody_kept_from_an_item_breaks_its_tie,
    the_meeting_moves_forward,
)
