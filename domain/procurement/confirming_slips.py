"""How the record answers when a slip that touches money is confirmed: all such money is that of contracts.

The slips themselves know nothing of contracts; what is confirmed here is held to the rules of both.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from domain.boards.events import CharterAdopted
from domain.decisions.events import ChairsActionTaken
from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused, enforce
from domain.kernel.selections import Selection, about
from domain.kernel.values import value
from domain.procurement import state as contracts
from domain.procurement.events import ContractAwarded
from domain.procurement.limit_policies import beyond, for_the_body
from domain.procurement.state import TAKEN, Procurement
from domain.slips import decider as correcting
from domain.slips import state as slips
from domain.slips.commands import ConfirmSlip
from domain.slips.policies import CONFIRMING, corrected, wanted
from domain.slips.state import Slips
from domain.slips.wording import made_of


@value
class Reported:
    """The slip with the fact in which it stands, and the decision and the limit behind that."""

    slips: Slips = slips.BLANK
    procurement: Procurement = contracts.BLANK


BLANK = Reported()


def evolve(known: Reported, fact: Fact[Any]) -> Reported:
    """Remember what happened: to the slip, and to what the contract rests on."""
    if isinstance(fact.event, (*TAKEN, CharterAdopted)):
        return Reported(slips=known.slips, procurement=contracts.evolve(known.procurement, fact))
    return Reported(slips=slips.evolve(known.slips, fact), procurement=known.procurement)


def a_corrected_contract_stays_within_the_limit_of_its_approval(
    command: ConfirmSlip, known: Reported
) -> Iterator[Refused]:
    """Scheme of delegation: a contract that should have said more than its board may approve goes up for approval."""
    award = _as_it_would_read(command, known)
    if award is not None and award.decision is not None:
        limit = known.procurement.limits.get(award.decision)
        yield from beyond(limit, award.terms, for_the_body(award.terms), "/slip")


def _as_it_would_read(command: ConfirmSlip, known: Reported) -> ContractAwarded | None:
    then = corrected(wanted(command, known.slips), known.slips)
    award = made_of(ContractAwarded, then) if then is not None else None
    return award if isinstance(award, ContractAwarded) else None


def decide(command: ConfirmSlip, known: Reported) -> Sequence[Event]:
    """Apply the rules of slips, then the limit; raise `Refused` where they forbid the command."""
    events = correcting.decide(command, known.slips)
    enforce(LIMITING, command, known)
    return events


def the_decisions_behind(command: ConfirmSlip, known: Reported) -> Selection:
    """The decision on which the contract was awarded."""
    return about(_decisions(known), *TAKEN)


def the_charters_of_who_acted(command: ConfirmSlip, known: Reported) -> Selection:
    """Under which charter two members acted for a board."""
    told = known.procurement.followed.told
    return about({one.event.board for one in told if isinstance(one.event, ChairsActionTaken)}, CharterAdopted)


def _decisions(known: Reported) -> list[DecisionId]:
    awards = (one for one in known.slips.facts.values() if isinstance(one, ContractAwarded))
    return [one.decision for one in awards if one.decision]


def _of_slips(
    select: Callable[[ConfirmSlip, Slips], Selection],
) -> Callable[[ConfirmSlip, Reported], Selection]:
    return lambda command, known: select(command, known.slips)


LIMITING = (a_corrected_contract_stays_within_the_limit_of_its_approval,)

confirming_slips = Decider[ConfirmSlip, Reported](
    name="slips confirmed",
    commands=(ConfirmSlip,),
    selects=(
        *(_of_slips(select) for select in correcting.decider.selects),
        the_decisions_behind,
        the_charters_of_who_acted,
    ),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*CONFIRMING, *LIMITING),
)
