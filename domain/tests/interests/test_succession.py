"""Organisations that succeed one another: an interest in either touches what is at stake for both, from that day on."""

from datetime import date

from domain.interests.findings import Finding, Level, Match
from domain.interests.matching import findings
from domain.interests.matter import Matter, Stake
from domain.interests.ties import Ties
from domain.kernel.dates import PartialDate
from domain.kernel.ids import CaseId, LinkId, OrganisationCode, PersonId, PositionId
from domain.kernel.messages import Event
from domain.kernel.spec import fact
from domain.meetings.bonds import NO_TIES, ties_after
from domain.organisations.events import LinkKind, OrganisationsLinked
from domain.people.events import PositionKind, PositionTaken
from domain.tests.boards.make import numbered

ADA, CASE = PersonId(numbered(1)), CaseId(numbered(2))
NORTH, SOUTH, UNITED, LATER = (OrganisationCode(code) for code in ("RNN", "RSS", "RUU", "RLL"))
MERGER = date(2015, 4, 1)


def succeeded(
    old: OrganisationCode, new: OrganisationCode, number: int, since: str = "2015-04-01"
) -> OrganisationsLinked:
    return OrganisationsLinked(
        link=LinkId(numbered(number)),
        holder=old,
        held=new,
        kind=LinkKind.SUCCESSION,
        held_from=PartialDate(since),
        held_to=None,
    )


def employed(at: OrganisationCode) -> PositionTaken:
    return PositionTaken(
        position=PositionId(numbered(11)),
        person=ADA,
        organisation=at,
        kind=PositionKind.OWNER,
        title=None,
        held_from=PartialDate("2010"),
        held_to=None,
    )


def known(*events: Event) -> Ties:
    ties = NO_TIES
    for at, event in enumerate(events, start=1):
        ties = ties_after(ties, fact(event, at))
    return ties


def found(ties: Ties, party: OrganisationCode, day: date = MERGER) -> tuple[Finding, ...]:
    stake = Stake(organisation=party, role="PROPOSED_PROVIDER")
    return findings(Matter(about=CASE, shown_at=9, organisations=(stake,)), ADA, ties, day)


def test_an_interest_in_a_merged_organisation_is_one_in_its_successor() -> None:
    ties = known(employed(NORTH), succeeded(NORTH, UNITED, 21), succeeded(SOUTH, UNITED, 22))
    [finding] = found(ties, UNITED)
    assert (finding.match, finding.level) == (Match.ORGANISATION, Level.ACTUAL)
    assert [step.relation for step in finding.path] == ["OWNER", "SUCCESSION", "PROPOSED_PROVIDER"]
    assert [step.shown_at for step in finding.path] == [1, 2, 9]


def test_a_matter_of_the_predecessor_touches_an_interest_in_the_successor() -> None:
    ties = known(employed(UNITED), succeeded(NORTH, UNITED, 21))
    assert [finding.level for finding in found(ties, NORTH)] == [Level.ACTUAL]


def test_of_a_divided_organisation_either_part_is_touched() -> None:
    ties = known(employed(UNITED), succeeded(UNITED, NORTH, 21), succeeded(UNITED, SOUTH, 22))
    assert found(ties, NORTH)
    assert found(ties, SOUTH)


def test_a_chain_of_successions_is_followed() -> None:
    ties = known(employed(NORTH), succeeded(NORTH, UNITED, 21), succeeded(UNITED, LATER, 22, "2019"))
    assert [finding.level for finding in found(ties, LATER, date(2020, 1, 1))] == [Level.ACTUAL]


def test_before_the_day_of_the_succession_nobody_is_touched() -> None:
    ties = known(employed(NORTH), succeeded(NORTH, UNITED, 21))
    assert found(ties, UNITED, date(2015, 3, 31)) == ()


def test_an_organisation_that_is_entered_twice_is_one_whenever_and_whichever_way_it_is_asked() -> None:
    same = OrganisationsLinked(
        link=LinkId(numbered(21)),
        holder=NORTH,
        held=SOUTH,
        kind=LinkKind.SAME_ORGANISATION,
        held_from=None,
        held_to=None,
    )
    for held, party in ((NORTH, SOUTH), (SOUTH, NORTH)):
        [finding] = found(known(employed(held), same), party, date(2011, 3, 31))
        assert (finding.match, finding.level) == (Match.ORGANISATION, Level.ACTUAL)
        assert [step.relation for step in finding.path] == ["OWNER", "SAME_ORGANISATION", "PROPOSED_PROVIDER"]
