"""How cases answer commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import BoardEstablished
from domain.cases.claiming import a_saving_is_claimed_by_one_case, claimed
from domain.cases.commands import (
    DraftCase,
    FlagDuplicate,
    LiftDuplicate,
    ReturnCase,
    ReviseCase,
    ScoreCase,
    SubmitCase,
    WithdrawCase,
)
from domain.cases.content import CaseContent
from domain.cases.content_hash import content_hash
from domain.cases.drafting import DRAFTING, REVISING
from domain.cases.duplicates import FLAGGING, LIFTING
from domain.cases.events import (
    CaseDrafted,
    CaseReturned,
    CaseRevised,
    CaseScored,
    CaseSubmitted,
    CaseWithdrawn,
    DuplicateFlagged,
    DuplicateLifted,
    SavingsClaimed,
)
from domain.cases.policies import RETURNING, SUBMITTING, WITHDRAWING, the_file
from domain.cases.savings import claims_in, named
from domain.cases.scoring import SCORING
from domain.cases.state import CASE_FACTS, Cases, evolve
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered
from domain.slips.events import SlipCorrected

OfDuplicates = FlagDuplicate | LiftDuplicate
CaseCommand = DraftCase | ReviseCase | SubmitCase | ReturnCase | ScoreCase | WithdrawCase | OfDuplicates


def what_is_on_file(command: CaseCommand, known: Cases) -> Selection:
    """The case, and whether those it names are registered."""
    file = about(command.case, *CASE_FACTS)
    match command:
        case DraftCase():
            return file | about(command.reference, CaseDrafted, SlipCorrected) | _registered(command.content)
        case ReviseCase():
            return file | _registered(command.content)
        case ScoreCase():
            return file | about(command.scorer, PersonRegistered)
        case FlagDuplicate():
            return about([command.case, command.of], *CASE_FACTS)
        case _:
            return file


def who_else_claims_it(command: CaseCommand, known: Cases) -> Selection:
    """The cases that claim to save on the same scheme, contract or organisation."""
    file = known.files.get(command.case) if isinstance(command, SubmitCase) else None
    claims = claims_in(file.case, file.draft) if file else ()
    return about({one for claim in claims if claim.line.saved_on for one in named(claim.line.saved_on)}, SavingsClaimed)


def what_they_say(command: CaseCommand, known: Cases) -> Selection:
    """The files of those cases."""
    return about(known.claiming, *CASE_FACTS)


def _registered(content: CaseContent) -> Selection:
    persons = [*content.authors, *([content.sponsor] if content.sponsor else [])]
    saved = (line.saved_on.organisation for line in content.money if line.saved_on)
    parties = [*(party.organisation for party in content.parties), *(one for one in saved if one)]
    earlier = about([content.follows] if content.follows else [], CaseDrafted)
    named_boards = about(content.boards or (), BoardEstablished)
    return about(persons, PersonRegistered) | about(parties, OrganisationRegistered) | named_boards | earlier


def decide(command: CaseCommand, known: Cases) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case DraftCase() | ReviseCase():
            return _written(command, known)
        case SubmitCase():
            enforce(SUBMITTING_ONCE, command, known)
            return [_submitted(command, known), *claimed(the_file(command, known))]
        case ReturnCase():
            enforce(RETURNING, command, known)
            version = len(the_file(command, known).versions)
            return [CaseReturned(case=command.case, version=version, why=command.why)]
        case ScoreCase():
            enforce(SCORING, command, known)
            return [_scored(command)]
        case WithdrawCase():
            enforce(WITHDRAWING, command, known)
            return [CaseWithdrawn(case=command.case, why=command.why)]
        case FlagDuplicate() | LiftDuplicate():
            return _of_duplicates(command, known)
    assert_never(command)


def _written(command: DraftCase | ReviseCase, known: Cases) -> Sequence[Event]:
    if isinstance(command, DraftCase):
        enforce(DRAFTING, command, known)
        return [CaseDrafted(case=command.case, reference=command.reference, content=command.content)]
    enforce(REVISING, command, known)
    return [CaseRevised(case=command.case, content=command.content)]


def _of_duplicates(command: OfDuplicates, known: Cases) -> Sequence[Event]:
    if isinstance(command, FlagDuplicate):
        enforce(FLAGGING, command, known)
        return [DuplicateFlagged(case=command.case, of=command.of, why=command.why)]
    enforce(LIFTING, command, known)
    return [DuplicateLifted(case=command.case, why=command.why)]


def _submitted(command: SubmitCase, known: Cases) -> CaseSubmitted:
    file = the_file(command, known)
    return CaseSubmitted(
        case=file.case,
        version=len(file.versions) + 1,
        content_hash=content_hash(file.draft),
        authors=file.draft.authors,
        sponsor=file.draft.sponsor,
    )


def _scored(command: ScoreCase) -> CaseScored:
    return CaseScored(
        case=command.case,
        version=command.version,
        scorer=command.scorer,
        criterion=command.criterion,
        score=command.score,
    )


SUBMITTING_ONCE = (*SUBMITTING, a_saving_is_claimed_by_one_case)

decider: Decider[CaseCommand, Cases] = Decider(
    name="cases",
    commands=(DraftCase, ReviseCase, SubmitCase, ReturnCase, ScoreCase, WithdrawCase, FlagDuplicate, LiftDuplicate),
    selects=(what_is_on_file, who_else_claims_it, what_they_say),
    blank=Cases,
    evolve=evolve,
    decide=decide,
    rules=tuple(
        dict.fromkeys((*DRAFTING, *REVISING, *SUBMITTING_ONCE, *RETURNING, *SCORING, *WITHDRAWING, *FLAGGING, *LIFTING))
    ),
)
