"""How proposals answer commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import BoardEstablished, CharterAdopted
from domain.boards.selects import TERMS
from domain.cases.events import CaseDrafted, CaseReturned, CaseRevised, CaseSubmitted, CaseWithdrawn
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.proposals.commands import MakeProposal, WithdrawProposal
from domain.proposals.events import ProposalMade, ProposalWithdrawn
from domain.proposals.making import MAKING
from domain.proposals.policies import WITHDRAWING
from domain.proposals.state import PROPOSAL_FACTS, Proposed, evolve

ProposalCommand = MakeProposal | WithdrawProposal


def what_is_proposed(command: ProposalCommand, known: Proposed) -> Selection:
    """The proposal, the case, the two boards and the seats of those who propose."""
    proposal = about(command.proposal, *PROPOSAL_FACTS)
    match command:
        case MakeProposal():
            return (
                proposal
                | about(command.case, CaseDrafted, CaseRevised, CaseSubmitted, CaseReturned, CaseWithdrawn)
                | about(command.case, *PROPOSAL_FACTS)
                | about((command.from_board, command.to_board), BoardEstablished)
                | about(command.from_board, CharterAdopted)
                | about(command.proposers, *TERMS)
            )
        case WithdrawProposal():
            return proposal
    assert_never(command)


def decide(command: ProposalCommand, known: Proposed) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case MakeProposal():
            enforce(MAKING, command, known)
            return [_made(command)]
        case WithdrawProposal():
            enforce(WITHDRAWING, command, known)
            case = known.proposals.by_id[command.proposal].case
            return [ProposalWithdrawn(proposal=command.proposal, case=case, why=command.why)]
    assert_never(command)


def _made(command: MakeProposal) -> ProposalMade:
    return ProposalMade(
        proposal=command.proposal,
        case=command.case,
        version=command.version,
        from_board=command.from_board,
        to_board=command.to_board,
        proposers=command.proposers,
        decision=None,
    )


decider: Decider[ProposalCommand, Proposed] = Decider(
    name="proposals",
    commands=(MakeProposal, WithdrawProposal),
    selects=(what_is_proposed,),
    blank=Proposed,
    evolve=evolve,
    decide=decide,
    rules=(*MAKING, *WITHDRAWING),
)
