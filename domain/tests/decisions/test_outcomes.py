"""What a result means, for every direction in which a motion may be put; and what is said beside its words."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from domain.boards.events import BoardKind
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType
from domain.cases.events import CaseReturned
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.judge import judge
from domain.decisions.outcomes import APPROVALS, outcome_of
from domain.decisions.verdict import Result, Verdict
from domain.kernel.dates import PartialDate
from domain.kernel.messages import Event
from domain.meetings.motions import MAY_REPLACE, NAMES_ANOTHER, Direction
from domain.meetings.terms import (
    NO_TERMS,
    Condition,
    Deferral,
    Delegation,
    Option,
    Part,
    PartOutcome,
    Referral,
    Terms,
    faults,
    misplaced,
)
from domain.tests.decisions.make import charter, person, put, seats
from domain.tests.decisions.story import (
    COMMITTEE,
    board,
    case,
    committee_charter,
    meeting_of,
    take,
    told,
)

O, D = Outcome, Direction  # noqa: E741 - a table of eighty cells is read by its columns
SAME, TIED, TOO_FEW = O.NOT_CARRIED, O.NO_DECISION_TIED, O.NO_DECISION_INQUORATE
TABLE: Mapping[Direction, tuple[Outcome, Outcome, Outcome, Outcome]] = {
    #                        carried                        not carried, tied, inquorate
    D.RECOMMEND: (O.RECOMMENDED, SAME, TIED, TOO_FEW),
    D.NOT_RECOMMEND: (O.NOT_RECOMMENDED, SAME, TIED, TOO_FEW),
    D.APPROVE: (O.APPROVED, SAME, TIED, TOO_FEW),
    D.APPROVE_AS_AMENDED: (O.APPROVED_AS_AMENDED, SAME, TIED, TOO_FEW),
    D.APPROVE_WITH_CONDITIONS: (O.APPROVED_WITH_CONDITIONS, SAME, TIED, TOO_FEW),
    D.APPROVE_OPTION: (O.OPTION_APPROVED, SAME, TIED, TOO_FEW),
    D.APPROVE_IN_PART: (O.PARTLY_APPROVED, SAME, TIED, TOO_FEW),
    D.REJECT: (O.REJECTED, SAME, TIED, TOO_FEW),
    D.DEFER: (O.DEFERRED, SAME, TIED, TOO_FEW),
    D.REFER_BACK: (O.REFERRED_BACK, SAME, TIED, TOO_FEW),
    D.SUPPORT_INDICATIVELY: (O.SUPPORTED_INDICATIVELY, SAME, TIED, O.SUPPORTED_INDICATIVELY),
    D.DELEGATE: (O.DELEGATED, SAME, TIED, TOO_FEW),
    D.LET_CONTRACT_EXPIRE: (O.CONTRACT_ALLOWED_TO_EXPIRE, SAME, TIED, TOO_FEW),
    D.EXTEND: (O.EXTENDED, SAME, TIED, TOO_FEW),
    D.RESTRICT_POLICY: (O.POLICY_RESTRICTED, SAME, TIED, TOO_FEW),
    D.RATIFY: (O.RATIFIED, SAME, TIED, TOO_FEW),
    D.REFUSE_RATIFICATION: (O.NOT_RATIFIED, SAME, TIED, TOO_FEW),
    D.VARY: (O.VARIED, SAME, TIED, TOO_FEW),
    D.RESCIND: (O.RESCINDED, SAME, TIED, TOO_FEW),
    D.NOTE: (O.NOTED, SAME, TIED, TOO_FEW),
}
CELLS = [
    (direction, result, outcome)
    for direction, row in TABLE.items()
    for result, outcome in zip((Result.CARRIED, Result.NOT_CARRIED, Result.TIED, Result.INQUORATE), row, strict=True)
]
NEEDED_OR_ALLOWED = {
    "APPROVE_AS_AMENDED": ["amended"],
    "APPROVE_WITH_CONDITIONS": ["conditions"],
    "APPROVE_OPTION": ["option"],
    "APPROVE_IN_PART": ["parts"],
    "DEFER": ["deferral"],
    "REFER_BACK": ["referral"],
    "DELEGATE": ["delegation"],
    "EXTEND": ["until"],
    "RESTRICT_POLICY": ["restriction"],
    "VARY": ["amended", "until"],
}
PLAN = Condition(text="Agree the exit plan.", owner=person("lay1"), office=None, due=PartialDate("2009-09"))
SAID = {
    "conditions": Terms(conditions=(PLAN,)),
    "amended": Terms(amended="That the contract end on 31 December 2022."),
    "option": Terms(option=Option(number=4, of=5)),
    "parts": Terms(
        parts=(
            Part(service="Hearing aids", outcome=PartOutcome.APPROVED),
            Part(service="Specialist fertility", outcome=PartOutcome.REJECTED),
        )
    ),
    "deferral": Terms(deferral=Deferral(until=PartialDate("2017-11-09"), event=None, interim="As it is.")),
    "referral": Terms(referral=Referral(to="The programme board", missing="The impact on women.")),
    "delegation": Terms(
        delegation=Delegation(persons=(person("lay1"),), board=None, limit_pence=25_000_000, limits=None, until=None)
    ),
    "until": Terms(until=PartialDate("2025-12-31")),
    "restriction": Terms(restriction="Exceptional circumstances only."),
}
MEMBERS = ("chair:director", "lay1:lay", "lay2:lay", "gp1:GP")
HERE = "chair lay1 lay2 gp1"


def moved(direction: Direction, terms: Terms, cast: str = "chair+ lay1+ lay2+", here: str = HERE) -> list[Event]:
    """A motion of one committee that decides everything itself."""
    motion = meeting_of(
        COMMITTEE, DecisionType.FINAL_APPROVAL, direction, cast, here=here, presiding="chair", terms=terms
    )
    return [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *MEMBERS),
        *case(pays_practices=False),
        *motion,
    ]


def verdict_of(result: Result) -> Verdict:
    """Three for and none against; whatever the votes, it is this result that counts."""
    quorate = judge(put(seats("gp", 3), charter(), "gp1+ gp2+ gp3+"))
    return replace(quorate, result=result)


@pytest.mark.parametrize(("direction", "result", "outcome"), CELLS)
def test_a_motion_that_is_not_carried_is_never_its_opposite(
    direction: Direction, result: Result, outcome: Outcome
) -> None:
    assert outcome_of(direction, verdict_of(result)) is outcome


def test_the_table_has_every_direction() -> None:
    assert set(TABLE) == set(Direction)


def test_nothing_but_a_motion_carried_to_approve_is_an_approval() -> None:
    approving = {direction for direction, result, outcome in CELLS if outcome in APPROVALS}
    assert approving == MAY_REPLACE - {Direction.REJECT}
    assert all(result is Result.CARRIED for _, result, outcome in CELLS if outcome in APPROVALS)


def test_a_lost_motion_to_show_support_supports_nothing() -> None:
    few = charter(QuorumRule(min_total=9))
    lost = judge(put(seats("gp", 3), few, "gp1- gp2- gp3+"))
    assert outcome_of(Direction.SUPPORT_INDICATIVELY, lost) is Outcome.NO_DECISION_INQUORATE


@pytest.mark.parametrize("direction", Direction)
def test_a_motion_has_the_terms_of_its_direction_and_no_others(direction: Direction) -> None:
    fitting = {name for name, terms in SAID.items() if not misplaced(direction, terms)}
    needs = bool(misplaced(direction, NO_TERMS))
    assert fitting == set(NEEDED_OR_ALLOWED.get(direction.name, ()))
    assert needs is (direction.name not in ("DEFER", "VARY") and bool(fitting))


@pytest.mark.parametrize("name", SAID)
def test_terms_that_say_all_they_must_are_without_fault(name: str) -> None:
    assert not list(faults(SAID[name]))


@pytest.mark.parametrize(
    ("terms", "pointer"),
    [
        (Terms(conditions=(replace(PLAN, owner=None),)), "/conditions/0/owner"),
        (Terms(conditions=(replace(PLAN, office="Director"),)), "/conditions/0/owner"),
        (Terms(amended=" "), "/amended"),
        (Terms(option=Option(number=6, of=5)), "/option/number"),
        (Terms(parts=SAID["parts"].parts[:1]), "/parts"),
        (Terms(deferral=Deferral(until=None, event=None, interim="As it is.")), "/deferral/until"),
        (Terms(referral=Referral(to="", missing="Costs")), "/referral/to"),
        (
            Terms(delegation=Delegation(persons=(), board=None, limit_pence=1, limits=None, until=None)),
            "/delegation/persons",
        ),
        (Terms(restriction=""), "/restriction"),
    ],
)
def test_terms_that_leave_something_open_are_pointed_at(terms: Terms, pointer: str) -> None:
    assert pointer in list(faults(terms))


def test_an_approval_as_amended_keeps_both_texts() -> None:
    """Aberdeen, 19 November 2019: recommendation (ii) was amended to end on 31 December 2022."""
    events = moved(Direction.APPROVE_AS_AMENDED, SAID["amended"])
    taken = told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED_AS_AMENDED)
    assert taken.terms.amended == "That the contract end on 31 December 2022."


def test_the_option_chosen_is_on_record_with_how_many_there_were() -> None:
    """Rosewell: option 4."""
    events = moved(Direction.APPROVE_OPTION, SAID["option"])
    told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.OPTION_APPROVED, terms=SAID["option"])


def test_f6_an_omnibus_decision_gives_each_service_its_own_outcome() -> None:
    """Bedfordshire, 24 November 2016: two of three services decommissioned, one kept, in one decision."""
    services = ("Bariatric surgery", "Fertility", "Hearing aids")
    outcomes = (PartOutcome.APPROVED, PartOutcome.APPROVED, PartOutcome.REJECTED)
    parts = tuple(Part(service=name, outcome=each) for name, each in zip(services, outcomes, strict=True))
    taken = told(moved(Direction.APPROVE_IN_PART, Terms(parts=parts))).when(take()).then_some(DecisionTaken)
    assert taken.outcome is Outcome.PARTLY_APPROVED
    assert [one.outcome for one in taken.terms.parts] == list(outcomes)


def test_a_case_referred_back_is_returned_to_those_who_bring_it() -> None:
    """Future Fit, December 2016: back to the programme board."""
    events = moved(Direction.REFER_BACK, SAID["referral"])
    returned = told(events).when(take()).then_some(CaseReturned, version=1)
    assert returned.why == "The impact on women."


def test_a_motion_to_refer_back_that_is_lost_returns_nothing() -> None:
    events = moved(Direction.REFER_BACK, SAID["referral"], "chair- lay1- lay2+")
    told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED, terms=NO_TERMS)
    assert not [one for one in told(events).when(take()).outcome() if isinstance(one, CaseReturned)]


def test_v4_an_inquorate_meeting_that_agreed_supports_indicatively_and_approves_nothing() -> None:
    """Blackburn with Darwen, April 2013."""
    events = moved(Direction.SUPPORT_INDICATIVELY, NO_TERMS, "chair+ lay1+", here="chair lay1")
    taken = told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.SUPPORTED_INDICATIVELY)
    assert taken.verdict.result is Result.INQUORATE
    approving = moved(Direction.APPROVE, NO_TERMS, "chair+ lay1+", here="chair lay1")
    told(approving).when(take()).then_some(DecisionTaken, outcome=Outcome.NO_DECISION_INQUORATE)


def test_v8_whoever_abstains_on_the_delegation_may_be_among_those_to_whom_it_is_delegated() -> None:
    """Surrey Downs: delegated to three named members; one lay member abstained on the delegation itself."""
    three = tuple(person(name) for name in ("chair", "lay1", "gp1"))
    delegation = Delegation(
        persons=three, board=None, limit_pence=None, limits="The bid only.", until=PartialDate("2009-12")
    )
    events = moved(Direction.DELEGATE, Terms(delegation=delegation), "chair+ lay1o lay2+ gp1+")
    taken = told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.DELEGATED)
    assert taken.terms.delegation.persons == three
    assert (taken.verdict.tally.votes_for, taken.verdict.tally.abstained) == (3, 1)


def test_motions_about_an_earlier_decision_name_it() -> None:
    assert NAMES_ANOTHER.isdisjoint(MAY_REPLACE)
