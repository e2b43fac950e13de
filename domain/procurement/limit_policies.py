"""Whether a contract stays within the limit under which it was approved, as it was awarded and as it grows."""

from collections.abc import Iterator

from domain.boards.remit import AtLimit, Measure, Remit
from domain.decisions.advancing import NotOnTheBasisOfTheLimit
from domain.kernel.answers import Answer
from domain.kernel.basis import UNSAID
from domain.kernel.ids import DecisionId
from domain.kernel.money import Money
from domain.kernel.refusals import Refused
from domain.procurement.commands import AwardContract, ModifyContract
from domain.procurement.events import ContractTerms
from domain.procurement.state import Limit, Procurement


class BeyondTheApprovedLimit(Refused):
    """The contract comes to more than the limit of the board that approved it."""

    code = "beyond-the-approved-limit"
    bends = True


def a_contract_stays_within_the_limit_of_its_approval(
    command: AwardContract | ModifyContract, known: Procurement
) -> Iterator[Refused]:
    """Scheme of delegation: what grows beyond a board's limit goes up for approval anew, before it is agreed."""
    decision, terms, value = _asked(command, known)
    if terms is not None and value is not None:
        yield from beyond(known.limits.get(decision) if decision else None, terms, value, "/value")


def beyond(found: Limit | None, terms: ContractTerms, value: Money, pointer: str) -> Iterator[Refused]:
    """What there is against a contract of this value, given the limit of whoever approved it."""
    if found is None or found.remit.limit_pence is None:
        return
    within = _within(value, terms, found.remit)
    if within is Answer.NO:
        yield BeyondTheApprovedLimit(
            pointer=pointer, evidence=[found.position], limit_pence=found.remit.limit_pence, at_least_pence=value.least
        )
    elif within is Answer.INDETERMINATE and _fits(terms, found.remit) is not Answer.YES:
        yield NotOnTheBasisOfTheLimit(pointer=pointer, evidence=[found.position]).as_warning()


def _asked(
    command: AwardContract | ModifyContract, known: Procurement
) -> tuple[DecisionId | None, ContractTerms | None, Money | None]:
    """On which decision it rests, and what it comes to for the body; a change may rest on a decision of its own."""
    if isinstance(command, AwardContract):
        return command.decision, command.terms, for_the_body(command.terms)
    contract = known.contracts[command.award]
    return command.decision or contract.decision, contract.terms, command.value


def for_the_body(terms: ContractTerms) -> Money:
    """What the contract comes to for the body; the whole where its part is not told."""
    return terms.value_to_body or terms.value


def _within(value: Money, terms: ContractTerms, remit: Remit) -> Answer:
    """Whether it is; of a contract whose parts others pay, or a limit of one year, only a small enough whole tells."""
    assert remit.limit_pence is not None  # noqa: S101 - asked only where there is a limit
    found = value.within(remit.limit_pence - (remit.at_limit is AtLimit.ABOVE))
    of_the_whole = value is not terms.value_to_body and terms.value_to_body is not None
    if found is Answer.NO and (of_the_whole or remit.limit_measures is Measure.YEARLY):
        return Answer.INDETERMINATE
    return found if _fits(terms, remit) is Answer.YES else Answer.INDETERMINATE


def _fits(terms: ContractTerms, remit: Remit) -> Answer:
    return (terms.basis or UNSAID).fits(remit.limit_basis or UNSAID)
