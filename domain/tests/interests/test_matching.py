"""Matching: each way in which positions and interests touch a matter, by example."""

from dataclasses import replace

import pytest

from domain.boards.conflicts import Act
from domain.interests.categories import Category, Relationship
from domain.interests.findings import Level, Match, PathStep
from domain.interests.matter import BoardStake, ClassStake, Involvement, Matter, Stake
from domain.interests.specialties import Specialty
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event
from domain.organisations.events import LinkKind
from domain.people.events import PositionKind
from domain.tests.interests.make import (
    ADA,
    BEN,
    BODY,
    CASE,
    CASE_AT,
    COMPANY,
    DEVELOPMENT,
    ELM,
    FEDERATION,
    GROUP,
    OAK,
    OAK_SHARES,
    THE_DAY,
    TRUST,
    Said,
    bidding,
    found,
    interest_amended,
    interest_declared,
    interest_ended,
    joined,
    link_ended,
    linked,
    numbered,
    parted,
    position_left,
    position_taken,
    through,
)

ALL_PRACTICES = Matter(about=CASE, shown_at=CASE_AT, classes=(ClassStake(body=BODY, name="ALL_MEMBER_PRACTICES"),))
INTO_CASE = PathStep(relation="BIDDER", to=CASE.tag, shown_at=CASE_AT)


def levels(matter: Matter, *events: Event) -> list[tuple[Match, Level]]:
    return [(finding.match, finding.level) for finding in found(matter, *events)]


def step(relation: str, to: str, shown_at: int | None) -> PathStep:
    return PathStep(relation=relation, to=to, shown_at=shown_at)


BROUGHT = Matter(about=CASE, shown_at=CASE_AT, boards=(BoardStake(board=DEVELOPMENT, shown_at=CASE_AT),))


def test_an_interest_on_the_board_that_brought_the_matter_is_one_of_two_roles() -> None:
    sits = interest_declared(organisation=None, board=DEVELOPMENT, category=Category.NON_FINANCIAL_PROFESSIONAL)
    (finding,) = found(BROUGHT, sits)
    assert (finding.match, finding.level) == (Match.ROLE_DUALITY, Level.POTENTIAL)
    assert finding.path == (
        step("DECLARED", OAK_SHARES.tag, 1),
        step("NON_FINANCIAL_PROFESSIONAL", DEVELOPMENT.tag, 1),
        step("PROPOSED", CASE.tag, CASE_AT),
    )
    spouse = interest_declared(organisation=None, board=DEVELOPMENT, **through(Relationship.SPOUSE_OR_PARTNER))
    assert levels(BROUGHT, spouse) == [(Match.RELATIONSHIP, Level.ACTUAL)]


def test_an_interest_on_another_board_or_one_that_ended_long_ago_is_none_in_the_matter() -> None:
    other = interest_declared(organisation=None, board=type(DEVELOPMENT)(numbered(32)))
    assert found(BROUGHT, other) == ()
    assert found(BROUGHT, interest_declared(organisation=None, board=DEVELOPMENT), interest_ended("2008-12-01")) == ()
    assert levels(BROUGHT, interest_declared(board=DEVELOPMENT), interest_ended("2009-06-01")) == [
        (Match.ROLE_DUALITY, Level.POTENTIAL)
    ]
    assert found(bidding(ELM), interest_declared(organisation=None, board=DEVELOPMENT)) == ()


def test_who_has_no_tie_is_not_conflicted() -> None:
    assert found(bidding(), position_taken(ELM), interest_declared(organisation=ELM)) == ()


def test_anothers_tie_is_not_ones_own() -> None:
    assert found(bidding(), position_taken(person=BEN), interest_declared(person=BEN)) == ()


def test_a_shareholder_of_a_bidder_is_conflicted_and_the_path_shows_why() -> None:
    (finding,) = found(bidding(), interest_declared())
    assert (finding.person, finding.match, finding.level) == (ADA, Match.ORGANISATION, Level.ACTUAL)
    assert finding.path == (step("DECLARED", OAK_SHARES.tag, 1), step("FINANCIAL", OAK.tag, 1), INTO_CASE)


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (PositionKind.PARTNER, Level.ACTUAL),
        (PositionKind.OWNER, Level.ACTUAL),
        (PositionKind.DIRECTOR, Level.ACTUAL),
        (PositionKind.SALARIED, Level.ACTUAL),
        (PositionKind.EMPLOYEE, Level.ACTUAL),
        (PositionKind.CONTRACTOR, Level.ACTUAL),
        (PositionKind.TRUSTEE, Level.POTENTIAL),
        (PositionKind.POST_HOLDER, Level.POTENTIAL),
    ],
)
def test_a_position_at_a_party_counts_by_its_kind(kind: PositionKind, level: Level) -> None:
    (finding,) = found(bidding(), position_taken(kind=kind))
    on_board = kind in {PositionKind.DIRECTOR, PositionKind.TRUSTEE}
    match = Match.ROLE_DUALITY if on_board else Match.ORGANISATION
    assert (finding.match, finding.level) == (match, level)
    assert finding.path == (step(kind.value, OAK.tag, 1), INTO_CASE)


@pytest.mark.parametrize(
    ("category", "level"),
    [
        (Category.FINANCIAL, Level.ACTUAL),
        (Category.NON_FINANCIAL_PROFESSIONAL, Level.POTENTIAL),
        (Category.NON_FINANCIAL_PERSONAL, Level.PERCEIVED),
    ],
)
def test_an_interest_in_a_party_counts_by_its_category(category: Category, level: Level) -> None:
    assert levels(bidding(), interest_declared(category=category)) == [(Match.ORGANISATION, level)]


@pytest.mark.parametrize(
    ("relationship", "underlying", "level"),
    [
        (Relationship.SPOUSE_OR_PARTNER, Category.FINANCIAL, Level.ACTUAL),
        (Relationship.BUSINESS_PARTNER, Category.FINANCIAL, Level.ACTUAL),
        (Relationship.CLOSE_RELATIVE, Category.FINANCIAL, Level.POTENTIAL),
        (Relationship.CLOSE_FRIEND, Category.FINANCIAL, Level.POTENTIAL),
        (Relationship.SPOUSE_OR_PARTNER, Category.NON_FINANCIAL_PROFESSIONAL, Level.PERCEIVED),
        (Relationship.CLOSE_FRIEND, Category.NON_FINANCIAL_PERSONAL, Level.PERCEIVED),
    ],
)
def test_the_interest_of_somebody_close_counts(relationship: Relationship, underlying: Category, level: Level) -> None:
    (finding,) = found(bidding(), interest_declared(**through(relationship, underlying)))
    assert (finding.match, finding.level) == (Match.RELATIONSHIP, level)
    first, second = step(relationship.value, OAK_SHARES.tag, 1), step(underlying.value, OAK.tag, 1)
    assert finding.path == (first, second, INTO_CASE)


def test_a_partner_gains_through_the_federation_and_its_company() -> None:
    (finding,) = found(
        bidding(COMPANY),
        position_taken(OAK),
        linked(OAK, FEDERATION, LinkKind.FEDERATION_MEMBERSHIP),
        linked(FEDERATION, COMPANY),
    )
    assert (finding.match, finding.level) == (Match.ORGANISATION_GRAPH, Level.ACTUAL)
    assert finding.path == (
        step("PARTNER", OAK.tag, 1),
        step("FEDERATION_MEMBERSHIP", FEDERATION.tag, 2),
        step("OWNERSHIP", COMPANY.tag, 3),
        INTO_CASE,
    )


@pytest.mark.parametrize(
    ("tie", "level"),
    [
        (position_taken(kind=PositionKind.SALARIED), Level.POTENTIAL),
        (position_taken(kind=PositionKind.TRUSTEE), Level.PERCEIVED),
        (interest_declared(), Level.ACTUAL),
        (interest_declared(category=Category.NON_FINANCIAL_PROFESSIONAL), Level.PERCEIVED),
    ],
)
def test_a_gain_by_way_of_a_holding_counts_by_what_one_has_of_it(tie: Event, level: Level) -> None:
    assert levels(bidding(COMPANY), tie, linked(OAK, COMPANY)) == [(Match.ORGANISATION_GRAPH, level)]


def test_what_is_held_by_a_federation_does_not_gain_with_it() -> None:
    membership = linked(GROUP, COMPANY, LinkKind.FEDERATION_MEMBERSHIP)
    assert found(bidding(GROUP), position_taken(COMPANY), membership) == ()


def test_a_gain_more_than_three_links_away_is_too_remote() -> None:
    chain = (linked(ELM, FEDERATION), linked(FEDERATION, COMPANY), linked(COMPANY, GROUP))
    assert levels(bidding(GROUP), position_taken(ELM), *chain) == [(Match.ORGANISATION_GRAPH, Level.ACTUAL)]
    assert found(bidding(GROUP), position_taken(OAK), linked(OAK, ELM), *chain) == ()


def test_organisations_that_hold_one_another_go_round_but_once() -> None:
    circle = (linked(OAK, COMPANY, LinkKind.JOINT_VENTURE), linked(COMPANY, OAK, LinkKind.CONTROL))
    (direct,) = found(bidding(OAK), position_taken(OAK), *circle)
    assert len(direct.path) == 2


def test_of_several_ways_to_one_party_the_surest_and_shortest_is_told() -> None:
    matter = bidding(COMPANY)
    ways = (linked(OAK, COMPANY, held_to="2009-06-01"), linked(OAK, FEDERATION), linked(FEDERATION, COMPANY))
    (finding,) = found(matter, position_taken(), *ways)
    assert finding.level is Level.ACTUAL
    assert [one.to for one in finding.path] == [OAK.tag, FEDERATION.tag, COMPANY.tag, CASE.tag]
    (shorter,) = found(matter, position_taken(), *ways[1:], linked(OAK, COMPANY))
    assert [one.to for one in shorter.path] == [OAK.tag, COMPANY.tag, CASE.tag]


def test_each_party_touched_is_a_finding_of_its_own() -> None:
    both = bidding(
        organisations=(Stake(organisation=OAK, role="BIDDER"), Stake(organisation=COMPANY, role="INCUMBENT"))
    )
    assert levels(both, position_taken(), linked(OAK, COMPANY)) == [
        (Match.ORGANISATION, Level.ACTUAL),
        (Match.ORGANISATION_GRAPH, Level.ACTUAL),
    ]


@pytest.mark.parametrize(
    ("tie", "level"),
    [
        (position_taken(), Level.ACTUAL),
        (position_taken(kind=PositionKind.SALARIED), Level.POTENTIAL),
        (interest_declared(), Level.ACTUAL),
        (interest_declared(category=Category.NON_FINANCIAL_PERSONAL), Level.PERCEIVED),
    ],
)
def test_what_pays_all_practices_touches_whoever_belongs_to_one(tie: Event, level: Level) -> None:
    assert levels(ALL_PRACTICES, tie, joined()) == [(Match.BENEFICIARY_CLASS, level)]


def test_the_path_through_a_class_shows_the_membership() -> None:
    (finding,) = found(ALL_PRACTICES, position_taken(), joined())
    assert finding.path == (
        step("PARTNER", OAK.tag, 1),
        step("MEMBER", BODY.tag, 2),
        step("ALL_MEMBER_PRACTICES", CASE.tag, CASE_AT),
    )


def test_what_pays_all_practices_does_not_touch_a_practice_that_is_no_member() -> None:
    assert found(ALL_PRACTICES, position_taken(ELM), joined(OAK)) == ()
    assert found(ALL_PRACTICES, position_taken(), joined(), parted("2008-03-31")) == ()
    assert found(ALL_PRACTICES, position_taken(), joined(on="2009-06-16")) == ()


def test_what_pays_the_practices_of_one_body_does_not_touch_those_of_another() -> None:
    elsewhere = replace(joined(), body=BodyCode("5NX"))
    assert found(ALL_PRACTICES, position_taken(), elsewhere) == ()


def test_the_owner_of_a_practice_gains_with_its_class() -> None:
    assert levels(ALL_PRACTICES, position_taken(GROUP, PositionKind.OWNER), linked(GROUP, OAK), joined()) == [
        (Match.BENEFICIARY_CLASS, Level.ACTUAL)
    ]


def test_a_special_interest_in_the_specialty_is_a_potential_conflict() -> None:
    matter = Matter(about=CASE, shown_at=CASE_AT, specialty=Specialty.DERMATOLOGY)
    special = interest_declared(
        category=Category.NON_FINANCIAL_PROFESSIONAL, organisation=None, specialty=Specialty.DERMATOLOGY
    )
    (finding,) = found(matter, special)
    assert (finding.match, finding.level) == (Match.SPECIALTY, Level.POTENTIAL)
    assert finding.path == (step("DECLARED", OAK_SHARES.tag, 1), step("SPECIALTY", CASE.tag, CASE_AT))
    assert found(matter, interest_declared(specialty=Specialty.CARDIOLOGY)) == ()
    assert found(Matter(about=CASE, shown_at=CASE_AT), special) == ()


@pytest.mark.parametrize(
    ("act", "match"),
    [
        (Act.WROTE, Match.AUTHORSHIP),
        (Act.SPONSORED, Match.AUTHORSHIP),
        (Act.SCORED, Match.AUTHORSHIP),
        (Act.PROPOSED, Match.EARLIER_VOTE),
        (Act.MOVED, Match.EARLIER_VOTE),
        (Act.VOTED, Match.EARLIER_VOTE),
    ],
)
def test_who_had_a_hand_in_the_matter_before_may_be_partial(act: Act, match: Match) -> None:
    before = Involvement(person=ADA, act=act, board=DEVELOPMENT, shown_at=77)
    (finding,) = found(Matter(about=CASE, shown_at=CASE_AT, involved=(before, before)))
    assert (finding.match, finding.level) == (match, Level.POTENTIAL)
    assert finding.path == (step(act.value, DEVELOPMENT.tag, 77), step("ON", CASE.tag, CASE_AT))


def test_an_author_belongs_to_no_board() -> None:
    wrote = Involvement(person=ADA, act=Act.WROTE, board=None, shown_at=77)
    (finding,) = found(Matter(about=CASE, shown_at=CASE_AT, involved=(wrote,)))
    assert finding.path == (step("WROTE", CASE.tag, 77),)
    assert found(Matter(about=CASE, shown_at=CASE_AT, involved=(wrote,)), person=BEN) == ()


@pytest.mark.parametrize(
    ("tie", "end"),
    [
        (position_taken(), position_left("2009-06-14")),
        (interest_declared(), interest_ended("2009-06-14")),
    ],
)
def test_what_ended_yesterday_may_still_influence(tie: Event, end: Event) -> None:
    (finding,) = found(bidding(), tie, end)
    assert finding.level is Level.POTENTIAL
    assert step("ENDED", finding.path[0].to, 2) in finding.path


@pytest.mark.parametrize(
    ("ended", "expected"),
    [("2008-12-15", [Level.POTENTIAL]), ("2008-12-14", []), ("2008-12", [Level.INDETERMINATE]), ("2008-11", [])],
)
def test_an_ended_interest_counts_for_six_months(ended: str, expected: list[Level]) -> None:
    assert [level for _, level in levels(bidding(), interest_declared(), interest_ended(ended))] == expected


@pytest.mark.parametrize(
    "history",
    [
        (interest_declared(held_from="2009"),),
        (interest_declared(held_to="2009-06"),),
        (position_taken(held_from="2009-06"),),
        (position_taken(), position_left("2009")),
    ],
)
def test_a_vague_date_leaves_the_conflict_undetermined(history: tuple[Event, ...]) -> None:
    assert [level for _, level in levels(bidding(), *history)] == [Level.INDETERMINATE]


def test_a_vague_link_or_membership_leaves_it_undetermined_too() -> None:
    vague = linked(OAK, COMPANY, held_from="2009")
    assert levels(bidding(COMPANY), position_taken(), vague) == [(Match.ORGANISATION_GRAPH, Level.INDETERMINATE)]
    assert levels(ALL_PRACTICES, position_taken(), joined(on="2009")) == [
        (Match.BENEFICIARY_CLASS, Level.INDETERMINATE)
    ]


def test_a_link_that_ended_lately_is_a_potential_conflict() -> None:
    links = (linked(OAK, COMPANY), link_ended(OAK, COMPANY, "2009-05-31"))
    (finding,) = found(bidding(COMPANY), position_taken(), *links)
    assert finding.level is Level.POTENTIAL
    assert step("ENDED", COMPANY.tag, 3) in finding.path
    assert found(bidding(COMPANY), position_taken(), *links, day=THE_DAY.replace(year=2010)) == ()


def test_an_interest_not_yet_held_is_no_conflict() -> None:
    assert found(bidding(), interest_declared(held_from="2009-06-16")) == ()


def test_an_interest_without_dates_is_held() -> None:
    assert levels(bidding(), interest_declared(held_from=None)) == [(Match.ORGANISATION, Level.ACTUAL)]


def test_the_latest_statement_of_an_interest_counts() -> None:
    moved: Said = {"organisation": TRUST}
    assert found(bidding(OAK), interest_declared(), interest_amended(**moved)) == ()
    (finding,) = found(bidding(TRUST), interest_declared(), interest_amended(**moved))
    assert finding.path[0].shown_at == 2


def test_what_is_withheld_from_publication_still_counts() -> None:
    assert levels(bidding(), interest_declared(publication_withheld=True)) == [(Match.ORGANISATION, Level.ACTUAL)]


def test_a_salaried_doctor_who_becomes_a_partner_is_both_one_after_the_other() -> None:
    history = (
        position_taken(kind=PositionKind.SALARIED, number=41),
        position_left("2009-05-31", number=41),
        position_taken(kind=PositionKind.PARTNER, held_from="2009-06-01", number=42),
        joined(),
    )
    assert levels(ALL_PRACTICES, *history) == [
        (Match.BENEFICIARY_CLASS, Level.ACTUAL),
        (Match.BENEFICIARY_CLASS, Level.POTENTIAL),
    ]
