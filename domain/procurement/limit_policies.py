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


class BodysPartUnsaid(Refused):
    """The whole contract comes to more than the limit, and what the body pays of it now is not said."""

    code = "bodys-part-unsaid"
    bends = True


class YearlyPartUnsaid(Refused):
    """The whole contract comes to more than a limit of one year, and what it comes to in a year is not said."""

    code = "yearly-part-unsaid"
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
        refused = NotOnTheBasisOfTheLimit(pointer=pointer, evidence=[found.position])
        yield refused if _as_stated(value, terms, found.remit) is Answer.NO else refused.as_warning()
    elif within is Answer.INDETERMINATE and _others_pay(value, terms) and _above(value, found.remit):
        yield BodysPartUnsaid(pointer=pointer, evidence=[found.position]).as_warning()
    elif within is Answer.INDETERMINATE and found.remit.limit_measures is Measure.YEARLY and _above(value, found.remit):
        yield YearlyPartUnsaid(pointer=pointer, evidence=[found.position]).as_warning()


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
    return _as_stated(value, terms, remit) if _fits(terms, remit) is Answer.YES else Answer.INDETERMINATE


def _as_stated(value: Money, terms: ContractTerms, remit: Remit) -> Answer:
    """The same whatever the basis on which it is stated."""
    found = value.within(_highest(remit))
    unknown = _others_pay(value, terms) or remit.limit_measures is Measure.YEARLY
    return Answer.INDETERMINATE if found is Answer.NO and unknown else found


def _above(value: Money, remit: Remit) -> bool:
    return value.within(_highest(remit)) is Answer.NO


def _highest(remit: Remit) -> int:
    assert remit.limit_pence is not None  # noqa: S101 - asked only where there is a limit
    return remit.limit_pence - (remit.at_limit is AtLimit.ABOVE)


def _others_pay(value: Money, terms: ContractTerms) -> bool:
    """Whether it is the whole of a contract of which the body pays a part; who pays all of it pays what it grows by."""
    return terms.value_to_body not in (None, terms.value) and value is not terms.value_to_body


def _fits(terms: ContractTerms, remit: Remit) -> Answer:
    return (terms.basis or UNSAID).fits(remit.limit_basis or UNSAID)
