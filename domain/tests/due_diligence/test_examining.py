"""How a board examines a case before it decides."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.boards.conflicts import SeparationPolicy, Severity
from domain.boards.events import BoardKind
from domain.boards.policies import SeparationOfDuties, UnknownBoard
from domain.boards.remit import Remit
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted, UnknownCase
from domain.due_diligence.commands import CompleteDueDiligence, OpenDueDiligence, RecordCheck, WaiveCheck
from domain.due_diligence.course import diligences_after
from domain.due_diligence.decider import decider
from domain.due_diligence.diligence import NO_DILIGENCE
from domain.due_diligence.events import (
    CheckRecorded,
    CheckStatus,
    CheckWaived,
    DueDiligenceCompleted,
    DueDiligenceOpened,
)
from domain.due_diligence.opening import DueDiligenceAlreadyOpened, NothingToCheck
from domain.due_diligence.policies import (
    DueDiligenceAlreadyCompleted,
    DueDiligenceIncomplete,
    DueDiligenceNotOpened,
    UnknownCheck,
)
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, fact, given
from domain.meetings.agenda import NoCharterInForce, NoOpenProposal
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.people.policies import UnknownPerson
from domain.tests.boards.make import DEVELOPMENT, DISINVESTMENT, charter_adopted
from domain.tests.cases.make import AUTHOR, CASE, SPONSOR, numbered, returned, submitted
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    DIRECTOR,
    GP,
    boards,
    case,
    moved_at_the_first_board,
    proposed,
    voted,
    voted_at_the_first_board,
)

Said = Any  # whatever a field, or a command, may be
READY: list[Event] = [*boards(), *case(), proposed()]
OPENED = DueDiligenceOpened(case=CASE, version=1, board=DISINVESTMENT, checks=("finance", "quality"))
EXAMINING: list[Event] = [*READY, OPENED]


def begin(**changed: Said) -> OpenDueDiligence:
    return replace(OpenDueDiligence(asked=ASKED, case=CASE, version=1, board=DISINVESTMENT), **changed)


def record(**changed: Said) -> RecordCheck:
    plain = RecordCheck(
        asked=ASKED,
        case=CASE,
        version=1,
        check="finance",
        status=CheckStatus.PASSED,
        checked_by=DIRECTOR,
        evidence_digest=None,
        note=None,
    )
    return replace(plain, **changed)


def waive(**changed: Said) -> WaiveCheck:
    plain = WaiveCheck(
        asked=ASKED, case=CASE, version=1, check="quality", waived_by=CHAIR, why="Assessed for the pilot."
    )
    return replace(plain, **changed)


def complete(by: PersonId = DIRECTOR) -> CompleteDueDiligence:
    return CompleteDueDiligence(asked=ASKED, case=CASE, version=1, completed_by=by)


def recorded(check: str = "finance", status: CheckStatus = CheckStatus.PASSED) -> CheckRecorded:
    return CheckRecorded(
        case=CASE, version=1, check=check, status=status, checked_by=DIRECTOR, evidence_digest=None, note=None
    )


def waived(check: str = "quality") -> CheckWaived:
    return CheckWaived(case=CASE, version=1, check=check, waived_by=CHAIR, why="digest")


COMPLETED = DueDiligenceCompleted(case=CASE, version=1, board=DISINVESTMENT, completed_by=DIRECTOR)


def test_the_checklist_is_that_of_the_charter() -> None:
    given(decider, *READY).when(begin()).then(OPENED)


def test_a_board_that_exists_and_names_checks_examines() -> None:
    given(decider, *READY).when(begin(board=BoardId(numbered(999)))).then_refused(UnknownBoard, pointer="/board")
    given(decider, *READY).when(begin(board=DEVELOPMENT)).then_refused(NothingToCheck)
    without = [event for event in READY if event != charter_adopted(DISINVESTMENT, says=APPROVING)]
    given(decider, *without).when(begin()).then_refused(NoCharterInForce)


def test_a_version_is_examined_once() -> None:
    given(decider, *EXAMINING).when(begin()).then_refused(DueDiligenceAlreadyOpened)


def test_the_version_that_stands_submitted_is_examined() -> None:
    given(decider, *boards()).when(begin()).then_refused(UnknownCase)
    given(decider, *READY, returned()).when(begin()).then_refused(CaseNotSubmitted)
    given(decider, *READY, returned(), submitted(2)).when(begin()).then_refused(NotTheVersionSubmitted, submitted=2)


def test_the_approving_board_examines_what_was_proposed_to_it() -> None:
    given(decider, *READY[:-1]).when(begin()).then_refused(NoOpenProposal, pointer="/case")


def test_a_single_committee_examines_what_was_submitted() -> None:
    alone = replace(APPROVING, separation=SeparationPolicy())
    committee = boards(alone, BoardKind.SINGLE_COMMITTEE)
    given(decider, *committee, *case()).when(begin()).then_some(DueDiligenceOpened)


def test_a_new_version_is_examined_anew() -> None:
    again = proposed(proposal=type(proposed().proposal)(numbered(302)), version=2)
    then = given(decider, *EXAMINING, returned(), submitted(2), again).when(begin(version=2))
    then.then_some(DueDiligenceOpened, version=2)


def test_a_check_is_recorded_again_and_again() -> None:
    given(decider, *EXAMINING).when(record()).then(recorded())
    given(decider, *EXAMINING, recorded(status=CheckStatus.FAILED)).when(record()).then(recorded())


def test_only_a_check_on_the_checklist_is_recorded_or_waived() -> None:
    given(decider, *EXAMINING).when(record(check="estates")).then_refused(UnknownCheck, pointer="/check")
    given(decider, *EXAMINING).when(waive(check="estates")).then_refused(UnknownCheck)


@pytest.mark.parametrize("command", [record(), waive(), complete()])
def test_nothing_is_recorded_before_it_has_begun_or_after_it_is_complete(command: Said) -> None:
    given(decider, *READY).when(command).then_refused(DueDiligenceNotOpened, pointer="/version")
    done = [*EXAMINING, recorded(), waived(), COMPLETED]
    assert given(decider, *done).when(command).then_refused(DueDiligenceAlreadyCompleted).evidence == (len(done),)


def test_who_examines_is_registered() -> None:
    stranger = PersonId(numbered(999))
    given(decider, *EXAMINING).when(record(checked_by=stranger)).then_refused(UnknownPerson, pointer="/checkedBy")
    given(decider, *EXAMINING).when(complete(stranger)).then_refused(UnknownPerson, pointer="/completedBy")


BROUGHT: list[tuple[str, PersonId, Event | None]] = [
    ("WROTE", AUTHOR, None),
    ("SPONSORED", SPONSOR, None),
    ("PROPOSED", GP, None),
    ("MOVED", DIRECTOR, moved_at_the_first_board(DIRECTOR)),
    ("VOTED", DIRECTOR, voted_at_the_first_board(DIRECTOR)),
]


@pytest.mark.parametrize(("act", "person", "earlier"), BROUGHT)
def test_nobody_examines_what_they_brought(act: str, person: PersonId, earlier: Event | None) -> None:
    history = [*EXAMINING, *([earlier] if earlier else [])]
    refusal = given(decider, *history).when(record(checked_by=person)).then_refused(SeparationOfDuties)
    assert refusal.facts["acts"] == [act]
    assert refusal.evidence
    given(decider, *history).when(waive(waived_by=person)).then_refused(SeparationOfDuties, pointer="/waivedBy")
    given(decider, *history, recorded(), waived()).when(complete(person)).then_refused(SeparationOfDuties)


def test_a_vote_at_the_same_board_bars_nobody_from_examining() -> None:
    given(decider, *EXAMINING, voted(DIRECTOR)).when(record()).then_some(CheckRecorded)


def test_a_separation_that_only_warns_bars_nobody() -> None:
    lenient = replace(APPROVING, separation=replace(APPROVING.separation, severity=Severity.WARN))
    history = [*boards(lenient), *case(), proposed(), OPENED]
    given(decider, *history).when(record(checked_by=AUTHOR)).then_some(CheckRecorded)


def test_a_member_of_the_board_waives_with_a_reason() -> None:
    given(decider, *EXAMINING).when(waive()).then_some(CheckWaived, waived_by=CHAIR)
    given(decider, *EXAMINING).when(waive(why=" ")).then_refused(ReasonMissing, pointer="/why")
    unbarred = replace(APPROVING, separation=replace(APPROVING.separation, barring_acts=()))
    history = [*boards(unbarred), *case(), proposed(), OPENED]
    given(decider, *history).when(waive(waived_by=AUTHOR)).then_refused(NotAMemberOfTheBoard, pointer="/waivedBy")


def test_it_is_complete_when_every_check_is_settled() -> None:
    given(decider, *EXAMINING, recorded(), waived()).when(complete()).then(COMPLETED)
    then = given(decider, *EXAMINING, recorded()).when(complete())
    then.then_refused(DueDiligenceIncomplete, unsettled=["quality"], failed=[])


def test_what_failed_or_is_still_open_is_named() -> None:
    history = [*EXAMINING, recorded(status=CheckStatus.FAILED), recorded("quality", CheckStatus.IN_PROGRESS)]
    then = given(decider, *history).when(complete())
    then.then_refused(DueDiligenceIncomplete, unsettled=["finance", "quality"], failed=["finance"])


def test_concerns_and_what_does_not_apply_settle_a_check() -> None:
    concerned = recorded(status=CheckStatus.PASSED_WITH_CONCERNS)
    history = [*EXAMINING, concerned, recorded("quality", CheckStatus.NOT_APPLICABLE)]
    given(decider, *history).when(complete()).then_some(DueDiligenceCompleted)


def test_the_charter_on_the_day_of_the_act_bars() -> None:
    """Whoever may not check under today's charter may not, whatever was in force when the examination began."""
    lenient = replace(APPROVING, separation=SeparationPolicy(), remit=Remit(decides=(), checks=("finance",)))
    later = charter_adopted(DISINVESTMENT, version=2, in_force_from="2009-08-01", says=lenient)
    given(decider, *EXAMINING, later).when(record(checked_by=AUTHOR)).then_refused(SeparationOfDuties)


RESULTS = st.lists(st.tuples(st.sampled_from(OPENED.checks), st.sampled_from([*CheckStatus, None])), max_size=6)


@for_all(RESULTS)
def test_the_gate_opens_exactly_when_the_last_word_on_every_check_settles_it(
    results: list[tuple[str, CheckStatus | None]],
) -> None:
    known = diligences_after(NO_DILIGENCE, fact(OPENED, 1))
    for position, (check, status) in enumerate(results, start=2):
        known = diligences_after(known, fact(recorded(check, status) if status else waived(check), position))
    last = dict(results)
    passing = {CheckStatus.PASSED, CheckStatus.PASSED_WITH_CONCERNS, CheckStatus.NOT_APPLICABLE, None}
    settled = all(check in last and last[check] in passing for check in OPENED.checks)
    assert known.complete_or_waived(CASE, 1) is settled
    assert not known.complete_or_waived(CASE, 2)
