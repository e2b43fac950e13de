"""Whether a charter makes sense as a whole: voting, remit, separation, conflicts and tenure; first fault first."""

from collections.abc import Iterator

from domain.boards.charter import Charter
from domain.boards.faults import Fault, each, one_rule_each, repeated
from domain.boards.quorum_faults import composition_faults, quorum_faults
from domain.boards.remit import Proposing
from domain.boards.tenure import Holdover
from domain.boards.voting import CastingVote, Threshold, VoteUnit, VotingRule
from domain.kernel.ids import BoardId

MAJORITIES = frozenset(
    {Threshold.MAJORITY_OF_VOTES_CAST, Threshold.MAJORITY_OF_PRESENT, Threshold.MAJORITY_OF_MEMBERSHIP}
)
WHOLE = 100  # per cent


def charter_faults(board: BoardId, charter: Charter) -> Iterator[Fault]:
    """Everything in the charter of this board that makes no sense."""
    yield from composition_faults(charter)
    yield from quorum_faults(charter)
    yield from voting_faults(charter)
    yield from remit_faults(board, charter)
    yield from separation_faults(board, charter)
    yield from conflict_faults(charter)
    yield from tenure_faults(charter)


def voting_faults(charter: Charter) -> Iterator[Fault]:
    """Whatever the board decides has one voting rule."""
    yield from one_rule_each("/voting", (rule.applies_to for rule in charter.voting), "voting")
    ruled = {kind for rule in charter.voting for kind in rule.applies_to}
    for_all = any(not rule.applies_to for rule in charter.voting)
    unruled = [kind.value for kind in charter.remit.decides if kind not in ruled and not for_all]
    if unruled:
        yield Fault("/voting", f"no voting rule for what the board decides: {', '.join(unruled)}")
    yield from each("/voting", charter.voting, _voting_rule_faults)


def _voting_rule_faults(rule: VotingRule) -> Iterator[Fault]:
    yield from repeated("/ballots", rule.ballots, "a form of ballot is named twice")
    if rule.casting_vote is not CastingVote.NONE and rule.threshold not in MAJORITIES:
        yield Fault("/castingVote", "a casting vote breaks a tie, which only a majority rule knows")
    if rule.weight is None:
        return
    if rule.weight.divisor < 1:
        yield Fault("/weight/divisor", "one vote stands for at least one patient")
    if rule.weight.at_least < 0:
        yield Fault("/weight/atLeast", "a number of votes is not negative")
    if rule.vote_unit is not VoteUnit.PRACTICE:
        yield Fault("/weight", "votes are weighed by patients where practices vote")


def remit_faults(board: BoardId, charter: Charter) -> Iterator[Fault]:
    """A board proposes to another board, if it proposes, and checks something, if it owes due diligence."""
    remit = charter.remit
    yield from repeated("/remit/decides", remit.decides, "a kind of decision is named twice")
    yield from repeated("/remit/checks", remit.checks, "a check is named twice")
    if remit.proposes_to == board:
        yield Fault("/remit/proposesTo", "a board does not propose to itself")
    if (remit.proposes_to is None) != (remit.proposing is Proposing.NOT_AT_ALL):
        yield Fault("/remit/proposing", "a board that proposes says to which board, and only such a board does")
    if remit.needs_due_diligence and not remit.checks:
        yield Fault("/remit/checks", "due diligence needs at least one check")
    if remit.limit_pence is not None and remit.limit_pence < 0:
        yield Fault("/remit/limitPence", "a limit is not negative")
    if remit.limit_pence is None and remit.limit_aggregates is not None:
        yield Fault("/remit/limitAggregates", "approvals count together towards a limit, and there is none")
    if remit.limit_aggregates is not None and remit.limit_aggregates.months < 1:
        yield Fault("/remit/limitAggregates/months", "approvals count together over at least a month")
    if remit.notice_clear_days is not None and remit.notice_clear_days < 0:
        yield Fault("/remit/noticeClearDays", "a number of days is not negative")


def separation_faults(board: BoardId, charter: Charter) -> Iterator[Fault]:
    """A board is kept apart from other boards, not from itself."""
    separation = charter.separation
    if board in separation.separate_from:
        yield Fault("/separation/separateFrom", "a board is not kept apart from itself")
    yield from repeated("/separation/separateFrom", separation.separate_from, "a board is named twice")
    yield from repeated("/separation/barringActs", separation.barring_acts, "an act is named twice")


def conflict_faults(charter: Charter) -> Iterator[Fault]:
    """Somebody determines how conflicts are managed, and periods are not negative."""
    conflicts = charter.conflicts
    if not conflicts.determined_by:
        yield Fault("/conflicts/determinedBy", "somebody determines how a conflict is managed")
    yield from repeated("/conflicts/determinedBy", conflicts.determined_by, "a determiner is named twice")
    if conflicts.look_back_months < 0:
        yield Fault("/conflicts/lookBackMonths", "a number of months is not negative")
    if conflicts.nil_return_months is not None and conflicts.nil_return_months < 1:
        yield Fault("/conflicts/nilReturnMonths", "a nil return holds for at least a month")
    if not 0 <= conflicts.exempt.percent <= WHOLE:
        yield Fault("/conflicts/exempt/percent", "a share of the capital lies between nothing and 100 %")


def tenure_faults(charter: Charter) -> Iterator[Fault]:
    """Months are counted only where members sit on, and for at least one."""
    months = charter.tenure.holdover_months
    if months is not None and months < 1:
        yield Fault("/tenure/holdoverMonths", "whoever sits on does so for at least a month")
    if months is not None and charter.tenure.holdover is Holdover.NONE:
        yield Fault("/tenure/holdoverMonths", "nobody sits on, so no months are counted")
