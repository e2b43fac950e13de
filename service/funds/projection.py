"""Writes down what funds have, and which cases name one."""

from domain.cases.content import CaseContent
from domain.cases.events import CaseDrafted, CaseRevised
from domain.funds.events import FundAllocated
from domain.kernel.facts import Fact
from domain.kernel.ids import CaseId
from domain.kernel.messages import Event
from service.funds.tables import allocations, naming
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(allocations, naming)


@project.on(FundAllocated)
def fund_allocated(fact: Fact[FundAllocated], read_model: ReadModel) -> None:
    """Add the allocation; the one with the last day holds."""
    it = fact.event
    read_model.add(
        allocations,
        fact,
        shown_at=fact.position,
        fund=it.fund,
        financial_year=it.financial_year,
        amount_pence=it.amount_pence,
        from_day=it.from_day.isoformat(),
        citation=it.citation,
    )


@project.on(CaseDrafted)
def case_drafted(fact: Fact[CaseDrafted], read_model: ReadModel) -> None:
    """Remember a case that names a fund."""
    _named(fact, fact.event.case, fact.event.content, read_model)


@project.on(CaseRevised)
def case_revised(fact: Fact[CaseRevised], read_model: ReadModel) -> None:
    """Remember a case that names a fund from now on; what it named before, a version may still say."""
    _named(fact, fact.event.case, fact.event.content, read_model)


def _named(fact: Fact[Event], case: CaseId, content: CaseContent, read_model: ReadModel) -> None:
    if any(line.fund for line in content.money):
        read_model.add(naming, fact, shown_at=fact.position, case=str(case))
