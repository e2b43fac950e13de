"""Writes proposals down."""

import json

from domain.kernel.facts import Fact
from domain.proposals.events import ProposalMade, ProposalWithdrawn
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.proposals.tables import proposals

project = Projector(proposals)


@project.on(ProposalMade)
def proposal_made(fact: Fact[ProposalMade], read_model: ReadModel) -> None:
    """Enter the proposal."""
    it = fact.event
    read_model.add(
        proposals,
        fact,
        proposal=str(it.proposal),
        case=str(it.case),
        version=it.version,
        from_board=str(it.from_board),
        to_board=str(it.to_board),
        proposers=json.dumps(it.proposers),
        decision=str(it.decision) if it.decision else None,
        status="OPEN",
    )


@project.on(ProposalWithdrawn)
def proposal_withdrawn(fact: Fact[ProposalWithdrawn], read_model: ReadModel) -> None:
    """Show that it was taken back."""
    read_model.change(proposals, fact, {"proposal": str(fact.event.proposal)}, status="WITHDRAWN")
