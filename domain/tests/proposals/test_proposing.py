"""How one board puts a case to another for approval."""

from dataclasses import replace
from typing import Any

import pytest

from domain.boards.policies import UnknownBoard
from domain.boards.remit import Proposing, Remit
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted, UnknownCase
from domain.kernel.ids import BoardId, PersonId, ProposalId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, given
from domain.proposals.commands import MakeProposal, WithdrawProposal
from domain.proposals.decider import decider
from domain.proposals.events import ProposalMade, ProposalWithdrawn
from domain.proposals.making import (
    AlreadyProposed,
    BoardDoesNotPropose,
    NobodyProposes,
    NotTheApprovingBoard,
    ProposalNeedsAVote,
    ProposerWithoutSeat,
)
from domain.proposals.policies import ProposalAlreadyMade, ProposalAlreadyWithdrawn, UnknownProposal
from domain.tests.boards.make import DEVELOPMENT, DISINVESTMENT, charter, charter_adopted, seat_vacated
from domain.tests.cases.make import CASE, numbered, returned, submitted
from domain.tests.meetings.make import CHAIR, CO_CHAIR, GP, GP_SEAT, PROPOSAL, boards, case, proposed

Said = Any  # whatever a field may hold
READY: list[Event] = [*boards(), *case()]
SECOND = ProposalId(numbered(302))
TAKEN_BACK = ProposalWithdrawn(proposal=PROPOSAL, case=CASE, why="digest")


def propose(**changed: Said) -> MakeProposal:
    plain = MakeProposal(
        asked=ASKED,
        proposal=PROPOSAL,
        case=CASE,
        version=1,
        from_board=DEVELOPMENT,
        to_board=DISINVESTMENT,
        proposers=(GP,),
    )
    return replace(plain, **changed)


def take_back(why: str = "The pilot goes on.") -> WithdrawProposal:
    return WithdrawProposal(asked=ASKED, proposal=PROPOSAL, why=why)


def under(proposing: Proposing, to: BoardId | None = DISINVESTMENT) -> Event:
    """The next charter of the development board."""
    says = charter(remit=Remit(decides=(), proposing=proposing, proposes_to=to))
    return charter_adopted(DEVELOPMENT, version=2, says=says)


def test_members_of_the_development_board_propose_a_case() -> None:
    given(decider, *READY).when(propose(proposers=(GP, CO_CHAIR))).then(proposed(proposers=(GP, CO_CHAIR)))


def test_a_proposal_is_made_once() -> None:
    given(decider, *READY, proposed()).when(propose()).then_refused(ProposalAlreadyMade, pointer="/proposal")


@pytest.mark.parametrize(("name", "pointer"), [("from_board", "/fromBoard"), ("to_board", "/toBoard")])
def test_both_boards_exist(name: str, pointer: str) -> None:
    nowhere = propose(**{name: BoardId(numbered(999))})
    given(decider, *READY).when(nowhere).then_refused(UnknownBoard, pointer=pointer)


def test_a_board_that_votes_proposes_by_a_carried_motion() -> None:
    given(decider, *READY, under(Proposing.BY_VOTE)).when(propose()).then_refused(ProposalNeedsAVote)


def test_a_board_that_does_not_propose_does_not_propose() -> None:
    given(decider, *READY, under(Proposing.NOT_AT_ALL)).when(propose()).then_refused(BoardDoesNotPropose)
    backwards = propose(from_board=DISINVESTMENT, to_board=DEVELOPMENT, proposers=(CHAIR,))
    given(decider, *READY).when(backwards).then_refused(BoardDoesNotPropose, pointer="/fromBoard")


def test_a_board_proposes_to_the_board_that_its_charter_names() -> None:
    given(decider, *READY, under(Proposing.BY_MEMBER, None)).when(propose()).then_refused(NotTheApprovingBoard)
    given(decider, *READY).when(propose(to_board=DEVELOPMENT)).then_refused(NotTheApprovingBoard)


def test_the_case_stands_submitted_in_the_version_proposed() -> None:
    given(decider, *boards()).when(propose()).then_refused(UnknownCase, pointer="/case")
    given(decider, *READY, returned()).when(propose()).then_refused(CaseNotSubmitted, pointer="/case")
    then = given(decider, *READY, returned(), submitted(2)).when(propose())
    then.then_refused(NotTheVersionSubmitted, pointer="/version", submitted=2)


def test_somebody_proposes() -> None:
    given(decider, *READY).when(propose(proposers=())).then_refused(NobodyProposes, pointer="/proposers")


@pytest.mark.parametrize("stranger", [CHAIR, PersonId(numbered(999))])
def test_every_proposer_sits_on_the_proposing_board(stranger: PersonId) -> None:
    then = given(decider, *READY).when(propose(proposers=(GP, stranger)))
    then.then_refused(ProposerWithoutSeat, pointer="/proposers/1")


def test_who_has_left_the_board_no_longer_proposes() -> None:
    gone = seat_vacated(GP, GP_SEAT, vacated="2009-06-30")
    given(decider, *READY, gone).when(propose()).then_refused(ProposerWithoutSeat)
    last_day = seat_vacated(GP, GP_SEAT, vacated="2009-07-01")
    given(decider, *READY, last_day).when(propose()).then_some(ProposalMade)


def test_a_version_lies_before_a_board_once() -> None:
    again = propose(proposal=SECOND)
    refusal = given(decider, *READY, proposed()).when(again).then_refused(AlreadyProposed, proposal=PROPOSAL)
    assert refusal.evidence == (len(READY) + 1,)
    given(decider, *READY, proposed(), TAKEN_BACK).when(again).then_some(ProposalMade)


def test_a_new_version_is_proposed_anew() -> None:
    then = given(decider, *READY, proposed(), returned(), submitted(2)).when(propose(proposal=SECOND, version=2))
    then.then_some(ProposalMade, version=2)


def test_a_proposal_is_taken_back_once_and_with_a_reason() -> None:
    expected = ProposalWithdrawn(proposal=PROPOSAL, case=CASE, why="The pilot goes on.")
    given(decider, *READY, proposed()).when(take_back()).then(expected)
    given(decider, *READY, proposed()).when(take_back(" ")).then_refused(ReasonMissing, pointer="/why")
    given(decider, *READY, proposed(), TAKEN_BACK).when(take_back()).then_refused(ProposalAlreadyWithdrawn)
    given(decider, *READY).when(take_back()).then_refused(UnknownProposal)
