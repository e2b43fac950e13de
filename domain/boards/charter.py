"""A charter: a board's terms of reference as data that the judgement can read."""

from domain.boards.conflicts import ConflictPolicy, SeparationPolicy
from domain.boards.quorum import QuorumRule
from domain.boards.remit import Remit
from domain.boards.tenure import TenurePolicy
from domain.boards.voting import VotingRule
from domain.kernel.messages import PublicText
from domain.kernel.values import value


@value
class CompositionLine:
    """How many seats of a role the board has, at least and at most."""

    role: PublicText
    at_least: int
    at_most: int | None


@value
class Reopening:
    """For how many months a decision stands before it is reopened, and how many clear days' notice that needs."""

    months: int | None = None
    notice_clear_days: int | None = None


@value
class Charter:
    """Composition, quorum, voting, remit, separation, conflict policy and tenure of a board, as adopted."""

    composition: tuple[CompositionLine, ...]
    quorum: tuple[QuorumRule, ...]
    voting: tuple[VotingRule, ...]
    remit: Remit
    separation: SeparationPolicy
    conflicts: ConflictPolicy
    tenure: TenurePolicy = TenurePolicy()
    reopening: Reopening = Reopening()
