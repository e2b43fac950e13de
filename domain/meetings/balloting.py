"""The rules of ballots that are not taken one by one and by name."""

from collections.abc import Iterator

from domain.boards.voting import BallotForm, Threshold, allows
from domain.kernel.refusals import Refused
from domain.meetings.ballot_commands import (
    ArrangeBallot,
    BallotCommand,
    CountVotes,
    RequireRecordedVote,
    StateConsensus,
)
from domain.meetings.ballots import Manner
from domain.meetings.conflicts import kept_from
from domain.meetings.entitlement import a_voting_member, present
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import ON_MOTION, the_item
from domain.meetings.rulings import NotPresiding
from domain.meetings.state import Proceedings
from domain.meetings.voting import rule_of


class BallotNotAllowed(Refused):
    """The charter does not let the board vote in this form."""

    code = "ballot-not-allowed"
    bends = True


class BallotUnderWay(Refused):
    """Votes on the motion are on record already."""

    code = "ballot-under-way"


class InvalidClosingTime(Refused):
    """A ballot in writing closes at a moment to come, and no other ballot does."""

    code = "invalid-closing-time"


class RecordedVoteIsRequired(Refused):
    """A member has required that every vote be recorded by name."""

    code = "recorded-vote-required"
    bends = True


class RecordedVoteAlreadyRequired(Refused):
    """Every vote on the motion is recorded by name already."""

    code = "recorded-vote-already-required"


class VotesAlreadyCounted(Refused):
    """A count of the votes on the motion is on record."""

    code = "votes-already-counted"


class InvalidCount(Refused):
    """A number of votes is not negative, and somebody voted or abstained."""

    code = "invalid-count"


class ConsensusAlreadyStated(Refused):
    """That everybody agrees to the motion is on record."""

    code = "consensus-already-stated"


class ConsensusContradicted(Refused):
    """Somebody voted against the motion."""

    code = "consensus-contradicted"
    bends = True


def the_charter_allows_this_ballot(command: ArrangeBallot, known: Proceedings) -> Refused | None:
    """Standing orders say how a question is put: by show of hands, by name, or, where a majority asks, on paper."""
    rule = rule_of(command, known)
    by_hands = command.form in (BallotForm.SHOW_OF_HANDS, BallotForm.PAPER)
    allowed = allows(rule, command.form) and not (by_hands and rule.weight is not None)
    return None if allowed else BallotNotAllowed(pointer="/form", form=command.form.value)


def a_ballot_is_arranged_before_the_votes(command: ArrangeBallot, known: Proceedings) -> Refused | None:
    """Nobody changes how a question is answered while it is being answered."""
    cast = [one.position for one in known.sitting.motions.votes_on(command.motion)]
    counted = _manner(command, known).counted
    begun = [*cast, *([counted.position] if counted else [])]
    return BallotUnderWay(pointer="/motion", evidence=begun) if begun else None


def only_a_ballot_in_writing_closes_at_a_moment(command: ArrangeBallot, known: Proceedings) -> Refused | None:
    """Oxfordshire CCG: votes by e-mail were asked for until a day."""
    written = command.form is BallotForm.WRITTEN
    if written is not (command.closes_at is not None):
        return InvalidClosingTime(pointer="/closesAt")
    early = command.closes_at is not None and command.closes_at <= command.asked.occurred_at
    return InvalidClosingTime(pointer="/closesAt") if early else None


def a_recorded_vote_stays_required(command: ArrangeBallot, known: Proceedings) -> Refused | None:
    """SI 1993/202 Sch 2: where a member requires it, the vote is recorded so as to show how each one voted."""
    required = _manner(command, known).required_at
    if required is None or command.form in (BallotForm.NAMED, BallotForm.WRITTEN):
        return None
    return RecordedVoteIsRequired(pointer="/form", evidence=[required])


def a_member_in_the_room_requires_it(command: RequireRecordedVote, known: Proceedings) -> Iterator[Refused]:
    """SI 1993/202 Sch 2: on the requisition of any member."""
    member = command.member
    yield from filter(None, (a_voting_member(member, known, "/member"), present(member, command, known, "/member")))


def a_recorded_vote_is_required_once_and_before_the_count(
    command: RequireRecordedVote, known: Proceedings
) -> Refused | None:
    """SI 1993/202 Sch 2: made before the vote is taken."""
    manner = _manner(command, known)
    if manner.counted is not None:
        return VotesAlreadyCounted(pointer="/motion", evidence=[manner.counted.position])
    required = manner.required_at
    return RecordedVoteAlreadyRequired(pointer="/motion", evidence=[required]) if required else None


def votes_are_counted_once(command: CountVotes, known: Proceedings) -> Refused | None:
    """A count that was wrong is corrected, not counted again."""
    counted = _manner(command, known).counted
    return VotesAlreadyCounted(pointer="/motion", evidence=[counted.position]) if counted else None


def a_count_is_of_votes(command: CountVotes, known: Proceedings) -> Refused | None:
    """Sutton CCG: 95 for, 59 against, 22 abstained. Whether that fits the attendance, the judgement says."""
    counts = (command.votes_for, command.votes_against, command.abstained)
    return InvalidCount(pointer="/votesFor") if min(counts) < 0 or not any(counts) else None


def who_counts_is_in_the_room(command: CountVotes, known: Proceedings) -> Refused | None:
    """Hands are counted by somebody who sees them."""
    return present(command.counted_by, command, known, "/countedBy")


def the_charter_knows_consensus(command: StateConsensus, known: Proceedings) -> Refused | None:
    """Boards mostly decide without a vote; a charter may ask for one."""
    rule = rule_of(command, known)
    allowed = rule.threshold is Threshold.CONSENSUS or allows(rule, BallotForm.CONSENSUS)
    return None if allowed else BallotNotAllowed(pointer="/motion", form=BallotForm.CONSENSUS.value)


def only_who_presides_states_a_consensus(command: StateConsensus, known: Proceedings) -> Iterator[Refused]:
    """SI 2000/89 Sch 2 para 4: questions are put, and their answers stated, by the person presiding."""
    item = the_item(command, known)
    if item.presiding != command.stated_by:
        yield NotPresiding(pointer="/statedBy", evidence=[item.opened_at] if item.opened_at else [])
    yield from filter(None, [present(command.stated_by, command, known, "/statedBy")])


def nobody_kept_from_an_item_states_its_answer(command: StateConsensus, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: a conflicted chair does not decide."""
    return kept_from(the_item(command, known).concerning(command.motion), command.stated_by, known, "/statedBy")


def a_consensus_is_stated_once(command: StateConsensus, known: Proceedings) -> Refused | None:
    """What is agreed is agreed."""
    stated = _manner(command, known).consensus
    return ConsensusAlreadyStated(pointer="/motion", evidence=[stated.position]) if stated else None


def nobody_objected(command: StateConsensus, known: Proceedings) -> Iterator[Refused]:
    """Consensus is that nobody is against; a member who requires a recorded vote asks for one."""
    manner = _manner(command, known)
    if manner.required_at is not None:
        yield RecordedVoteIsRequired(pointer="/motion", evidence=[manner.required_at])
    against = [one.position for one in known.sitting.motions.votes_on(command.motion) if one.is_against]
    if manner.counted is not None and manner.counted.votes_against:
        against.append(manner.counted.position)
    if against:
        yield ConsensusContradicted(pointer="/motion", evidence=against)


def _manner(command: BallotCommand, known: Proceedings) -> Manner:
    return known.sitting.motions.manner_of(command.motion)


ARRANGING = (
    *ON_MOTION,
    the_charter_allows_this_ballot,
    a_ballot_is_arranged_before_the_votes,
    only_a_ballot_in_writing_closes_at_a_moment,
    a_recorded_vote_stays_required,
    the_meeting_moves_forward,
)
REQUIRING = (
    *ON_MOTION,
    a_member_in_the_room_requires_it,
    a_recorded_vote_is_required_once_and_before_the_count,
    the_meeting_moves_forward,
)
COUNTING = (
    *ON_MOTION,
    votes_are_counted_once,
    a_count_is_of_votes,
    who_counts_is_in_the_room,
    the_meeting_moves_forward,
)
STATING = (
    *ON_MOTION,
    the_charter_knows_consensus,
    only_who_presides_states_a_consensus,
    nobody_kept_from_an_item_states_its_answer,
    a_consensus_is_stated_once,
    nobody_objected,
    the_meeting_moves_forward,
)
