"""How funds answer commands; an allocation needs no knowledge of those before it."""

from collections.abc import Sequence

from domain.funds.commands import AllocateFund
from domain.funds.events import FundAllocated
from domain.funds.policies import ALLOCATING
from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce


def evolve(known: None, fact: Fact[Event]) -> None:
    """There is nothing to remember."""


def decide(command: AllocateFund, known: None) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    enforce(ALLOCATING, command, known)
    return [
        FundAllocated(
            body=command.body,
            fund=command.fund,
            financial_year=command.financial_year,
            amount_pence=command.amount_pence,
            from_day=command.from_day,
            citation=command.citation,
        )
    ]


decider = Decider[AllocateFund, None](
    name="funds",
    commands=(AllocateFund,),
    selects=(),
    blank=lambda: None,
    evolve=evolve,
    decide=decide,
    rules=ALLOCATING,
)
