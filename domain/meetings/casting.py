"""The rules of the casting vote."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from domain.boards.voting import CastingVote, VoteUnit, VotingRule
from domain.kernel.ids import SeatId
from domain.kernel.refusals import Refused
from domain.meetings.commands import GiveCastingVote
from domain.meetings.conflicts import kept_from
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
    bends = True


class CastingVoteAlreadyGiven(Refused):
    """The casting vote on this motion has been given."""

    code = "casting-vote-already-given"


class NotTied(Refused):
    """There are not as many votes for as against, at least one each."""

    code = "not-tied"
    bends = True


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


def only_a_tie_is_broken(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: in the case of an equality of votes. Weighted votes are counted at the judgement."""
    if voting_rule(command, known).weight is not None:
        return None
    count = Counter(_choices(command, known))
    tied = count[Choice.FOR] == count[Choice.AGAINST] > 0
    return None if tied else NotTied(pointer="/motion", votes_for=count[Choice.FOR], against=count[Choice.AGAINST])


def who_breaks_a_tie_is_in_the_room(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: the person presiding is present."""
    return present(command.presiding, command, known, "/presiding")


def nobody_kept_from_an_item_breaks_its_tie(command: GiveCastingVote, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: a conflicted chair does not decide."""
    return kept_from(the_item(command, known), command.presiding, known, "/presiding")


def _choices(command: GiveCastingVote, known: Proceedings) -> Iterator[Choice]:
    """The choice of each seat, or of most of those who share a vote, without the ballots that do not count."""
    item, rule = the_item(command, known), voting_rule(command, known)
    reserved = command.presiding if rule.casting_vote is CastingVote.PRESIDING_ONLY_IF_TIE else None
    units: defaultdict[str, Counter[Choice]] = defaultdict(Counter)
    for ballot in known.sitting.motions.votes_on(command.motion):
        kept = kept_from(item, ballot.voter, known, "")
        if ballot.voter != reserved and (kept is None or kept.warns):
            units[_unit(ballot.seat, rule, known)][ballot.choice] += 1
    for given in units.values():
        if given[Choice.FOR] != given[Choice.AGAINST]:
            yield Choice.FOR if given[Choice.FOR] > given[Choice.AGAINST] else Choice.AGAINST


def _unit(seat: SeatId, rule: VotingRule, known: Proceedings) -> str:
    """What a seat's vote belongs to: itself, or the practice or body for which it speaks."""
    held = known.boards.seats.by_id.get(seat) if rule.vote_unit in (VoteUnit.PRACTICE, VoteUnit.BODY) else None
    return (held.constituency if held else None) or seat


BREAKING_A_TIE = (
    *AT_ITEM,
    the_motion_is_known,
    the_charter_gives_a_casting_vote,
    only_who_presides_breaks_a_tie,
    a_casting_vote_is_given_once,
    only_a_tie_is_broken,
    who_breaks_a_tie_is_in_the_room,
    nobody_kept_from_an_item_breaks_its_tie,
    the_meeting_moves_forward,
)
