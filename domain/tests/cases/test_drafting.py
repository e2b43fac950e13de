"""How a case is written."""

from dataclasses import replace

import pytest

from domain.cases.content import MoneyKind, Party, PartyRole
from domain.cases.decider import decider
from domain.cases.drafting import CaseAlreadyDrafted, MoneyTooLarge, ReferenceAlreadyUsed, TextMissing
from domain.cases.events import CaseDrafted, CaseRevised
from domain.cases.policies import CaseAlreadySubmitted, CaseAlreadyWithdrawn, UnknownCase
from domain.kernel.ids import CaseReference, OrganisationCode, PersonId
from domain.kernel.money import LARGEST, Money, Qualifier
from domain.kernel.spec import given
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import (
    AUTHOR,
    CASE,
    CLINIC,
    EVERYBODY,
    OTHER_CASE,
    REFERENCE,
    content,
    draft,
    drafted,
    line,
    numbered,
    returned,
    revise,
    revised,
    submitted,
    withdrawn,
)

STRANGER = PersonId(numbered(599))


def test_a_case_begins_with_its_reference_and_what_it_says() -> None:
    given(decider, *EVERYBODY).when(draft()).then(CaseDrafted(case=CASE, reference=REFERENCE, content=content()))


def test_no_two_cases_have_the_same_id() -> None:
    refusal = given(decider, *EVERYBODY, drafted()).when(draft()).then_refused(CaseAlreadyDrafted, pointer="/case")
    assert refusal.evidence == (len(EVERYBODY) + 1,)


def test_no_two_cases_of_the_body_have_the_same_reference() -> None:
    other = draft(case=OTHER_CASE)
    given(decider, *EVERYBODY, drafted()).when(other).then_refused(ReferenceAlreadyUsed, pointer="/reference")


def test_another_reference_is_free() -> None:
    other = draft(case=OTHER_CASE, reference=CaseReference("GBP/2122/215"))
    given(decider, *EVERYBODY, drafted()).when(other).then_some(CaseDrafted, case=OTHER_CASE)


@pytest.mark.parametrize("name", ["title", "recommendation"])
def test_a_case_has_a_title_and_a_recommendation(name: str) -> None:
    blank = draft(content=content(**{name: "  "}))
    given(decider, *EVERYBODY).when(blank).then_refused(TextMissing, pointer=f"/content/{name}")


def test_every_author_is_registered() -> None:
    command = draft(content=content(authors=(AUTHOR, STRANGER)))
    given(decider, *EVERYBODY).when(command).then_refused(UnknownPerson, pointer="/content/authors/1")


def test_the_sponsor_is_registered() -> None:
    command = draft(content=content(sponsor=STRANGER))
    given(decider, *EVERYBODY).when(command).then_refused(UnknownPerson, pointer="/content/sponsor")


def test_every_party_is_registered() -> None:
    parties = tuple(Party(organisation=one, role=PartyRole.BIDDER) for one in (CLINIC, OrganisationCode("F86999")))
    command = draft(content=content(parties=parties))
    refusal = given(decider, *EVERYBODY).when(command).then_refused(UnknownOrganisation)
    assert refusal.pointer == "/content/parties/1/organisation"


def test_the_amounts_of_a_case_can_be_added_up() -> None:
    most = line(Money(amount_pence=LARGEST))
    saved = line(Money(amount_pence=LARGEST), MoneyKind.SAVING)
    history = given(decider, *EVERYBODY)
    history.when(draft(content=content(money=(most, saved)))).then_some(CaseDrafted)
    one_more = draft(content=content(money=(most, saved, line(Money(amount_pence=1)))))
    history.when(one_more).then_refused(MoneyTooLarge, pointer="/content/money/2/amount")
    above = line(Money(amount_pence=LARGEST, qualifier=Qualifier.MORE_THAN))
    history.when(draft(content=content(money=(above,)))).then_refused(MoneyTooLarge)


def test_a_draft_is_rewritten() -> None:
    new = content(title="Dermatology in every locality")
    command = replace(revise(), content=new)
    given(decider, *EVERYBODY, drafted()).when(command).then(CaseRevised(case=CASE, content=new))


def test_a_case_that_was_returned_is_rewritten() -> None:
    given(decider, *EVERYBODY, drafted(), submitted(), returned()).when(revise()).then_some(CaseRevised)


def test_a_submitted_case_is_not_rewritten() -> None:
    history = [*EVERYBODY, drafted(), revised(), submitted()]
    refusal = given(decider, *history).when(revise()).then_refused(CaseAlreadySubmitted)
    assert refusal.evidence == (len(history),)


def test_a_withdrawn_case_is_not_rewritten() -> None:
    given(decider, *EVERYBODY, drafted(), withdrawn()).when(revise()).then_refused(CaseAlreadyWithdrawn)


def test_only_a_case_on_record_is_rewritten() -> None:
    given(decider, *EVERYBODY).when(revise()).then_refused(UnknownCase, pointer="/case")
