"""Matching: what holds whatever is on record."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.boards.conflicts import Act
from domain.interests.categories import Category, Relationship
from domain.interests.findings import Level
from domain.interests.levels import GAIN_OF_POSITION, LEVELS, Distance, Gain, gain_of
from domain.interests.matching import findings, findings_of_all
from domain.interests.matter import ClassStake, Involvement, Matter, Stake
from domain.interests.specialties import Specialty
from domain.kernel.facts import Fact
from domain.kernel.ids import InterestId, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.spec import fact
from domain.people.events import PositionKind
from domain.tests.interests.make import (
    ADA,
    BEN,
    BODY,
    CASE,
    COMPANY,
    DEVELOPMENT,
    ELM,
    FEDERATION,
    GROUP,
    OAK,
    THE_DAY,
    TRUST,
    interest_declared,
    joined,
    linked,
    numbered,
    position_taken,
    through,
    ties_from,
)

ORGANISATIONS = (OAK, ELM, FEDERATION, COMPANY, GROUP)
people = st.sampled_from((ADA, BEN))
organisations = st.sampled_from(ORGANISATIONS)
days = st.sampled_from((None, "2005-01-01", "2008", "2009-01", "2009-06-10", "2009-06", "2009-07-01"))
kinds = st.sampled_from([*PositionKind])
specialties = st.sampled_from((None, Specialty.DERMATOLOGY, Specialty.CARDIOLOGY))
natures = st.sampled_from(
    [
        *({"category": category} for category in Category if category is not Category.INDIRECT),
        *(through(relationship) for relationship in Relationship),
    ]
)


@st.composite
def records(draw: st.DrawFn) -> list[Fact[Event]]:
    """A register of people, interests and organisations, each fact at a position of its own."""
    events: list[Event] = []
    for number in range(draw(st.integers(0, 4))):
        taken = position_taken(draw(organisations), draw(kinds), draw(people), draw(days), number=100 + number)
        events.append(taken)
    for number in range(draw(st.integers(0, 4))):
        declared = interest_declared(
            draw(people),
            draw(days),
            interest=InterestId(numbered(200 + number)),
            organisation=draw(st.none() | organisations),
            specialty=draw(specialties),
            **draw(natures),
        )
        events.append(declared)
    pairs = draw(st.lists(st.tuples(organisations, organisations), max_size=5, unique=True))
    events += [linked(holder, held, held_from=draw(days)) for holder, held in pairs if holder != held]
    events += [joined(member, draw(days)) for member in draw(st.lists(organisations, max_size=2, unique=True))]
    return [fact(event, at) for at, event in enumerate(events, start=1)]


@st.composite
def matters(draw: st.DrawFn) -> Matter:
    """A case with parties, perhaps a class, a specialty and somebody who had a hand in it."""
    parties = draw(st.lists(organisations, max_size=2, unique=True))
    return Matter(
        about=CASE,
        shown_at=500,
        organisations=tuple(Stake(organisation=party, role="BIDDER") for party in parties),
        classes=tuple(ClassStake(body=BODY, name="ALL_MEMBER_PRACTICES") for _ in range(draw(st.integers(0, 1)))),
        specialty=draw(specialties),
        involved=tuple(
            Involvement(person=draw(people), act=act, board=DEVELOPMENT, shown_at=400)
            for act in draw(st.lists(st.sampled_from([*Act]), max_size=2))
        ),
    )


@settings(max_examples=60, deadline=None)
@for_all(records(), matters(), st.data())
def test_the_order_of_facts_does_not_matter(record: list[Fact[Event]], matter: Matter, data: st.DataObject) -> None:
    shuffled: Sequence[Fact[Event]] = data.draw(st.permutations(record))
    assert findings(matter, ADA, ties_from(record), THE_DAY) == findings(matter, ADA, ties_from(shuffled), THE_DAY)


@settings(max_examples=60, deadline=None)
@for_all(records(), matters())
def test_an_unrelated_interest_changes_nothing(record: list[Fact[Event]], matter: Matter) -> None:
    unrelated = interest_declared(interest=InterestId(numbered(999)), organisation=TRUST, specialty=Specialty.PODIATRY)
    more = [*record, fact(unrelated, 999), fact(position_taken(TRUST, number=999), 1000)]
    assert findings(matter, ADA, ties_from(record), THE_DAY) == findings(matter, ADA, ties_from(more), THE_DAY)


@settings(max_examples=60, deadline=None)
@for_all(records(), matters())
def test_what_ended_long_ago_never_matches(record: list[Fact[Event]], matter: Matter) -> None:
    long_after = THE_DAY + timedelta(days=3650)
    ended = [
        *(
            fact(interest_declared(held_to="2008-06", organisation=party.organisation), 999)
            for party in matter.organisations
        ),
        *(fact(position_taken(party.organisation, held_to="2008", number=999), 1000) for party in matter.organisations),
    ]
    assert findings(matter, ADA, ties_from(record), long_after) == findings(
        matter, ADA, ties_from([*record, *ended]), long_after
    )


@settings(max_examples=60, deadline=None)
@for_all(records(), matters())
def test_every_finding_is_a_path_from_the_person_to_the_matter(record: list[Fact[Event]], matter: Matter) -> None:
    positions = {one.position for one in record} | {400, 500}
    for finding in findings(matter, ADA, ties_from(record), THE_DAY):
        assert finding.path[-1].to == CASE.tag
        assert {step.shown_at for step in finding.path} <= positions
        assert finding.level is not Level.NONE
        assert finding.person == ADA


@settings(max_examples=40, deadline=None)
@for_all(records(), matters())
def test_asking_for_many_people_at_once_tells_the_same(record: list[Fact[Event]], matter: Matter) -> None:
    ties = ties_from(record)
    alone = {person: findings(matter, person, ties, THE_DAY) for person in (ADA, BEN)}
    assert findings_of_all(matter, (ADA, BEN), ties, THE_DAY) == alone


@settings(max_examples=40, deadline=None)
@for_all(records(), matters(), organisations)
def test_a_further_party_never_takes_a_finding_away(
    record: list[Fact[Event]], matter: Matter, further: OrganisationCode
) -> None:
    ties = ties_from(record)
    wider = Matter(
        about=matter.about,
        shown_at=matter.shown_at,
        organisations=(*matter.organisations, Stake(organisation=further, role="INCUMBENT")),
        classes=matter.classes,
        specialty=matter.specialty,
        involved=matter.involved,
    )
    day = date(2009, 6, 15)
    assert {*findings(matter, ADA, ties, day)} <= {*findings(wider, ADA, ties, day)}


def test_the_table_of_levels_is_complete() -> None:
    assert LEVELS.keys() == {*Gain}
    assert all(row.keys() == {*Distance} for row in LEVELS.values())
    assert GAIN_OF_POSITION.keys() == {*PositionKind}
    assert gain_of(Category.INDIRECT, None) is Gain.PAY
