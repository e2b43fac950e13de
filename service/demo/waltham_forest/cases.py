"""The cases of Waltham Forest: two from the account of its boards, one from its payments, one made up."""

from typing import Final

from domain.cases.content import BeneficiaryClass, CaseKind, MoneyKind, Origin, PartyRole, Recurrence
from domain.kernel.ids import OrganisationCode
from domain.kernel.money import Money, Qualifier
from service.demo.bringing import Amount, CasePlan
from service.demo.ods import member_practice_suppliers

ACUTE_TRUST: Final = "R1H"
COMMUNITY_TRUST: Final = "RAT"
FEDERATION: Final = OrganisationCode("LOCAL-DEMOFED1")

RISK: Final = CasePlan(
    name="risk",
    reference="WF/2021/01",
    title="Effective risk management for patients most at risk of hospital admission",
    kind=CaseKind.INVEST_TO_SAVE,
    origin=Origin.BODY,
    summary="The account of the boards speaks of early intervention and enhanced community-based services for patients "
    "most at risk, and of a 6-12% reduction in admission activity. The amounts are figures of this demonstration.",
    recommendation="That the board recommends the service for approval, to be paid back from fewer admissions.",
    authors=("specialist-2",),
    sponsor="co-chair-commissioning",
    parties=((COMMUNITY_TRUST, PartyRole.PROPOSED_PROVIDER),),
    amounts=(
        Amount(
            kind=MoneyKind.INVESTMENT, money=Money(amount_pence=48_000_000, qualifier=Qualifier.UP_TO), year="2021/22"
        ),
        Amount(
            kind=MoneyKind.SAVING,
            money=Money(amount_pence=60_000_000, qualifier=Qualifier.APPROXIMATELY),
            year="2022/23",
        ),
    ),
)
DERMATOLOGY: Final = CasePlan(
    name="dermatology",
    reference="WF/2021/02",
    title="Dermatology: from the acute trust into the community",
    kind=CaseKind.SHIFT_OF_SETTING,
    origin=Origin.BODY,
    summary="Following 17 service pilots, over £2m is decommissioned in acute trust dermatology alone: so the account "
    "of the boards, which names no provider. Here the acute trust is the one nearest by, and the new provider is a "
    "federation that exists in this demonstration only.",
    recommendation="That the board recommends decommissioning the activity and commissioning it in the community.",
    authors=("specialist-1",),
    sponsor="director-public-health",
    specialty="DERMATOLOGY",
    parties=((ACUTE_TRUST, PartyRole.INCUMBENT), (FEDERATION, PartyRole.PROPOSED_PROVIDER)),
    amounts=(
        Amount(
            kind=MoneyKind.DISINVESTMENT,
            money=Money(amount_pence=200_000_000, qualifier=Qualifier.MORE_THAN),
            recurrence=Recurrence.EVERY_YEAR,
        ),
    ),
)
PHYSIOTHERAPY: Final = CasePlan(
    name="physiotherapy",
    reference="WF/2021/04",
    title="Saturday physiotherapy at one practice",
    kind=CaseKind.INVEST,
    origin=Origin.PRACTICE,
    summary="Sessions on Saturdays beside those of the polyclinic. The case and its amount are made up.",
    recommendation="That the board recommends the sessions for approval.",
    authors=("gp-F86001",),
    parties=(("F86001", PartyRole.PROPOSED_PROVIDER),),
    amounts=(
        Amount(kind=MoneyKind.INVESTMENT, money=Money(amount_pence=18_600_000), recurrence=Recurrence.EVERY_YEAR),
    ),
)


def quality_contract() -> CasePlan:
    """The contract with member practices: its parties and its amount are those of the published payments."""
    paid = member_practice_suppliers()
    total = sum(one.total_pence for one in paid)
    return CasePlan(
        name="quality",
        reference="WF/2021/03",
        title="Local quality contract with member practices",
        kind=CaseKind.INCENTIVE_SCHEME,
        origin=Origin.BODY,
        summary=f"In nine months of 2020/21 the body paid {in_pounds(total)} to {len(paid)} suppliers that are its "
        "own member practices, as published; matched by name, not checked by hand. The case takes these for its "
        "parties and its amount. All member practices may sign the contract.",
        recommendation="That the board recommends a quality contract open to all member practices.",
        authors=("specialist-1", "specialist-2"),
        sponsor="director-primary-care",
        parties=tuple((one.practice, PartyRole.INCUMBENT) for one in paid),
        beneficiaries=(BeneficiaryClass.ALL_MEMBER_PRACTICES,),
        amounts=(Amount(kind=MoneyKind.INVESTMENT, money=Money(amount_pence=total), year="2021/22"),),
    )


def in_pounds(pence: int) -> str:
    """Such as £14,099,047.81."""
    return f"£{pence // 100:,}.{pence % 100:02}"


QUALITY: Final = quality_contract()
CASES: Final = (RISK, DERMATOLOGY, QUALITY, PHYSIOTHERAPY)
