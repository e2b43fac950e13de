"""A contract that comes to more than its board might approve: at the award, and as it grows afterwards (trap F4)."""

from dataclasses import replace

import pytest

from domain.boards.events import CharterAdopted
from domain.boards.remit import AtLimit, Measure, Remit
from domain.decisions.advancing import NotOnTheBasisOfTheLimit
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.events import DecisionTaken
from domain.kernel.basis import Basis, Tax
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Asked, Event, Mode
from domain.kernel.money import Money, Qualifier
from domain.kernel.spec import ASKED, Given, given
from domain.meetings.motions import Direction
from domain.procurement.commands import AwardContract
from domain.procurement.decider import decider
from domain.procurement.events import ContractAwarded, ContractModified
from domain.procurement.limit_policies import BeyondTheApprovedLimit, BodysPartUnsaid, YearlyPartUnsaid
from domain.procurement.policies import AwardedWithoutApproval
from domain.tests.decisions.after import ACTION, act, committee, decided, going_on
from domain.tests.decisions.story import DECISION, told
from domain.tests.interests.make import organisation_registered
from domain.tests.procurement.test_awarding import CHANGE, CONTRACT, TERMS

LIMIT = 25_000_000
PAST = replace(ASKED, mode=Mode.RETROSPECTIVE, reason="From the file.", source="Contract 7")
GROSS = Basis(tax=Tax.WITH_VAT)


def limited(event: Event, **said: object) -> Event:
    """The same under a charter that limits what the board approves."""
    remit: Remit
    if isinstance(event, CharterAdopted):
        remit = replace(event.charter.remit, limit_pence=LIMIT, **said)  # type: ignore[arg-type]
        return replace(event, charter=replace(event.charter, remit=remit))
    if isinstance(event, DecisionTaken):
        remit = replace(event.inputs.charter.remit, limit_pence=LIMIT, **said)  # type: ignore[arg-type]
        charter = replace(event.inputs.charter, remit=remit)
        return replace(event, inputs=replace(event.inputs, charter=charter))
    return event


def under(record: Given, **said: object) -> Given:
    facts = [replace_event(one, limited(one.event, **said)) for one in record.facts]
    return going_on(given(decider, *facts), organisation_registered())


def replace_event(one: Fact[Event], event: Event) -> Fact[Event]:
    return Fact(position=one.position, event=event, envelope=one.envelope)


def contract(
    pence: int = LIMIT, asked: Asked = ASKED, decision: DecisionId = DECISION, **more: object
) -> AwardContract:
    terms = replace(TERMS, value=Money(amount_pence=pence), **more)  # type: ignore[arg-type]
    return replace(CONTRACT, asked=asked, decision=decision, terms=terms)


def running(record: Given, award: AwardContract) -> Given:
    """The contract was awarded."""
    return going_on(record, record.when(award).then_some(ContractAwarded))


def test_exactly_the_limit_is_awarded_and_a_penny_more_is_not() -> None:
    record = under(decided())
    record.when(contract()).then_some(ContractAwarded)
    record.when(contract(LIMIT + 1)).then_refused(BeyondTheApprovedLimit, limit_pence=LIMIT, at_least_pence=LIMIT + 1)
    record.when(contract(LIMIT + 1, PAST)).then_found(BeyondTheApprovedLimit)
    under(decided(), at_limit=AtLimit.ABOVE).when(contract()).then_refused(BeyondTheApprovedLimit)


def test_a_value_that_grows_beyond_the_limit_of_its_approval_is_refused_and_told_afterwards_it_is_found() -> None:
    record = running(under(decided()), contract())
    grown = replace(CHANGE, value=Money(amount_pence=LIMIT + 1))
    record.when(grown).then_refused(BeyondTheApprovedLimit)
    record.when(replace(grown, asked=PAST)).then_found(BeyondTheApprovedLimit)
    record.when(replace(CHANGE, value=Money(amount_pence=LIMIT))).then_some(ContractModified)
    record.when(CHANGE).then_some(ContractModified, value=None)


def test_a_change_may_rest_on_an_approval_of_its_own_and_on_nothing_less() -> None:
    record = running(under(decided()), contract())
    rejected = decided(Direction.REJECT)
    [other] = [one.event for one in rejected.facts if isinstance(one.event, DecisionTaken)]
    own = DecisionId("00000000-0000-7000-8000-00000000000a")
    change = replace(CHANGE, decision=own, value=Money(amount_pence=LIMIT + 1))
    going_on(record, replace(other, decision=own)).when(change).then_refused(AwardedWithoutApproval)
    [approved] = [one.event for one in decided().facts if isinstance(one.event, DecisionTaken)]
    going_on(record, replace(approved, decision=own)).when(change).then_some(ContractModified)


@pytest.mark.parametrize("of", [Measure.YEARLY, Measure.AS_STATED])
def test_a_limit_of_a_year_does_not_tell_what_a_contract_of_several_years_may_come_to(of: Measure) -> None:
    asked = under(decided(), limit_measures=of).when(contract(LIMIT + 1))
    if of is Measure.YEARLY:
        asked.then_found(YearlyPartUnsaid)
        under(decided(), limit_measures=of).when(contract(LIMIT)).then_found()
    else:
        asked.then_refused(BeyondTheApprovedLimit)


def test_what_the_body_pays_of_a_joint_contract_is_held_against_its_limit() -> None:
    part = Money(amount_pence=LIMIT)
    record = running(under(decided()), contract(LIMIT * 3, value_to_body=part))
    record.when(replace(CHANGE, value=Money(amount_pence=LIMIT * 4))).then_found(BodysPartUnsaid)
    record.when(replace(CHANGE, value=Money(amount_pence=LIMIT))).then_found()
    more = contract(LIMIT * 3, value_to_body=Money(amount_pence=LIMIT + 1))
    under(decided()).when(more).then_refused(BeyondTheApprovedLimit)


def test_a_contract_that_the_body_pays_alone_grows_no_further_than_its_limit() -> None:
    record = running(under(decided()), contract(value_to_body=Money(amount_pence=LIMIT)))
    grown = replace(CHANGE, value=Money(amount_pence=LIMIT * 40))
    record.when(grown).then_refused(BeyondTheApprovedLimit)
    record.when(replace(grown, asked=PAST)).then_found(BeyondTheApprovedLimit)


def test_whether_a_value_that_does_not_say_its_basis_is_within_the_limit_is_not_known_and_found() -> None:
    record = under(decided(), limit_basis=GROSS)
    record.when(contract()).then_found(NotOnTheBasisOfTheLimit)
    record.when(contract(LIMIT + 1)).then_refused(NotOnTheBasisOfTheLimit)
    record.when(contract(LIMIT + 1, PAST)).then_found(NotOnTheBasisOfTheLimit)
    record.when(contract(basis=GROSS)).then_found()
    record.when(contract(LIMIT + 1, basis=GROSS)).then_refused(BeyondTheApprovedLimit)


def test_what_is_approximately_within_the_limit_is_left_open() -> None:
    about = Money(amount_pence=LIMIT + 1, qualifier=Qualifier.APPROXIMATELY)
    stated = replace(contract(), terms=replace(TERMS, value=about))
    under(decided()).when(stated).then_found()


def test_what_two_members_approved_is_held_to_the_limit_of_their_board() -> None:
    record = told(committee())
    acted = going_on(record, *given(chairs_actions, *record.facts).when(act()).outcome())
    record = under(acted)
    record.when(contract(LIMIT + 1, decision=ACTION)).then_refused(BeyondTheApprovedLimit)
    grown = replace(CHANGE, value=Money(amount_pence=LIMIT + 1))
    running(record, contract(decision=ACTION)).when(grown).then_refused(BeyondTheApprovedLimit)
