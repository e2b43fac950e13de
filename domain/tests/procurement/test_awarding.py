"""Awarding, changing and ending contracts, and representations against them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.dates import PartialDate
from domain.kernel.ids import AwardId, DecisionId
from domain.kernel.messages import Event, Mode
from domain.kernel.money import Money
from domain.kernel.spec import ASKED, given
from domain.organisations.policies import UnknownOrganisation
from domain.procurement.commands import (
    AbandonProcurement,
    AnswerRepresentation,
    AwardContract,
    EndContract,
    ModifyContract,
    ReceiveRepresentation,
)
from domain.procurement.decider import decide, decider
from domain.procurement.events import (
    ContractAwarded,
    ContractEnded,
    ContractModified,
    ContractTerms,
    Process,
    ProcurementAbandoned,
    Provider,
    RepresentationAnswered,
    RepresentationOutcome,
    RepresentationReceived,
)
from domain.procurement.policies import (
    ContractAlreadyAwarded,
    ContractAlreadyEnded,
    EndedBeforeAwarded,
    InvalidServicePeriod,
    NoRepresentation,
    ProcessNotInForce,
    ProviderMissing,
    RepresentationAlreadyReceived,
    UnknownAward,
)
from domain.procurement.state import BLANK
from domain.tests.interests.make import (
    OAK,
    numbered,
    organisation_registered,
)

AWARD, DECISION = AwardId(numbered(61)), DecisionId(numbered(62))
THE_OAK = Provider(organisation=OAK, name="Oak Practice", registered_address="1 Oak Lane")
TERMS = ContractTerms(
    process=Process.TENDER,
    existing_contract=False,
    collaborative=False,
    urgent=False,
    value=Money(amount_pence=1_000_000),
    value_to_body=None,
    services_from=PartialDate("2009-08"),
    services_to=PartialDate("2012-07"),
    clinical_lead=None,
    contract_manager=None,
)
CONTRACT = AwardContract(
    asked=ASKED,
    award=AWARD,
    decision=None,
    case=None,
    title="Dermatology",
    description="A clinic",
    terms=TERMS,
    providers=(THE_OAK,),
    amounts_payable=None,
    criteria=None,
    reasons="The best bid",
    comments=None,
)
END = EndContract(asked=ASKED, award=AWARD, ended=PartialDate("2012"))
CHANGE = ModifyContract(asked=ASKED, award=AWARD, decision=None, urgent=True, value=None, reasons="More patients")
AGAINST = ReceiveRepresentation(asked=ASKED, award=AWARD, organisation=OAK, account="Unfair")
ANSWER = AnswerRepresentation(
    asked=ASKED, award=AWARD, organisation=OAK, outcome=RepresentationOutcome.NOT_UPHELD, reasons="Fair"
)


def awarded() -> Event:
    [event] = decide(CONTRACT, replace(BLANK, organisations=frozenset({OAK})))
    return event


def test_a_contract_is_awarded_on_the_day_it_was_in_london() -> None:
    event = given(decider, organisation_registered()).when(CONTRACT).then_some(ContractAwarded)
    assert event.awarded == date(2009, 7, 1)
    midnight = datetime(2009, 3, 31, 23, 0, tzinfo=UTC)
    asked = replace(ASKED, occurred_at=midnight)
    event = given(decider, organisation_registered()).when(replace(CONTRACT, asked=asked)).then_some(ContractAwarded)
    assert event.awarded == date(2009, 4, 1)


def test_a_contract_is_awarded_once_and_to_somebody_on_the_register() -> None:
    given(decider, organisation_registered(), awarded()).when(CONTRACT).then_refused(ContractAlreadyAwarded)
    given(decider).when(CONTRACT).then_refused(UnknownOrganisation)
    given(decider).when(replace(CONTRACT, providers=())).then_refused(ProviderMissing)
    backwards = replace(TERMS, services_to=PartialDate("2009-07"))
    given(decider, organisation_registered()).when(replace(CONTRACT, terms=backwards)).then_refused(
        InvalidServicePeriod
    )


def test_a_process_of_the_selection_regime_is_not_used_before_it_exists() -> None:
    direct = replace(CONTRACT, terms=replace(TERMS, process=Process.DIRECT_AWARD_A))
    given(decider, organisation_registered()).when(direct).then_refused(ProcessNotInForce)
    day = datetime(2024, 1, 1, 9, tzinfo=UTC)
    later = replace(direct, asked=replace(ASKED, at=day, occurred_at=day))
    given(decider, organisation_registered()).when(later).then_some(ContractAwarded, awarded=date(2024, 1, 1))
    past = replace(ASKED, mode=Mode.RETROSPECTIVE, reason="From the minutes", source="Minute 4")
    given(decider, organisation_registered()).when(replace(direct, asked=past)).then_some(ContractAwarded)


def test_a_contract_rests_on_a_decision_that_is_on_record() -> None:
    given(decider, organisation_registered()).when(replace(CONTRACT, decision=DECISION)).then_refused(UnknownDecision)


def test_a_contract_is_changed_and_ended_once() -> None:
    given(decider, awarded()).when(CHANGE).then_some(ContractModified, urgent=True, modified=date(2009, 7, 1))
    ended = ContractEnded(award=AWARD, ended=PartialDate("2012"))
    given(decider, awarded()).when(END).then(ended)
    given(decider, awarded(), ended).when(END).then_refused(ContractAlreadyEnded)
    given(decider, awarded()).when(replace(END, ended=PartialDate("2008"))).then_refused(EndedBeforeAwarded)
    for command in (END, CHANGE, AGAINST, ANSWER):
        given(decider, organisation_registered()).when(command).then_refused(UnknownAward)


def test_what_was_abandoned_is_no_contract() -> None:
    abandon = AbandonProcurement(
        asked=ASKED,
        award=AWARD,
        decision=None,
        case=None,
        title="Dermatology",
        process=Process.TENDER,
        reasons="No bid",
    )
    event = given(decider).when(abandon).then_some(ProcurementAbandoned, abandoned=date(2009, 7, 1))
    given(decider, event).when(CHANGE).then_refused(UnknownAward)
    given(decider, event, organisation_registered()).when(CONTRACT).then_refused(ContractAlreadyAwarded)


def test_a_representation_is_received_and_answered_and_may_come_again() -> None:
    before = (organisation_registered(), awarded())
    received = given(decider, *before).when(AGAINST).then_some(RepresentationReceived)
    given(decider, *before, received).when(AGAINST).then_refused(RepresentationAlreadyReceived)
    answered = given(decider, *before, received).when(ANSWER).then_some(RepresentationAnswered)
    given(decider, *before).when(ANSWER).then_refused(NoRepresentation)
    given(decider, *before, received, answered).when(AGAINST).then_some(RepresentationReceived)
    given(decider, awarded()).when(AGAINST).then_refused(UnknownOrganisation)
