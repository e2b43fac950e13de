"""The rules of the check for conflicts, M1 to M10: each finds what it is for, with its level and the path there."""

from decimal import Decimal
from itertools import pairwise

import pytest

from domain.boards.conflicts import Act, Exemption
from domain.interests.categories import Category, Holding, Relationship
from domain.interests.findings import Level, Match, PathStep
from domain.interests.matching import findings
from domain.interests.matter import LOCALITY, ClassStake, Involvement, Matter, Stake
from domain.interests.specialties import Specialty
from domain.interests.undeclared import undeclared
from domain.kernel.ids import CaseId, OrganisationCode
from domain.kernel.messages import Event
from domain.organisations.events import LinkKind
from domain.people.events import PositionKind
from domain.tests.interests.make import (
    ADA,
    BODY,
    CASE,
    CASE_AT,
    COMPANY,
    DEVELOPMENT,
    ELM,
    GROUP,
    OAK,
    THE_DAY,
    TRUST,
    bidding,
    found,
    interest_amended,
    interest_declared,
    interest_ended,
    interests_confirmed,
    joined,
    linked,
    nil_return_made,
    numbered,
    position_taken,
    through,
    ties_of,
)

ABANDONED = CaseId(numbered(22))
PLACE = OrganisationCode("LOCAL-LEYTON")
CLASS = Matter(about=CASE, shown_at=CASE_AT, classes=(ClassStake(body=BODY, name="ALL_MEMBER_PRACTICES"),))
SKIN = Matter(about=CASE, shown_at=CASE_AT, specialty=Specialty.DERMATOLOGY)
THERE = Matter(about=CASE, shown_at=CASE_AT, organisations=(Stake(organisation=PLACE, role=LOCALITY),))

SPOUSE = through(Relationship.SPOUSE_OR_PARTNER)


def had_a_hand(act: Act, earlier: CaseId | None = None) -> Matter:
    involved = Involvement(person=ADA, act=act, board=DEVELOPMENT, shown_at=400, earlier=earlier)
    return Matter(about=CASE, shown_at=CASE_AT, involved=(involved,))


RULES: list[tuple[str, Match, Level, Matter, tuple[Event, ...]]] = [
    ("M1", Match.ORGANISATION, Level.ACTUAL, bidding(), (interest_declared(),)),
    ("M2", Match.ORGANISATION_GRAPH, Level.ACTUAL, bidding(COMPANY), (position_taken(), linked(OAK, COMPANY))),
    ("M3", Match.BENEFICIARY_CLASS, Level.ACTUAL, CLASS, (position_taken(), joined())),
    (
        "M4",
        Match.RELATIONSHIP,
        Level.ACTUAL,
        bidding(),
        (interest_declared(**SPOUSE),),
    ),
    (
        "M5 specialty",
        Match.SPECIALTY,
        Level.POTENTIAL,
        SKIN,
        (interest_declared(organisation=None, specialty=Specialty.DERMATOLOGY),),
    ),
    (
        "M5 locality",
        Match.LOCALITY,
        Level.POTENTIAL,
        THERE,
        (position_taken(), linked(OAK, PLACE, LinkKind.NETWORK_MEMBERSHIP)),
    ),
    ("M6", Match.AUTHORSHIP, Level.POTENTIAL, had_a_hand(Act.WROTE), ()),
    ("M7", Match.PRIOR_DECISION, Level.PERCEIVED, had_a_hand(Act.SCORED, ABANDONED), ()),
    ("M8 trust", Match.ROLE_DUALITY, Level.POTENTIAL, bidding(TRUST), (position_taken(TRUST, PositionKind.TRUSTEE),)),
    ("M8 board", Match.ROLE_DUALITY, Level.ACTUAL, bidding(TRUST), (position_taken(TRUST, PositionKind.DIRECTOR),)),
    ("M10", Match.ORGANISATION, Level.POTENTIAL, bidding(), (interest_declared(), interest_ended("2009-03-31"))),
]


@pytest.mark.parametrize(
    ("match", "level", "matter", "events"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_each_rule_finds_what_it_is_for_and_shows_the_path(
    match: Match, level: Level, matter: Matter, events: tuple[Event, ...]
) -> None:
    (finding,) = found(matter, *events)
    assert (finding.person, finding.match, finding.level) == (ADA, match, level)
    assert finding.path[-1].to == CASE.tag
    assert all(step.shown_at for step in finding.path)


def test_whoever_judged_the_abandoned_procurement_is_shown_with_both_cases() -> None:
    (finding,) = found(had_a_hand(Act.SCORED, ABANDONED))
    first = PathStep(relation="SCORED", to=ABANDONED.tag, shown_at=400)
    assert finding.path == (first, PathStep(relation="TAKEN_UP_AGAIN", to=CASE.tag, shown_at=CASE_AT))


def test_who_declared_nothing_is_found_as_missing() -> None:
    (finding,) = undeclared(ADA, ties_of().interests, THE_DAY, 12)
    assert (finding.match, finding.level) == (Match.DECLARATION_MISSING, Level.INDETERMINATE)
    assert finding.path == (PathStep(relation="NOTHING_DECLARED", to=ADA.tag, shown_at=None),)


LATE, IN_TIME = [Match.DECLARATION_OVERDUE], list[Match]()


# Facts of the examples are recorded on 1 June 2009.
@pytest.mark.parametrize(
    ("events", "months", "overdue"),
    [
        ((nil_return_made("2008-06-15"),), 12, IN_TIME),
        ((nil_return_made("2008-06-14"),), 12, LATE),
        ((nil_return_made("2008-06"),), 12, IN_TIME),  # a vague date is taken to be new enough as long as it may be
        ((nil_return_made("2008-05"),), 12, LATE),
        ((nil_return_made("2007-01-01"), interests_confirmed("2008-06-15")), 12, IN_TIME),
        ((nil_return_made("2007-01-01"), interests_confirmed("2008-06-14")), 12, LATE),
        ((nil_return_made("2007-01-01"), interests_confirmed("2009-07")), 12, LATE),  # not said by the day
        ((nil_return_made("2007-01-01"), interest_declared()), 12, IN_TIME),
        ((nil_return_made("2007-01-01"), interest_declared(), interest_amended()), 12, IN_TIME),
    ],
)
def test_a_declaration_is_overdue_after_the_months_for_which_it_holds(
    events: tuple[Event, ...], months: int, overdue: list[Match]
) -> None:
    told = [finding.match for finding in undeclared(ADA, ties_of(*events).interests, THE_DAY, months)]
    assert told == overdue


@pytest.mark.parametrize(
    ("percent", "exemption", "level"),
    [
        ("4.9999", Exemption(), Level.NONE),
        ("5", Exemption(), Level.NONE),
        ("5.0001", Exemption(), Level.ACTUAL),
        ("5", Exemption(edge_is_exempt=False), Level.ACTUAL),
        ("4.9999", Exemption(edge_is_exempt=False), Level.NONE),
        ("1", Exemption(percent=Decimal(1)), Level.NONE),
        ("1.5", Exemption(percent=Decimal(1)), Level.ACTUAL),
    ],
)
def test_a_shareholding_of_exactly_five_per_cent_counts_as_the_policy_says(
    percent: str, exemption: Exemption, level: Level
) -> None:
    shares = interest_declared(holding=Holding(percent=Decimal(percent), dormant=False))
    (finding,) = findings(bidding(), ADA, ties_of(shares), THE_DAY, exemption=exemption)
    assert finding.level is level


def test_an_interest_in_a_dormant_company_is_shown_without_weight() -> None:
    dormant = interest_declared(holding=Holding(percent=None, dormant=True))
    (finding,) = found(bidding(), dormant)
    assert (finding.match, finding.level) == (Match.ORGANISATION, Level.NONE)
    counting = Exemption(dormant_is_exempt=False)
    (strict,) = findings(bidding(), ADA, ties_of(dormant), THE_DAY, exemption=counting)
    assert strict.level is Level.ACTUAL


def test_a_holding_of_unknown_size_counts() -> None:
    (finding,) = found(bidding(), interest_declared(holding=Holding(percent=None, dormant=False)))
    assert finding.level is Level.ACTUAL


GROUPS: dict[str, tuple[Event, ...]] = {
    "the party is the parent": (linked(ELM, OAK),),
    "the party is the parent's parent": (linked(ELM, COMPANY), linked(COMPANY, OAK)),
    "both have the same parent": (linked(COMPANY, ELM), linked(COMPANY, OAK)),
    "they share a joint venture": (
        linked(ELM, COMPANY, LinkKind.JOINT_VENTURE),
        linked(OAK, COMPANY, LinkKind.JOINT_VENTURE),
    ),
    "the party is controlled by the same": (
        linked(COMPANY, ELM, LinkKind.CONTROL),
        linked(COMPANY, OAK, LinkKind.CONTROL),
    ),
}


@pytest.mark.parametrize("links", GROUPS.values(), ids=GROUPS.keys())
def test_two_organisations_with_a_parent_or_a_joint_venture_are_near_to_one_another(links: tuple[Event, ...]) -> None:
    (finding,) = found(bidding(ELM), position_taken(OAK), *links)
    assert (finding.match, finding.level) == (Match.ORGANISATION_GRAPH, Level.POTENTIAL)
    assert [step.to for step in finding.path][-2:] == [ELM.tag, CASE.tag]
    assert finding.path[0].to == OAK.tag
    assert len(finding.path) == 2 + len(links)
    assert all(one.shown_at != other.shown_at for one, other in pairwise(finding.path))


def test_members_of_one_federation_are_not_near_to_one_another() -> None:
    links = [linked(one, GROUP, LinkKind.FEDERATION_MEMBERSHIP) for one in (OAK, ELM)]
    assert found(bidding(ELM), position_taken(OAK), *links) == ()


def test_three_relations_apart_is_too_remote() -> None:
    links = (linked(COMPANY, ELM), linked(COMPANY, GROUP), linked(GROUP, OAK))
    assert found(bidding(ELM), position_taken(OAK), *links) == ()


def test_an_indirect_interest_in_the_place_of_a_service_is_a_locality_match() -> None:
    (finding,) = found(THERE, interest_declared(organisation=PLACE, category=Category.NON_FINANCIAL_PERSONAL))
    assert (finding.match, finding.level) == (Match.LOCALITY, Level.POTENTIAL)
