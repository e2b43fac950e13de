"""The background of a case: its file, its proposals, and who did what for it at which board."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from domain.boards.conflicts import Act, SeparationPolicy
from domain.cases.state import CASE_FACTS, CaseFiles, file_after
from domain.interests.matter import Involvement
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, PersonId
from domain.kernel.messages import Event
from domain.kernel.selections import Selection, about
from domain.meetings.events import CastingVoteGiven, MotionPut, VoteCast
from domain.proposals.events import ProposalMade
from domain.proposals.state import NO_PROPOSALS, PROPOSAL_FACTS, Proposals, proposals_after

VOTING_FACTS: tuple[type[Event], ...] = (MotionPut, VoteCast, CastingVoteGiven)
BACKGROUND_FACTS: tuple[type[Event], ...] = (*CASE_FACTS, *PROPOSAL_FACTS, *VOTING_FACTS)


class Background(NamedTuple):
    """The cases looked up, the proposals of them, and what people did for them at boards."""

    files: CaseFiles
    proposals: Proposals
    at_boards: Mapping[CaseId, tuple[Involvement, ...]]

    def acts_on(self, case: CaseId, board: BoardId) -> tuple[Involvement, ...]:
        """What anybody did for a case before it came to this board: wrote, sponsored, scored, or acted elsewhere."""
        file = self.files.get(case)
        involved = file.involvements if file else ()
        return (*involved, *(act for act in self.at_boards.get(case, ()) if act.board != board))


NO_BACKGROUND = Background(files={}, proposals=NO_PROPOSALS, at_boards={})


def background_of(case: CaseId) -> Selection:
    """The facts about a case from which its background is known."""
    return about(case, *BACKGROUND_FACTS)


def barred(
    background: Background, case: CaseId, board: BoardId, policy: SeparationPolicy
) -> Mapping[PersonId, tuple[Involvement, ...]]:
    """Whom the separation of duties bars from a case at a board, with the acts that bar them."""
    found: dict[PersonId, tuple[Involvement, ...]] = {}
    if not policy.barring_acts:
        return found
    for act in background.acts_on(case, board):
        if act.act in policy.barring_acts:
            found[act.person] = (*found.get(act.person, ()), act)
    return found


def background_after(known: Background, fact: Fact[Any]) -> Background:
    """The background after a fact about a case; other facts leave it as it is."""
    kind = type(fact.event)
    if kind in _ACTS:
        known = _acted(known, fact)
    if kind in VOTING_FACTS:
        return known
    if kind in PROPOSAL_FACTS:
        return known._replace(proposals=proposals_after(known.proposals, fact))
    files = file_after(known.files, fact)
    return known if files is known.files else known._replace(files=files)


def _acted(known: Background, fact: Fact[Any]) -> Background:
    case = fact.event.case
    if case is None:
        return known
    board, act, persons = _ACTS[type(fact.event)](fact.event)
    acts = tuple(Involvement(person=one, act=act, board=board, shown_at=fact.position) for one in persons)
    return known._replace(at_boards={**known.at_boards, case: (*known.at_boards.get(case, ()), *acts)})


def _proposed(event: ProposalMade) -> tuple[BoardId, Act, tuple[PersonId, ...]]:
    return event.from_board, Act.PROPOSED, event.proposers


def _moved(event: MotionPut) -> tuple[BoardId, Act, tuple[PersonId, ...]]:
    return event.board, Act.MOVED, tuple(one for one in (event.mover, event.seconder) if one is not None)


def _voted(event: VoteCast) -> tuple[BoardId, Act, tuple[PersonId, ...]]:
    return event.board, Act.VOTED, (event.voter,)


def _broke_a_tie(event: CastingVoteGiven) -> tuple[BoardId, Act, tuple[PersonId, ...]]:
    return event.board, Act.VOTED, (event.presiding,)


_ACTS: Mapping[type[Event], Callable[[Any], tuple[BoardId, Act, tuple[PersonId, ...]]]] = {
    ProposalMade: _proposed,
    MotionPut: _moved,
    VoteCast: _voted,
    CastingVoteGiven: _broke_a_tie,
}
