"""The rules for a judgement that takes a case further, in the order of the book."""

from typing import Protocol

from domain.boards.charters import AdoptedCharter
from domain.boards.remit import Proposing, Remit
from domain.cases.file import Version
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted
from domain.cases.sums import Sum
from domain.decisions.commands import Asking, TakeDecision
from domain.decisions.drawing import as_stated_together, on_the_basis
from domain.decisions.events import Outcome
from domain.decisions.inputs import Earlier
from domain.decisions.limit import within_remit
from domain.decisions.outcomes import ADVANCES, APPROVALS
from domain.decisions.state import Deliberation
from domain.due_diligence.diligence import Diligence
from domain.due_diligence.policies import DueDiligenceIncomplete
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, DecisionId
from domain.kernel.messages import Command
from domain.kernel.refusals import Refused
from domain.meetings.agenda import NoOpenProposal
from domain.meetings.items import Item
from domain.meetings.written_ballots import a_ballot_in_writing_runs_until_it_closes
from domain.proposals.policies import ProposalAlreadyMade, comes_by_proposal


class AboveDelegatedLimit(Refused):
    """The amount certainly exceeds what was delegated to this board."""

    code = "above-delegated-limit"
    bends = True


class NotOnTheBasisOfTheLimit(Refused):
    """Whether it lies within the limit is not known: an amount is not stated on the basis on which the limit is set."""

    code = "not-on-the-basis-of-the-limit"
    bends = True


class ProposalIdMissing(Refused):
    """A recommendation of this board makes a proposal, which needs an id."""

    code = "proposal-id-missing"


class Advance(Protocol):
    """Whatever takes a case further: the judgement on a motion, or an action taken for a board."""

    @property
    def known(self) -> Deliberation:
        """What is on record."""

    @property
    def item(self) -> Item:
        """The case, in its version, at the board."""

    @property
    def adopted(self) -> AdoptedCharter:
        """The charter in force on the day."""

    @property
    def remit(self) -> Remit:
        """What the charter lets the board decide."""

    @property
    def decides(self) -> Outcome:
        """What it means for the case."""

    @property
    def names(self) -> frozenset[DecisionId]:
        """The decisions whose place it takes."""

    @property
    def at_stake(self) -> Sum | None:
        """What it spends."""

    @property
    def together(self) -> Earlier | None:
        """The earlier approvals that count together with it."""

    @property
    def within_limit(self) -> Answer:
        """Whether that lies within what was delegated to the board."""


def the_version_decided_still_stands(command: Command, judged: Advance) -> Refused | None:
    """A decision binds to a version of the case; what was withdrawn or replaced is taken no further."""
    item, files = judged.item, judged.known.proceedings.background.files
    if item.case is None or judged.decides not in ADVANCES:
        return None
    standing = files[item.case].submitted if item.case in files else None
    if standing is None:
        return CaseNotSubmitted(pointer="/item")
    if standing.number == item.version:
        return None
    return NotTheVersionSubmitted(pointer="/item", evidence=[standing.submitted_at], submitted=standing.number)


def no_decision_while_a_ballot_in_writing_runs(command: Asking, judged: Advance) -> Refused | None:
    """Oxfordshire CCG: votes by e-mail were asked for until a day, and practices relied on it."""
    return a_ballot_in_writing_runs_until_it_closes(command, judged.known.proceedings)


def what_is_approved_was_proposed(command: Command, judged: Advance) -> Refused | None:
    """NHS Waltham Forest, 2009: one board proposes services, the other exercises final approval."""
    item, proceedings = judged.item, judged.known.proceedings
    if not _is_final_approval(judged) or item.case is None or item.version is None:
        return None
    if not comes_by_proposal(proceedings.boards.boards[item.board].kind, judged.adopted.charter):
        return None
    lying = proceedings.background.proposals.open_to(item.board, item.case, item.version)
    return None if lying else NoOpenProposal(pointer="/item")


def final_approval_needs_due_diligence(command: Command, judged: Advance) -> Refused | None:
    """NHS Waltham Forest, 2009: the board exercises due diligence and final approval, on the version it decides."""
    item = judged.item
    if not _is_final_approval(judged) or not judged.remit.needs_due_diligence:
        return None
    if item.case is None or item.version is None:
        return None
    diligence = judged.known.diligences.of(item.case, item.version)
    missing = _unsettled(diligence, judged.remit.checks)
    if diligence is not None and not missing:
        return None
    evidence = diligence.positions if diligence else [item.placed_at]
    detail = f"Still to be settled: {', '.join(missing)}." if missing else ""
    return DueDiligenceIncomplete(detail, pointer="/item", evidence=evidence, unsettled=list(missing))


def a_board_approves_within_its_limit(command: Command, judged: Advance) -> Refused | None:
    """Scheme of delegation: amounts above a board's limit go up; whether "about £1m" does, the verdict leaves open."""
    if not _is_final_approval(judged) or judged.within_limit is not Answer.NO:
        return None
    counted = judged.at_stake
    return AboveDelegatedLimit(
        pointer="/item",
        evidence=[judged.adopted.position],
        limit_pence=judged.remit.limit_pence,
        at_least_pence=counted.least if counted else None,
    )


def what_is_approved_is_on_the_basis_of_the_limit(command: Command, judged: Advance) -> Refused | None:
    """HM Treasury, The Green Book: an amount says whether tax is in it, for what time it is, and at whose prices."""
    version = _version(judged)
    if version is None or judged.remit.limit_pence is None or not _is_final_approval(judged):
        return None
    together = judged.together
    found = on_the_basis(version, judged.adopted) & ((together.on_basis if together else None) or Answer.YES)
    if found is Answer.YES or judged.within_limit is not Answer.INDETERMINATE:
        return None
    refused = NotOnTheBasisOfTheLimit(
        pointer="/item", evidence=[judged.adopted.position, version.written_at], on_basis=found.value
    )
    stated = as_stated_together(version, judged.adopted, together)
    return refused if within_remit(stated, judged.remit) is Answer.NO else refused.as_warning()


def a_carried_recommendation_makes_a_new_proposal(command: Command, judged: Advance) -> Refused | None:
    """NHS Waltham Forest, 2009: what the development board carries, it puts to the other board."""
    if not isinstance(command, TakeDecision) or proposes_to(judged) is None:
        return None
    if command.proposal is None:
        return ProposalIdMissing(pointer="/proposal")
    made = judged.known.proceedings.background.proposals.by_id.get(command.proposal)
    return ProposalAlreadyMade(pointer="/proposal", evidence=[made.position]) if made else None


def proposes_to(judged: Advance) -> BoardId | None:
    """To which board this judgement puts the case, unless the version already lies before it."""
    remit, item = judged.remit, judged.item
    if judged.decides is not Outcome.RECOMMENDED or remit.proposing is not Proposing.BY_VOTE:
        return None
    if item.case is None or item.version is None or remit.proposes_to is None:
        return None
    lying = judged.known.proceedings.background.proposals.open_to(remit.proposes_to, item.case, item.version)
    return None if lying else remit.proposes_to


def _is_final_approval(judged: Advance) -> bool:
    """A case that is approved is approved finally, whatever the item was placed for."""
    return judged.decides in APPROVALS and judged.item.case is not None


def _version(judged: Advance) -> Version | None:
    item, files = judged.item, judged.known.proceedings.background.files
    file = files.get(item.case) if item.case else None
    return file.version(item.version) if file else None


def _unsettled(diligence: Diligence | None, checks: tuple[str, ...]) -> tuple[str, ...]:
    """What the examination left open, and what the charter of the day asks for that it never looked at."""
    if diligence is None:
        return checks
    looked_at = {name for name, check in diligence.checks.items() if check.is_settled}
    return tuple(dict.fromkeys((*diligence.unsettled, *(name for name in checks if name not in looked_at))))
