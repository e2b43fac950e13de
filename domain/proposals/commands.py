"""What one may ask about a proposal."""

from domain.kernel.ids import BoardId, CaseId, PersonId, ProposalId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value


@value
class MakeProposal(Command):
    """Put a submitted case to another board for approval."""

    proposal: ProposalId
    case: CaseId
    version: int
    from_board: BoardId
    to_board: BoardId
    proposers: tuple[PersonId, ...]


@value
class WithdrawProposal(Command):
    """Take a proposal back."""

    proposal: ProposalId
    why: FreeText
