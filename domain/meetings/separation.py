"""Separation of duties for a case: whoever brought it to one board does not act on it at the board kept apart."""

from domain.boards.conflicts import Act, SeparationPolicy, Severity
from domain.boards.policies import SeparationOfDuties
from domain.interests.matter import Involvement
from domain.kernel.ids import BoardId, CaseId, PersonId
from domain.kernel.refusals import Refused
from domain.meetings.background import Background, barred

DID = {
    Act.WROTE: "wrote the case",
    Act.SPONSORED: "sponsored it",
    Act.SCORED: "scored it",
    Act.PROPOSED: "proposed it",
    Act.MOVED: "moved or seconded a motion on it",
    Act.VOTED: "voted on it",
}


def separated(
    person: PersonId, case: CaseId, board: BoardId, policy: SeparationPolicy, background: Background, pointer: str
) -> Refused | None:
    """The refusal of somebody whose earlier acts for a case bar them from it; a warning where the charter says so."""
    acts = barred(background, case, board, policy).get(person)
    if not acts:
        return None
    refusal = SeparationOfDuties(
        f"The person {_told(acts)}; the charter bars them from acting on it here.",
        evidence=[act.shown_at for act in acts if act.shown_at],
        pointer=pointer,
        acts=[act.act.value for act in acts],
        boards=sorted({act.board for act in acts if act.board is not None}),
    )
    return refusal if policy.severity is Severity.BLOCK else refusal.as_warning()


def _told(acts: tuple[Involvement, ...]) -> str:
    return ", ".join(DID[act] for act in dict.fromkeys(one.act for one in acts))
