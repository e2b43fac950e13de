"""What happens to a proposal."""

from domain.kernel.ids import BoardId, CaseId, DecisionId, PersonId, ProposalId
from domain.kernel.messages import Event, FreeText, event


@event("proposals.ProposalMade", version=1)
class ProposalMade(Event):
    """One board put a version of a case to another board for approval."""

    proposal: ProposalId
    case: CaseId
    version: int
    from_board: BoardId
    to_board: BoardId
    proposers: tuple[PersonId, ...]
    decision: DecisionId | None


@event("proposals.ProposalWithdrawn", version=1)
class ProposalWithdrawn(Event):
    """A board took its proposal back."""

    proposal: ProposalId
    case: CaseId
    why: FreeText
