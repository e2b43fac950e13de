"""How the public is consulted: opened, extended and reported."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.cases.policies import UnknownCase
from domain.consultations.commands import ExtendConsultation, OpenConsultation, ReportConsultation
from domain.consultations.decider import decider
from domain.consultations.events import ConsultationExtended, ConsultationOpened, ConsultationReported
from domain.consultations.policies import (
    ClosesBeforeItOpens,
    ConsultationAlreadyOpened,
    ConsultationAlreadyReported,
    NotAnExtension,
    ReportedBeforeItsEnd,
    UnknownConsultation,
)
from domain.kernel.ids import ConsultationId
from domain.kernel.messages import Withheld
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, given
from domain.tests.cases.make import CASE, drafted

WHICH = ConsultationId("01890a5d-ac96-774b-bcce-b302099a8057")
FIRST, LAST = date(2009, 1, 5), date(2009, 3, 30)
OPEN = OpenConsultation(asked=ASKED, consultation=WHICH, case=CASE, subject="Walk-in", opens=FIRST, closes=LAST)
DIGEST = Withheld("digest")
OPENED = ConsultationOpened(consultation=WHICH, case=CASE, subject=DIGEST, opens=FIRST, closes=LAST)
LATER = LAST + timedelta(days=14)
EXTEND = ExtendConsultation(asked=ASKED, consultation=WHICH, closes=LATER, why="It snowed.")
EXTENDED = ConsultationExtended(consultation=WHICH, case=CASE, closes=LATER, why=DIGEST)
REPORTED = ConsultationReported(
    consultation=WHICH, case=CASE, responses=1, alternatives=0, answered=DIGEST, reported=date(2009, 5, 1)
)


def report(day: date) -> ReportConsultation:
    """What came of it, told at noon of a day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    asked = replace(ASKED, at=moment, occurred_at=moment)
    return ReportConsultation(asked=asked, consultation=WHICH, responses=412, alternatives=3, answered="One by one.")


def test_the_public_is_consulted_on_a_case_between_two_days() -> None:
    given(decider, drafted()).when(OPEN).then_some(ConsultationOpened, opens=FIRST, closes=LAST)
    given(decider, drafted()).when(replace(OPEN, closes=FIRST)).then_some(ConsultationOpened, closes=FIRST)
    early = replace(OPEN, closes=FIRST - timedelta(days=1))
    given(decider, drafted()).when(early).then_refused(ClosesBeforeItOpens, pointer="/closes")
    given(decider).when(OPEN).then_refused(UnknownCase, pointer="/case")
    given(decider, drafted(), OPENED).when(OPEN).then_refused(ConsultationAlreadyOpened)


def test_more_time_is_given_for_a_reason_and_is_more() -> None:
    given(decider, drafted(), OPENED).when(EXTEND).then_some(ConsultationExtended, case=CASE, closes=LATER)
    same = replace(EXTEND, closes=LAST)
    given(decider, drafted(), OPENED).when(same).then_refused(NotAnExtension, pointer="/closes")
    given(decider, drafted(), OPENED, EXTENDED).when(EXTEND).then_refused(NotAnExtension)
    given(decider, drafted(), OPENED).when(replace(EXTEND, why=" ")).then_refused(ReasonMissing, pointer="/why")


def test_responses_are_reported_once_the_last_day_for_them_is_over() -> None:
    day = LAST + timedelta(days=1)
    given(decider, drafted(), OPENED).when(report(day)).then_some(ConsultationReported, responses=412, reported=day)
    given(decider, drafted(), OPENED).when(report(LAST)).then_refused(ReportedBeforeItsEnd)
    given(decider, drafted(), OPENED, EXTENDED).when(report(LATER)).then_refused(ReportedBeforeItsEnd)


@pytest.mark.parametrize("command", [EXTEND, report(date(2009, 6, 1))])
def test_only_what_was_opened_and_is_not_yet_reported_is_carried_on(
    command: ExtendConsultation | ReportConsultation,
) -> None:
    given(decider, drafted()).when(command).then_refused(UnknownConsultation)
    given(decider, drafted(), OPENED, REPORTED).when(command).then_refused(ConsultationAlreadyReported)
