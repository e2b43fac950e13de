"""The cases of Northamptonshire: the largest of practice based commissioning, and one of the trust's own."""

from typing import Final

from domain.cases.content import CaseKind, MoneyKind, Origin, PartyRole
from domain.kernel.money import Money, Qualifier
from service.demo.bringing import Amount, CasePlan
from service.demo.northamptonshire.people import NENE

FUND: Final = "Invest to Save (£4m)"
CASE_MANAGEMENT: Final = CasePlan(
    name="case-management",
    reference="CEC/2009/07",
    title="Proactive case management",
    kind=CaseKind.INVEST_TO_SAVE,
    origin=Origin.PBC_CONSORTIUM,
    summary="The primary care trust created a £4m Invest to Save fund, which business cases can target for new "
    "services; more than £1.5m is invested in the largest case of practice based commissioning, for proactive case "
    "management: so its director of strategy and system management.",
    recommendation="That the committee approves the investment from the Invest to Save fund.",
    authors=("lead-managerial",),
    sponsor="lead-clinical",
    parties=((NENE, PartyRole.PROPOSED_PROVIDER),),
    amounts=(
        Amount(
            kind=MoneyKind.INVESTMENT, money=Money(amount_pence=150_000_000, qualifier=Qualifier.MORE_THAN), fund=FUND
        ),
    ),
)
TRIAGE: Final = CasePlan(
    name="triage",
    reference="CEC/2009/08",
    title="A second telephone triage line",
    kind=CaseKind.INVEST,
    origin=Origin.BODY,
    summary="A case of the trust's own directors. The case and its amount are made up.",
    recommendation="That the committee approves the line.",
    authors=("primary-care-director",),
    amounts=(Amount(kind=MoneyKind.INVESTMENT, money=Money(amount_pence=40_000_000), fund=FUND),),
)
