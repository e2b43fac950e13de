"""What is remembered of proposals, and of what a proposal needs: the case, the boards, those who sit on them."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from domain.boards import state as boards
from domain.boards.state import BLANK as NO_BOARDS
from domain.boards.state import Boards
from domain.cases.state import CASE_FACTS, CaseFiles, file_after
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, PersonId, ProposalId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.proposals.events import ProposalMade, ProposalWithdrawn

PROPOSAL_FACTS: tuple[type[Event], ...] = (ProposalMade, ProposalWithdrawn)


@value
class Proposal:
    """A version of a case as one board put it to another; `position` is that of the fact by which it did."""

    proposal: ProposalId
    case: CaseId
    version: int
    from_board: BoardId
    to_board: BoardId
    proposers: tuple[PersonId, ...]
    position: int
    withdrawn_at: int | None = None


@value
class Proposals:
    """Every proposal known."""

    by_id: Mapping[ProposalId, Proposal]

    def of_case(self, case: CaseId) -> tuple[Proposal, ...]:
        """What was proposed about a case, in the order recorded."""
        return tuple(proposal for proposal in self.by_id.values() if proposal.case == case)

    def open_to(self, board: BoardId, case: CaseId, version: int) -> Proposal | None:
        """The proposal of this version that lies before a board; a new version leaves those of older ones behind."""
        found = (
            one
            for one in self.of_case(case)
            if one.to_board == board and one.version == version and one.withdrawn_at is None
        )
        return next(found, None)


NO_PROPOSALS = Proposals(by_id={})


@value
class Proposed:
    """What must be known to make a proposal or take it back."""

    proposals: Proposals = NO_PROPOSALS
    files: CaseFiles = field(default_factory=dict)
    boards: Boards = NO_BOARDS


def proposals_after(known: Proposals, fact: Fact[Any]) -> Proposals:
    """The proposals after a fact about one of them; other facts leave them as they are."""
    event = fact.event
    if isinstance(event, ProposalMade):
        return Proposals(by_id={**known.by_id, event.proposal: _made(event, fact.position)})
    if isinstance(event, ProposalWithdrawn) and event.proposal in known.by_id:
        withdrawn = replace(known.by_id[event.proposal], withdrawn_at=fact.position)
        return Proposals(by_id={**known.by_id, event.proposal: withdrawn})
    return known


def evolve(known: Proposed, fact: Fact[Any]) -> Proposed:
    """Remember what happened."""
    kind = type(fact.event)
    if kind in PROPOSAL_FACTS:
        return replace(known, proposals=proposals_after(known.proposals, fact))
    if kind in CASE_FACTS:
        return replace(known, files=file_after(known.files, fact))
    return replace(known, boards=boards.evolve(known.boards, fact))


def _made(event: ProposalMade, position: int) -> Proposal:
    return Proposal(
        proposal=event.proposal,
        case=event.case,
        version=event.version,
        from_board=event.from_board,
        to_board=event.to_board,
        proposers=event.proposers,
        position=position,
    )
