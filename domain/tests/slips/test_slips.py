"""Slips: one person puts right what is clerical, a second one confirms what touches money, and the fact stays."""

from dataclasses import replace
from typing import Any

import pytest

from domain.cases.decider import decider as cases
from domain.cases.drafting import ReferenceAlreadyUsed
from domain.kernel.deciders import Decider
from domain.kernel.four_eyes import ConfirmedByWhoeverAsked, CorrectionAlreadyConfirmed, CorrectionWasDeclined
from domain.kernel.ids import CaseReference
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import SECRETARY, given
from domain.organisations.events import OrganisationRenamed
from domain.slips.decider import decider
from domain.slips.events import SlipCorrected, SlipDismissed, SlipReported
from domain.slips.policies import (
    InvalidWording,
    NameTaken,
    NoSlip,
    NothingCorrected,
    SaidAnewSince,
    SaysSomethingElse,
    SlipAlreadyReported,
    SlipWithoutSource,
    UnknownFact,
    UnknownSlip,
)
from domain.tests.cases.make import OTHER_CASE, REFERENCE, draft, drafted
from domain.tests.interests.make import OAK, organisation_registered
from domain.tests.meetings.make import placed
from domain.tests.procurement.test_awarding import awarded
from domain.tests.slips.make import ANOTHER, SLIP, WHY, called, confirm, correct, dismiss

NAME = "procurement.ContractAwarded"


def after(command: Any, *facts: Event, by: Decider[Any, Any] = decider) -> tuple[Event, ...]:  # noqa: ANN401
    """The facts, and what follows from the command."""
    return (*facts, *given(by, *facts).when(command).outcome())


def test_a_clerical_error_is_put_right_by_one_person_and_names_the_fact() -> None:
    corrected = (
        given(decider, called()).when(correct(called(), "place", "Town hal", "Town hall")).then_some(SlipCorrected)
    )
    assert (corrected.position, corrected.type, corrected.field) == (1, "meetings.MeetingCalled", "place")
    assert (corrected.was, corrected.reads, corrected.reported_at) == ("Town hal", "Town hall", None)
    assert f"meeting:{called().meeting}" in corrected.mentions


def test_what_was_corrected_is_corrected_again_from_what_it_says_now() -> None:
    facts = after(correct(called(), "place", "Town hal", "Town hull"), called())
    stale = correct(called(), "place", "Town hal", "Town hall", slip=ANOTHER)
    given(decider, *facts).when(stale).then_refused(SaysSomethingElse, pointer="/was", says="Town hull")
    given(decider, *facts).when(replace(stale, was="Town hull")).then_some(SlipCorrected, reads="Town hall")


def test_a_slip_has_an_id_of_its_own_a_reason_and_a_source() -> None:
    facts = after(correct(called(), "place", "Town hal", "Town hall"), called())
    again = correct(called(), "place", "Town hall", "The Town hall")
    given(decider, *facts).when(again).then_refused(SlipAlreadyReported, evidence=(2,))
    silent, unshown = replace(WHY, reason=" "), replace(WHY, source=None)
    given(decider, called()).when(replace(again, asked=silent)).then_refused(ReasonMissing)
    given(decider, called()).when(replace(again, asked=unshown)).then_refused(SlipWithoutSource)


@pytest.mark.parametrize("field", ["board", "meeting", "stranger", "place.0", ""])
def test_who_and_what_is_meant_is_no_slip(field: str) -> None:
    given(decider, called()).when(correct(called(), field, "1", "2")).then_refused(NoSlip, pointer="/field")


def test_what_is_corrected_is_on_record() -> None:
    wrong = correct(called(), "place", "Town hal", "Town hall", position=2)
    given(decider, called()).when(wrong).then_refused(UnknownFact, pointer="/position")


def test_a_correction_says_something_else_than_before() -> None:
    for becomes in (" ", "Town hal", "Town hal "):
        given(decider, called()).when(correct(called(), "place", "Town hal", becomes)).then_refused(NothingCorrected)


def test_the_hour_of_a_meeting_is_a_slip_and_its_day_is_not() -> None:
    six, half_past = "2009-06-16T17:00:00.000000Z", "2009-06-16T18:30:00+01:00"
    told = given(decider, called()).when(correct(called(), "startsAt", six, half_past)).then_some(SlipCorrected)
    assert told.reads == "2009-06-16T17:30:00.000000Z", "in the form of the log"
    midnight = "2009-06-16T23:00:00Z"  # the 17th in London
    for wrong in (midnight, "half past six", "2009-06-16T18:30:00"):
        given(decider, called()).when(correct(called(), "startsAt", six, wrong)).then_refused(InvalidWording)


def test_words_kept_off_the_log_are_corrected_there_too() -> None:
    told = given(decider, placed()).when(correct(placed(), "title", None, "Dermatology")).then_some(SlipCorrected)
    assert (told.was, told.reads, told.words) == (None, None, "Dermatology")


def test_only_what_was_said_last_of_a_name_is_corrected() -> None:
    registered = organisation_registered()
    renamed = OrganisationRenamed(organisation=OAK, name="Oak Practise", since=None)
    old = correct(registered, "name", registered.name, "The Oak")
    given(decider, registered).when(old).then_some(SlipCorrected)
    given(decider, registered, renamed).when(old).then_refused(SaidAnewSince, evidence=(2,))
    new = correct(renamed, "name", "Oak Practise", "Oak Practice", position=2)
    given(decider, registered, renamed).when(new).then_some(SlipCorrected, reads="Oak Practice")


def test_a_reference_corrected_is_that_case_only_and_no_other_case_takes_it_later() -> None:
    other = drafted(case=OTHER_CASE, reference=CaseReference("GBP/2122/215"))
    told = correct(drafted(), "reference", REFERENCE, "GBP/2122/215")
    given(decider, drafted(), other).when(told).then_refused(NameTaken, evidence=(2,))
    facts = after(told, drafted())
    twice = correct(other, "reference", "GBP/2122/216", "GBP/2122/215", slip=ANOTHER, position=3)
    free = drafted(case=OTHER_CASE, reference=CaseReference("GBP/2122/216"))
    given(decider, *facts, free).when(twice).then_refused(NameTaken)
    late = draft(case=OTHER_CASE, reference=CaseReference("GBP/2122/215"))
    given(cases, *facts).when(late).then_refused(ReferenceAlreadyUsed, evidence=(2,))
    given(decider, drafted()).when(replace(told, becomes="§ 7")).then_refused(InvalidWording)


AWARDED = awarded()
PENCE = correct(AWARDED, "terms.value.amountPence", "1000000", "10000000")


def test_a_part_of_a_field_is_corrected_and_the_whole_is_told() -> None:
    told = correct(AWARDED, "providers.0.name", "Oak Practice", "The Oak Practice")
    corrected = given(decider, AWARDED).when(told).then_some(SlipCorrected)
    assert '"name": "The Oak Practice"' in corrected.whole
    beyond = correct(AWARDED, "providers.1.name", "Oak Practice", "The Oak Practice")
    given(decider, AWARDED).when(beyond).then_refused(SaysSomethingElse, pointer="/field")


def test_money_is_corrected_when_a_second_person_confirms_it() -> None:
    facts = after(PENCE, AWARDED)
    assert isinstance(facts[1], SlipReported)
    given(decider, *facts).when(confirm(by=SECRETARY)).then_refused(ConfirmedByWhoeverAsked, evidence=(2,))
    corrected = given(decider, *facts).when(confirm()).then_some(SlipCorrected, reported_at=2, reads="10000000")
    assert '"amountPence": 10000000' in corrected.whole
    given(decider, *facts, corrected).when(confirm()).then_refused(CorrectionAlreadyConfirmed, evidence=(3,))
    given(decider, AWARDED).when(confirm()).then_refused(UnknownSlip)
    for wrong in ("a million", "-1"):
        given(decider, AWARDED).when(replace(PENCE, becomes=wrong)).then_refused(InvalidWording)


def test_of_two_reports_of_one_slip_the_second_is_not_confirmed_after_the_first() -> None:
    facts = after(PENCE, AWARDED)
    facts = after(replace(PENCE, slip=ANOTHER, becomes="20000000"), *facts)
    facts = after(replace(confirm(), slip=ANOTHER), *facts)
    given(decider, *facts).when(confirm()).then_refused(SaysSomethingElse, says="20000000")


def test_a_report_is_taken_back_by_whoever_made_it_or_rejected_by_somebody_else() -> None:
    facts = after(PENCE, AWARDED)
    given(decider, *facts).when(dismiss()).then(SlipDismissed(slip=SLIP, withdrawn=False))
    given(decider, *facts).when(dismiss(by=SECRETARY)).then(SlipDismissed(slip=SLIP, withdrawn=True))
    given(decider, *facts).when(dismiss(reason=None)).then_refused(ReasonMissing)
    facts = after(dismiss(), *facts)
    given(decider, *facts).when(confirm()).then_refused(CorrectionWasDeclined, evidence=(3,))
