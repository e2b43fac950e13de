"""One saving that two cases claim: it is found where the second is submitted, and counted once (trap F3)."""

from dataclasses import replace

import pytest

from domain.cases.claiming import SavingClaimedTwice
from domain.cases.commands import SubmitCase
from domain.cases.content import MoneyKind, MoneyLine, Recurrence, SavedOn
from domain.cases.decider import decider
from domain.cases.events import CaseDrafted, CaseReturned, CaseSubmitted, CaseWithdrawn, SavingsClaimed
from domain.cases.savings import Claim, counted_once, groups, may_be_one
from domain.cases.sums import Sum
from domain.kernel.basis import UNSAID, Basis, Tax
from domain.kernel.ids import AwardId, CaseId, CaseReference, OrganisationCode, SchemeName
from domain.kernel.messages import Event
from domain.kernel.money import Money
from domain.kernel.spec import ASKED, Given, given
from domain.tests.cases.make import sealed
from domain.tests.interests.make import numbered

SCHEME, ANOTHER = SchemeName("QIPP 4"), SchemeName("QIPP 5")
TRUST, CONTRACT = OrganisationCode("RDE"), AwardId(numbered(77))
FIRST, SECOND = CaseId(numbered(71)), CaseId(numbered(72))
ON_SCHEME = SavedOn(scheme=SCHEME)


def saving(
    on: SavedOn | None = ON_SCHEME,
    year: str | None = "2009/10",
    pence: int = 100,
    kind: MoneyKind = MoneyKind.SAVING,
    *,
    every_year: bool = False,
) -> MoneyLine:
    recurrence = Recurrence.EVERY_YEAR if every_year else Recurrence.ONCE
    amount = Money(amount_pence=pence)
    return MoneyLine(kind=kind, amount=amount, recurrence=recurrence, financial_year=year, fund=None, saved_on=on)


def drafted(case: CaseId, *money: MoneyLine) -> CaseDrafted:
    return CaseDrafted(case=case, reference=CaseReference(f"WF/{case[-2:]}"), content=sealed(money=money))


def claiming(case: CaseId, *money: MoneyLine) -> tuple[Event, ...]:
    """A case that was submitted."""
    begun = drafted(case, *money)
    return (begun, *given(decider, begun).when(submit(case)).outcome())


def submit(case: CaseId) -> SubmitCase:
    return SubmitCase(asked=ASKED, case=case)


def second(first: MoneyLine, other: MoneyLine) -> Given:
    return given(decider, *claiming(FIRST, first), drafted(SECOND, other)).when(submit(SECOND))


def test_a_case_that_claims_savings_is_found_by_what_it_saves_on() -> None:
    on = SavedOn(scheme=SCHEME, contract=CONTRACT, organisation=TRUST)
    claimed = given(decider, drafted(FIRST, saving(on), saving())).when(submit(FIRST)).then_some(SavingsClaimed)
    assert (claimed.schemes, claimed.contracts, claimed.organisations) == ((SCHEME,), (CONTRACT,), (TRUST,))
    nothing = given(decider, drafted(FIRST, saving(None), saving(kind=MoneyKind.INVESTMENT))).when(submit(FIRST))
    assert [type(one) for one in nothing.outcome()] == [CaseSubmitted]


def test_a_saving_that_another_case_claims_is_submitted_and_found() -> None:
    [found] = second(saving(), saving()).then_found(SavingClaimedTwice)
    assert found.evidence == (2,)
    second(saving(), saving()).then_some(CaseSubmitted)
    second(saving(), saving(SavedOn(scheme=ANOTHER))).then_found()


@pytest.mark.parametrize("fallen", ["withdrawn", "returned"])
def test_what_is_claimed_no_longer_is_not_claimed_twice(fallen: str) -> None:
    ends: Event = CaseWithdrawn(case=FIRST, why="-")
    if fallen == "returned":
        ends = CaseReturned(case=FIRST, version=1, why="-")
    record = given(decider, *claiming(FIRST, saving()), ends, drafted(SECOND, saving()))
    record.when(submit(SECOND)).then_found()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SavedOn(scheme=SCHEME), SavedOn(scheme=SCHEME, organisation=TRUST), True),
        (SavedOn(scheme=SCHEME, organisation=TRUST), SavedOn(scheme=ANOTHER, organisation=TRUST), False),
        (SavedOn(scheme=SCHEME), SavedOn(organisation=TRUST), False),
        (SavedOn(contract=CONTRACT), SavedOn(contract=CONTRACT), True),
        (SavedOn(organisation=TRUST), SavedOn(organisation=TRUST), True),
        (SavedOn(), SavedOn(), False),
    ],
)
def test_two_claims_are_of_one_saving_where_nothing_that_both_name_differs(
    one: SavedOn, other: SavedOn, *, same: bool
) -> None:
    assert may_be_one(Claim(FIRST, saving(one)), Claim(SECOND, saving(other))) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (saving(year="2009/10"), saving(year="2010/11"), False),
        (saving(year="2009/10", every_year=True), saving(year="2010/11"), True),
        (saving(year="2009/10"), saving(year="2010/11", every_year=True), False),
        (saving(year=None), saving(year="2010/11"), True),
    ],
)
def test_two_claims_are_of_one_saving_where_a_year_is_common_to_both(
    one: MoneyLine, other: MoneyLine, *, same: bool
) -> None:
    assert may_be_one(Claim(FIRST, one), Claim(SECOND, other)) is same
    assert may_be_one(Claim(SECOND, other), Claim(FIRST, one)) is same


def test_a_case_does_not_claim_twice_what_it_says_on_two_lines() -> None:
    assert not may_be_one(Claim(FIRST, saving()), Claim(FIRST, saving()))
    given(decider, drafted(FIRST, saving(), saving())).when(submit(FIRST)).then_found()


def test_a_saving_that_is_claimed_twice_is_counted_once() -> None:
    claims = [Claim(FIRST, saving(pence=100)), Claim(SECOND, saving(pence=120))]
    alone = Claim(FIRST, saving(SavedOn(scheme=ANOTHER), pence=7))
    assert counted_once([*claims, alone]) == {UNSAID: Sum(least=107, most=127)}
    assert groups([*claims, alone]) == (tuple(claims), (alone,))


def test_a_small_claim_that_touches_two_of_another_case_takes_nothing_from_what_they_come_to() -> None:
    two = [Claim(FIRST, saving(year="2009/10")), Claim(FIRST, saving(year="2010/11"))]
    small = Claim(SECOND, saving(year="2009/10", pence=5, every_year=True))
    assert counted_once(two) == {UNSAID: Sum(least=200, most=200)}
    assert counted_once([*two, small]) == {UNSAID: Sum(least=200, most=205)}


def test_a_saving_claimed_on_two_bases_has_no_upper_end() -> None:
    gross = replace(saving(pence=120), basis=Basis(tax=Tax.WITH_VAT))
    assert counted_once([Claim(FIRST, saving()), Claim(SECOND, gross)]) == {UNSAID: Sum(least=100, most=None)}
