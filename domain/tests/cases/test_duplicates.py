"""How a case is flagged as a duplicate of another, and how that is undone."""

from dataclasses import replace

from domain.cases.commands import FlagDuplicate, LiftDuplicate
from domain.cases.decider import decider
from domain.cases.duplicates import CaseNotDuplicate, DuplicateOfItself, OriginalIsDuplicate
from domain.cases.events import CaseReturned, DuplicateFlagged, DuplicateLifted
from domain.cases.policies import CaseAlreadyWithdrawn, CaseIsDuplicate, UnknownCase
from domain.kernel.ids import CaseReference
from domain.kernel.messages import Withheld
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, given
from domain.tests.cases.make import (
    CASE,
    OTHER_CASE,
    drafted,
    revise,
    send_back,
    submit,
    submitted,
    withdraw,
    withdrawn,
)

FLAG = FlagDuplicate(asked=ASKED, case=CASE, of=OTHER_CASE, why="The practice sent it as well.")
LIFT = LiftDuplicate(asked=ASKED, case=CASE, why="They serve two localities.")
FLAGGED = DuplicateFlagged(case=CASE, of=OTHER_CASE, why=Withheld("digest"))
LIFTED = DuplicateLifted(case=CASE, why=Withheld("digest"))
BOTH = (drafted(), drafted(case=OTHER_CASE, reference=CaseReference("GBP/2122/215")), submitted())


def test_a_case_is_flagged_as_a_duplicate_of_another() -> None:
    given(decider, *BOTH).when(FLAG).then(DuplicateFlagged(case=CASE, of=OTHER_CASE, why=FLAG.why))


def test_a_duplicate_rests() -> None:
    for command in (FLAG, submit(), revise(), send_back(), withdraw()):
        refusal = given(decider, *BOTH, FLAGGED).when(command).then_refused(CaseIsDuplicate, pointer="/case")
        assert refusal.evidence == (len(BOTH) + 1,)


def test_a_flag_is_lifted_and_the_case_stands_where_it_stood() -> None:
    given(decider, *BOTH, FLAGGED).when(LIFT).then(DuplicateLifted(case=CASE, why=LIFT.why))
    given(decider, *BOTH, FLAGGED, LIFTED).when(send_back()).then_some(CaseReturned, version=1)


def test_only_a_duplicate_is_lifted() -> None:
    given(decider, *BOTH).when(LIFT).then_refused(CaseNotDuplicate)


def test_the_original_is_another_case_on_record() -> None:
    given(decider, *BOTH).when(replace(FLAG, of=CASE)).then_refused(DuplicateOfItself, pointer="/of")
    given(decider, drafted()).when(FLAG).then_refused(UnknownCase, pointer="/of")


def test_two_cases_are_not_duplicates_of_each_other() -> None:
    other_way = replace(FLAG, case=OTHER_CASE, of=CASE)
    given(decider, *BOTH, FLAGGED).when(other_way).then_refused(OriginalIsDuplicate, pointer="/of")


def test_a_duplicate_is_flagged_and_lifted_with_a_reason() -> None:
    given(decider, *BOTH).when(replace(FLAG, why=" ")).then_refused(ReasonMissing, pointer="/why")
    given(decider, *BOTH, FLAGGED).when(replace(LIFT, why="")).then_refused(ReasonMissing, pointer="/why")


def test_a_withdrawn_case_is_not_flagged() -> None:
    given(decider, *BOTH, withdrawn()).when(FLAG).then_refused(CaseAlreadyWithdrawn)
