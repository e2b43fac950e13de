"""A slip in the money of a contract: held to the limit of its approval, and known to what is asked afterwards (F4)."""

from dataclasses import replace
from functools import reduce

from domain.decisions.advancing import NotOnTheBasisOfTheLimit
from domain.decisions.chairs_action_decider import chairs_actions
from domain.kernel.deciders import know
from domain.kernel.four_eyes import ConfirmedByWhoeverAsked
from domain.kernel.ids import AwardId
from domain.kernel.messages import Mode
from domain.kernel.money import Money
from domain.kernel.spec import SECRETARY, Given, given
from domain.procurement.commands import ModifyContract
from domain.procurement.confirming_slips import confirming_slips
from domain.procurement.decider import decider
from domain.procurement.events import ContractAwarded
from domain.procurement.limit_policies import BeyondTheApprovedLimit
from domain.slips.commands import ConfirmSlip
from domain.slips.decider import decider as slips
from domain.slips.events import SlipCorrected
from domain.slips.policies import UnknownSlip
from domain.tests.decisions.after import ACTION, act, committee, decided, going_on
from domain.tests.decisions.story import told
from domain.tests.interests.make import numbered, organisation_registered
from domain.tests.procurement.test_awarding import CHANGE
from domain.tests.procurement.test_growing import GROSS, LIMIT, contract, running, under
from domain.tests.slips.make import confirm, correct

VALUE, PART = "terms.value.amountPence", "terms.valueToBody.amountPence"


def reported(record: Given, becomes: int, field: str = VALUE) -> Given:
    """Somebody reported that the contract, awarded at the limit, should have said another sum."""
    award = next(one for one in record.facts if isinstance(one.event, ContractAwarded))
    report = correct(award.event, field, str(LIMIT), str(becomes), position=award.position)
    asked = given(slips, *record.facts).when(report)
    return given(confirming_slips, *going_on(record, *asked.outcome()).facts)


def afterwards(command: ConfirmSlip) -> ConfirmSlip:
    """The same, written down as it was."""
    return replace(command, asked=replace(command.asked, mode=Mode.RETROSPECTIVE))


def test_a_slip_corrects_a_value_up_to_the_limit_and_a_penny_more_is_refused_or_told_afterwards_found() -> None:
    awarded = running(under(decided()), contract())
    reported(awarded, LIMIT - 1).when(confirm()).then_some(SlipCorrected, reads=str(LIMIT - 1))
    beyond = reported(awarded, LIMIT + 1)
    refusal = beyond.when(confirm()).then_refused(BeyondTheApprovedLimit, limit_pence=LIMIT, pointer="/slip")
    assert refusal.rule == "a-corrected-contract-stays-within-the-limit-of-its-approval"
    beyond.when(afterwards(confirm())).then_found(BeyondTheApprovedLimit)
    beyond.when(afterwards(confirm())).then_some(SlipCorrected, reads=str(LIMIT + 1))


def test_the_rules_of_slips_come_before_the_limit() -> None:
    awarded = running(under(decided()), contract())
    reported(awarded, LIMIT + 1).when(confirm(SECRETARY)).then_refused(ConfirmedByWhoeverAsked)
    given(confirming_slips, *awarded.facts).when(confirm()).then_refused(UnknownSlip)


def test_what_rests_on_no_decision_or_on_one_without_a_limit_has_no_limit() -> None:
    free = going_on(given(decider, *decided().facts), organisation_registered())
    reported(running(free, contract()), LIMIT * 9).when(confirm()).then_some(SlipCorrected)
    alone = running(under(decided()), replace(contract(), decision=None))
    reported(alone, LIMIT * 9).when(confirm()).then_some(SlipCorrected)


def test_of_a_joint_contract_the_part_of_the_body_is_held_against_the_limit() -> None:
    whole = running(under(decided()), contract(LIMIT, value_to_body=Money(amount_pence=LIMIT)))
    reported(whole, LIMIT * 9).when(confirm()).then_found()
    reported(whole, LIMIT + 1, PART).when(confirm()).then_refused(BeyondTheApprovedLimit)


def test_a_corrected_value_that_does_not_say_its_basis_is_warned_of_and_refused_beyond_the_limit() -> None:
    awarded = running(under(decided(), limit_basis=GROSS), contract())
    reported(awarded, LIMIT - 1).when(confirm()).then_found(NotOnTheBasisOfTheLimit)
    reported(awarded, LIMIT + 1).when(confirm()).then_refused(NotOnTheBasisOfTheLimit)


def test_what_two_members_approved_is_held_to_the_limit_of_their_board() -> None:
    record = told(committee())
    acted = under(going_on(record, *given(chairs_actions, *record.facts).when(act()).outcome()))
    awarded = running(acted, contract(decision=ACTION))
    reported(awarded, LIMIT + 1).when(confirm()).then_refused(BeyondTheApprovedLimit)


def test_what_is_asked_of_a_contract_later_goes_by_its_corrected_terms_and_no_other_contract_does() -> None:
    """The other one rests on the same decision and goes to the same provider; it was awarded before and after."""
    awarded, other = running(under(decided()), contract()), replace(contract(), award=AwardId(numbered(77)))
    report = reported(running(awarded, other), LIMIT - 1)
    corrected = given(decider, *going_on(report, *report.when(confirm()).outcome()).facts)
    later = replace(other, award=AwardId(numbered(78)))
    record = running(corrected, later)
    assert value_of(record, CHANGE) == LIMIT - 1
    assert [value_of(record, replace(CHANGE, award=one.award)) for one in (other, later)] == [LIMIT, LIMIT]
    together = reduce(decider.evolve, record.facts, decider.blank()).contracts  # a state that knows all three
    values = [held.terms.value.amount_pence for held in together.values() if held.terms is not None]
    assert values == [LIMIT - 1, LIMIT, LIMIT]


def test_a_slip_in_the_name_of_a_provider_leaves_the_terms_as_they_were() -> None:
    awarded = running(under(decided()), contract())
    [award] = [one for one in awarded.facts if isinstance(one.event, ContractAwarded)]
    assert isinstance(award.event, ContractAwarded)
    name = award.event.providers[0].name
    slip = correct(award.event, "providers.0.name", name, "Elm Practice", position=award.position)
    asked = given(slips, *awarded.facts).when(slip)
    assert value_of(given(decider, *going_on(awarded, *asked.outcome()).facts), CHANGE) == LIMIT


def value_of(record: Given, command: ModifyContract) -> int:
    """What the contract that is to be changed came to as awarded."""
    terms = know(decider, command, record.read).contracts[command.award].terms
    assert terms is not None
    return terms.value.amount_pence
