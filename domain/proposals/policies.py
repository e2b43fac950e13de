"""The rules of proposals, in the order of the book."""

from domain.boards.charter import Charter
from domain.boards.events import BoardKind
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.proposals.commands import MakeProposal, WithdrawProposal
from domain.proposals.state import Proposed


class UnknownProposal(Refused):
    """No proposal is on record under this id."""

    code = "unknown-proposal"


class ProposalAlreadyMade(Refused):
    """A proposal is already on record under this id."""

    code = "proposal-already-made"


class ProposalAlreadyWithdrawn(Refused):
    """The proposal has been taken back."""

    code = "proposal-already-withdrawn"


def comes_by_proposal(kind: BoardKind, charter: Charter) -> bool:
    """Whether a case comes to a board only as the proposal of another: an approval board that is kept separate."""
    separation = charter.separation
    return kind is BoardKind.APPROVAL and bool(separation.separate_from or separation.barring_acts)


def the_proposal_is_new(command: MakeProposal, known: Proposed) -> Refused | None:
    """Numbers are never used twice."""
    made = known.proposals.by_id.get(command.proposal)
    return ProposalAlreadyMade(pointer="/proposal", evidence=[made.position]) if made else None


def the_proposal_is_known(command: WithdrawProposal, known: Proposed) -> Refused | None:
    """What is not on record cannot be taken back."""
    return None if command.proposal in known.proposals.by_id else UnknownProposal(pointer="/proposal")


def a_proposal_is_taken_back_once(command: WithdrawProposal, known: Proposed) -> Refused | None:
    """What was taken back is no longer before the board."""
    taken_back = known.proposals.by_id[command.proposal].withdrawn_at
    return ProposalAlreadyWithdrawn(pointer="/proposal", evidence=[taken_back]) if taken_back else None


def there_is_a_reason_to_take_it_back(command: WithdrawProposal, known: Proposed) -> Refused | None:
    """PSR regulation 24: reasons are recorded."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


WITHDRAWING = (the_proposal_is_known, a_proposal_is_taken_back_once, there_is_a_reason_to_take_it_back)
