"""Words about somebody are erased when one person asks and another approves, unless a legal hold keeps them."""

from dataclasses import replace

import pytest

from domain.kernel.four_eyes import ConfirmedByWhoeverAsked, PeopleCannotBeTold
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, SECRETARY, given
from domain.meetings.declined_facts import Declined
from domain.people.policies import UnknownPerson
from domain.privacy.decider import MOST_IN_A_FACT, decider
from domain.privacy.events import ErasureDeclined, ErasureRecorded
from domain.privacy.policies import (
    ErasureAlreadyAsked,
    ErasureAlreadySettled,
    ErasureOfOneself,
    NothingToErase,
    UnderLegalHold,
    UnknownErasure,
)
from domain.slips.policies import UnknownFact
from domain.tests.merges.make import CARA, merged, on_record
from domain.tests.people.make import AMINA, BEN
from domain.tests.privacy.make import (
    DECLINED,
    HOLD,
    OFFICER,
    SOMEBODY_ELSE,
    approve,
    approved,
    ask,
    asked,
    decline,
    held,
    lifted,
    named,
    recorded,
    unnamed,
)


def test_the_words_about_a_person_are_asked_for_and_go_once_another_approves() -> None:
    given(decider, named()).when(ask()).then(asked())
    given(decider, named(), named(BEN), asked()).when(approve()).then(approved(asked_at=3), recorded(1))


def test_a_fact_that_is_named_loses_its_words_whomever_they_are_about() -> None:
    of = named(BEN)
    given(decider, named(), of).when(ask(None, of=of, at=2)).then(asked(None, of=of, at=2))
    found = given(decider, named(), of, asked(None, of=of, at=2)).when(approve())
    found.then_some(ErasureRecorded, positions=(2,), mentions=asked(None, of=of).mentions)


def test_what_was_recorded_between_asking_and_approving_goes_as_well() -> None:
    given(decider, unnamed(), held(), lifted(), asked()).when(approve()).then_some(ErasureRecorded, positions=(2, 3))


def test_what_is_gone_is_not_erased_again() -> None:
    facts = (named(), held(), lifted(), recorded(1), asked())
    given(decider, *facts).when(approve()).then_some(ErasureRecorded, positions=(2, 3))
    given(decider, named(), recorded(1)).when(ask()).then_refused(NothingToErase, evidence=(1,))


def test_a_person_without_words_has_nothing_to_erase() -> None:
    given(decider, unnamed()).when(ask()).then_refused(NothingToErase)


@pytest.mark.parametrize("facts", [(named(), held()), (named(), held(), asked())])
def test_a_legal_hold_refuses_erasure_and_is_named(facts: tuple[Event, ...]) -> None:
    command = approve() if len(facts) > 2 else ask()
    given(decider, *facts).when(command).then_refused(UnderLegalHold, holds=(HOLD,), evidence=(2,))


def test_a_legal_hold_keeps_also_a_fact_that_only_mentions_whom_it_is_about() -> None:
    of = named(BEN)
    given(decider, of, held(BEN)).when(ask(None, of=of)).then_refused(UnderLegalHold, holds=(HOLD,))


def test_a_hold_that_was_lifted_keeps_nothing() -> None:
    given(decider, named(), held(), lifted()).when(ask()).then(asked())


def test_whoever_asked_does_not_approve_by_any_sign_in_of_theirs() -> None:
    given(decider, named(), asked()).when(approve(by=SECRETARY)).then_refused(ConfirmedByWhoeverAsked, evidence=(2,))
    by_ben = (named(), asked(by=BEN))
    given(decider, *by_ben).when(approve(person=BEN)).then_refused(ConfirmedByWhoeverAsked, evidence=(2,))


def test_nobody_can_tell_whether_a_sign_in_with_a_person_and_one_without_are_two_people() -> None:
    by_ben, by_an_account = (named(), asked(by=BEN)), (named(), asked())
    given(decider, *by_ben).when(approve()).then_refused(PeopleCannotBeTold, evidence=(2,))
    given(decider, *by_an_account).when(approve(person=BEN)).then_refused(PeopleCannotBeTold, evidence=(2,))
    given(decider, named(), named(BEN), asked(by=BEN)).when(approve(person=CARA)).then_some(ErasureRecorded)


def test_whoever_asked_by_another_entry_of_theirs_does_not_approve() -> None:
    facts = (named(AMINA), named(BEN), merged(), asked(by=BEN))
    on_record(decider, *facts).when(approve(person=AMINA)).then_refused(ConfirmedByWhoeverAsked, evidence=(4,))


def test_the_words_under_every_entry_of_a_person_go() -> None:
    facts = (named(AMINA), named(BEN), merged(), asked(BEN))
    on_record(decider, *facts).when(approve()).then_some(ErasureRecorded, positions=(1, 2))


def test_nobody_approves_the_erasure_of_words_about_themselves() -> None:
    given(decider, named(), asked(by=OFFICER)).when(approve(person=AMINA)).then_refused(ErasureOfOneself)


def test_nobody_approves_by_its_position_what_is_about_themselves_or_mentions_them() -> None:
    of = named(AMINA)
    given(decider, of, asked(None, of=of, by=OFFICER)).when(approve(person=AMINA)).then_refused(
        ErasureOfOneself, evidence=(2,)
    )
    gift = asked(None, of=DECLINED, at=1, by=OFFICER)
    given(decider, DECLINED, gift).when(approve(person=BEN)).then_refused(ErasureOfOneself)
    given(decider, DECLINED, gift).when(approve(person=CARA)).then_some(ErasureRecorded, positions=(1,))


def test_nobody_approves_it_by_another_entry_of_theirs_either() -> None:
    of = named(BEN)
    facts = (named(AMINA), of, merged(), asked(None, of=of, at=2, by=OFFICER))
    on_record(decider, *facts).when(approve(person=AMINA)).then_refused(ErasureOfOneself)
    on_record(decider, *facts).when(approve(person=BEN)).then_refused(ErasureOfOneself)


def test_a_legal_hold_on_somebody_keeps_what_is_about_another_and_mentions_them() -> None:
    facts = (named(), DECLINED, held(BEN))
    given(decider, *facts).when(ask()).then_refused(UnderLegalHold, holds=(HOLD,))
    given(decider, *facts, asked()).when(approve()).then_refused(UnderLegalHold, holds=(HOLD,))
    given(decider, *facts, lifted(BEN), asked()).when(approve()).then_some(ErasureRecorded, positions=(1, 2))


def test_an_erasure_is_rejected_or_withdrawn_and_stays_so() -> None:
    for by, how in ((SOMEBODY_ELSE, Declined.REJECTED), (SECRETARY, Declined.WITHDRAWN)):
        given(decider, named(), asked()).when(decline(by)).then_some(ErasureDeclined, how=how)
    after = asked()
    declined = ErasureDeclined(
        body=after.body, erasure=after.erasure, subject=AMINA, mentions=(), how=Declined.REJECTED
    )
    given(decider, named(), after, declined).when(approve()).then_refused(ErasureAlreadySettled, evidence=(3,))


def test_an_erasure_is_settled_once_and_only_where_it_was_asked_for() -> None:
    facts = (named(), asked(), approved(asked_at=2), recorded(1))
    given(decider, *facts).when(approve()).then_refused(ErasureAlreadySettled, evidence=(3,))
    given(decider, *facts).when(decline()).then_refused(ErasureAlreadySettled, evidence=(3,))
    given(decider, *facts).when(ask()).then_refused(ErasureAlreadyAsked, evidence=(2,))
    given(decider, named()).when(approve()).then_refused(UnknownErasure)


def test_a_request_has_a_reason_and_concerns_somebody_or_something_on_record() -> None:
    given(decider, named()).when(replace(ask(), asked=ASKED)).then_refused(ReasonMissing)
    given(decider, named(), asked()).when(decline(reason=" ")).then_refused(ReasonMissing)
    given(decider, named(BEN)).when(ask()).then_refused(UnknownPerson, pointer="/person")
    given(decider, named()).when(ask(None, of=named(), at=7)).then_refused(UnknownFact, position=7)


def test_words_of_more_facts_than_fit_into_one_are_named_by_several() -> None:
    facts = [replace(held(), hold=HOLD) for _ in range(MOST_IN_A_FACT)]
    events = given(decider, named(), *facts, lifted(), asked()).when(approve()).outcome()
    named_in = [event.positions for event in events if isinstance(event, ErasureRecorded)]
    assert [len(positions) for positions in named_in] == [MOST_IN_A_FACT, 2]
