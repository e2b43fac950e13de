"""Whatever tells late how things were has every decision judged anew that it can touch, and each of them once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from domain.boards.charter import Charter
from domain.boards.events import (
    BoardKind,
    DeputyNominated,
    ElectionVoided,
    MemberElected,
    SeatVacated,
)
from domain.boards.quorum import OnLoss
from domain.boards.remit import DecisionType
from domain.boards.tenure import Deputies, TenurePolicy
from domain.cases.events import CaseScored
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.chairs_action_persons import NotJointly
from domain.decisions.commands import JudgeActionAgain
from domain.decisions.decider import decider
from domain.decisions.events import ChairsActionRejudged, DecisionRejudged
from domain.decisions.late import judged_anew
from domain.decisions.rejudging import rejudging
from domain.decisions.rejudging_action import rejudging_action
from domain.decisions.verdict import Standing
from domain.interests.events import InterestsConfirmed, NilReturnMade
from domain.kernel.dates import PartialDate
from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.ids import ElectionId, LinkId, OrganisationCode, PositionId
from domain.kernel.messages import Event
from domain.kernel.spec import fact, given
from domain.meetings.motions import Direction
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.organisations.events import LinkKind, MembershipBegun, OrganisationsLinked
from domain.people.events import PositionKind, PositionTaken
from domain.tests.decisions.after import ACTION, JUNE_17, act, on_day
from domain.tests.decisions.make import person, seat_id, stands, uuid
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    EVENING,
    PCT,
    appointed,
    asked,
    at_minute,
    board,
    case,
    committee_charter,
    meeting_of,
    partners,
    seat_created,
    take,
)
from domain.tests.decisions.test_judged_anew import CLINIC, MEMBERS, decided, interest

CHARTER = replace(committee_charter(OnLoss.CHAIRS_ACTION), tenure=TenurePolicy(deputies=Deputies.ALLOWED))
VOTES, HERE = "chair+ lay1+ lay2+ gp1+", "chair lay1 lay2 gp1"
PRACTICE = OrganisationCode("F86001")


def held(
    *members: Event,
    pays: bool = False,
    party: str | None = CLINIC,
    here: str = HERE,
    charter: Charter = CHARTER,
    bringing: Sequence[Event] = (),
) -> list[Fact[Event]]:
    """The committee with these further facts about its members, and its decision as the last fact."""
    events = [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS),
        *members,
        *(bringing or case(pays_practices=pays, party=party)),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, VOTES, here=here, presiding="chair"),
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    return [*facts, *(at_minute(event, 600) for event in given(decider, *facts).when(take()).outcome())]


NEXT_YEAR = EVENING.replace(year=2010)


def told(history: Sequence[Fact[Event]], *late: Event, happened: datetime = NEXT_YEAR) -> list[Event]:
    """What follows from facts that come late, in turn, one command each."""
    record, follows = list(history), list[Event]()
    for event in late:
        record.append(fact(event, len(record) + 1, at=happened))
        numbered = given(rejudging, *record)
        for command in judged_anew(asked(900), numbered.facts[-1:], numbered.read):
            again: Decider[Any, Any] = rejudging_action if isinstance(command, JudgeActionAgain) else rejudging
            found = given(again, *record).when(command).outcome()
            follows += found
            record += [fact(one, len(record) + 1, at=NEXT_YEAR) for one in found]
    return follows


def once(history: Sequence[Fact[Event]], late: Event, happened: datetime = NEXT_YEAR) -> DecisionRejudged:
    """The one second verdict that follows from a fact, however often the same is told."""
    (found,) = told(history, late, late, happened=happened)
    assert isinstance(found, DecisionRejudged)
    return found


def position(name: str, at: str = CLINIC, number: str = "") -> PositionTaken:
    """A directorship held since 2005."""
    return PositionTaken(
        position=PositionId(uuid("position", f"{name} at {at} {number}")),
        person=person(name),
        organisation=OrganisationCode(at),
        kind=PositionKind.DIRECTOR,
        title=None,
        held_from=PartialDate("2005"),
        held_to=None,
    )


def owns(holder: str, organisation: str) -> OrganisationsLinked:
    return OrganisationsLinked(
        link=LinkId(uuid("link", holder + organisation)),
        holder=OrganisationCode(holder),
        held=OrganisationCode(organisation),
        kind=LinkKind.OWNERSHIP,
        held_from=PartialDate("2007"),
        held_to=None,
    )


def sharing() -> list[Event]:
    """A seat that two people hold together."""
    shared = replace(seat_created(COMMITTEE, "jo", "lay"), shared=True)
    return [shared, appointed(COMMITTEE, "jo"), appointed(COMMITTEE, "jo", "mo")]


def standing_in(deputy: str = "dee", since: str = "2009-04") -> DeputyNominated:
    return DeputyNominated(
        board=COMMITTEE,
        seat=seat_id("gp1"),
        member=person("gp1"),
        deputy=person(deputy),
        from_day=PartialDate(since),
        to_day=None,
    )


def gone(name: str) -> SeatVacated:
    """Had left the board before its meeting in June."""
    return SeatVacated(
        board=COMMITTEE,
        seat=seat_id(name),
        person=person(name),
        vacated=PartialDate("2009-05"),
        at_once=False,
        why=None,
    )


@pytest.mark.parametrize("name", ["jo", "mo"])
def test_a_late_interest_of_either_of_two_who_share_a_seat_is_weighed(name: str) -> None:
    found = once(held(*sharing(), here=f"{HERE} jo"), interest(name))
    assert stands(found.verdict, "jo") is Standing.EXCLUDED


def test_a_late_interest_of_a_deputy_is_weighed_who_was_there_or_who_was_not() -> None:
    for deputies in ([standing_in()], [standing_in(), standing_in("dot")]):
        assert once(held(*deputies, here="chair lay1 lay2 dee"), interest("dee")).cause


def test_c6_a_late_interest_of_somebody_in_attendance_is_on_record_beside_the_decision() -> None:
    found = once(held(here=f"{HERE} presenter"), interest("presenter"))
    assert person("presenter") in {one.person for one in found.inputs.exclusions}


@pytest.mark.parametrize("part", ["wrote", "sponsored", "scored"])
def test_c6_a_late_interest_of_whoever_brought_or_scored_the_case_and_was_not_there_is_on_record(part: str) -> None:
    """CCG statutory guidance 2017: interests are managed through the whole of a procurement, not only at its end."""
    found = once(brought(part), interest("manager"))
    assert person("manager") in {one.person for one in found.inputs.exclusions}
    assert told(brought(part), interest("manager", since="2009-07"), interest("stranger")) == []


def brought(part: str) -> list[Fact[Event]]:
    """The committee's decision on a case that the manager wrote, sponsored or scored, from afar."""
    written = {"author": "somebody"} if part != "wrote" else {}
    drafted, submitted, *_ = case(pays_practices=False, party=CLINIC, **written)  # type: ignore[arg-type]
    if part == "sponsored":
        content = replace(drafted.content, sponsor=person("manager"))  # type: ignore[attr-defined]
        drafted = replace(drafted, content=content)  # type: ignore[call-arg]
        submitted = replace(submitted, sponsor=person("manager"))  # type: ignore[call-arg]
    scores = [scored_by("manager")] if part == "scored" else []
    return held(bringing=[drafted, submitted, *scores])


def scored_by(name: str) -> CaseScored:
    return CaseScored(case=CASE, version=1, scorer=person(name), criterion="Quality", score=Decimal(3))


def test_a_link_told_late_shows_the_conflict_that_it_makes() -> None:
    history = held(position("gp1", "8HX01"))
    found = once(history, owns("8HX01", CLINIC))
    assert stands(found.verdict, "gp1") is Standing.EXCLUDED
    assert told(history, owns("8HX02", "8HX03")) == []


def test_a_link_told_late_counts_also_in_the_middle_of_the_way() -> None:
    history = held(position("gp1", "8HX01"), owns("8HX01", "8HX02"))
    assert stands(once(history, owns("8HX02", CLINIC)).verdict, "gp1") is Standing.EXCLUDED


def test_a_membership_told_late_shows_who_gains_with_all_member_practices() -> None:
    partner = partners("gp1")[1]
    history = held(partner, pays=True, party=None)
    joined = MembershipBegun(organisation=PRACTICE, body=PCT, joined=PartialDate("2004"))
    assert stands(once(history, joined).verdict, "gp1") is Standing.EXCLUDED


def test_a_term_that_had_ended_takes_the_vote_out_of_the_second_verdict() -> None:
    ended = gone("gp1")
    found = once(held(), ended)
    assert (found.verdict.tally.votes_for, stands(found.verdict, "gp1")) == (3, Standing.VACANT)
    assert told(held(), replace(ended, vacated=PartialDate("2009-07"))) == []


def test_a_term_that_had_begun_puts_a_member_on_the_roster_of_the_second_verdict() -> None:
    history = held(seat_created(COMMITTEE, "jo", "lay"))
    assert stands(once(history, appointed(COMMITTEE, "jo")).verdict, "jo") is Standing.ABSENT
    assert told(history, appointed(COMMITTEE, "jo", since="2009-07")) == []


def test_an_election_found_void_is_told_of_every_decision_since_the_term_that_rested_on_it() -> None:
    election = ElectionId(uuid("election", "one"))
    elected = MemberElected(
        board=COMMITTEE,
        seat=seat_id("jo"),
        person=person("jo"),
        electorate="practices",
        polled=PartialDate("2009-03"),
        votes_for=None,
        votes_cast=None,
        term_from=PartialDate("2009-04"),
        term_to=None,
        election=election,
    )
    void = ElectionVoided(
        board=COMMITTEE,
        seat=seat_id("jo"),
        election=election,
        person=person("jo"),
        voided=PartialDate("2010-01"),
        why="The roll was wrong.",
    )
    found = once(held(seat_created(COMMITTEE, "jo", "lay"), elected, here=f"{HERE} jo"), void)
    assert "de-facto-holder" in found.appeared


def test_a_deputy_nominated_late_acts_in_the_second_verdict() -> None:
    found = once(held(here="chair lay1 lay2 dee"), standing_in())
    assert stands(found.verdict, "gp1") is Standing.PRESENT_NOT_VOTING


@pytest.mark.parametrize("on", ["2009-03", "2009-07"])
def test_a_return_told_late_counts_from_the_day_on_which_it_was_made(on: str) -> None:
    yearly = replace(CHARTER, conflicts=replace(CHARTER.conflicts, nil_return_months=12))
    returns = (
        NilReturnMade(person=person("gp1"), made=PartialDate(on)),
        InterestsConfirmed(person=person("gp1"), confirmed=PartialDate(on)),
    )
    for told_late in returns:
        follows = told(held(charter=yearly), told_late, told_late)
        cured = [one for one in follows if isinstance(one, DecisionRejudged)]
        assert [person("gp1") in {it.person for it in one.inputs.exclusions} for one in cured] == (
            [False] if on == "2009-03" else []
        )


def test_a_decision_is_found_also_where_an_older_one_was_written_down_after_it() -> None:
    before = decided()
    older = replace(before[-1].event, decided=JUNE_17.replace(year=2007))  # type: ignore[call-arg]
    history = [*before, fact(older, len(before) + 1, at=EVENING)]
    assert told(history, interest(since="2008"))


def chairs_action(*members: Event, bringing: Sequence[Event] = ()) -> list[Fact[Event]]:
    """The chair and a lay member acted for the committee."""
    events = [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, CHARTER, *MEMBERS),
        *members,
        *(bringing or case(pays_practices=False, party=CLINIC)),
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    return [*facts, *(fact(one, 1, at=on_day().at) for one in given(chairs_actions, *facts).when(act()).outcome())]


def of_the_action(history: Sequence[Fact[Event]], late: Event) -> ChairsActionRejudged:
    (found,) = told(history, late, late)
    assert isinstance(found, ChairsActionRejudged)
    assert (found.decision, found.findings_then) == (ACTION, ())
    return found


def test_v6_a_late_interest_of_whoever_acted_for_the_board_is_told_beside_the_action() -> None:
    for late in (interest("lay1"), position("lay1")):
        found = of_the_action(chairs_action(), late)
        assert [(one.code, one.pointer) for one in found.findings_now] == [(ConflictOfInterest.code, "/actors/1")]
    linked = of_the_action(chairs_action(position("lay1", "8HX01")), owns("8HX01", CLINIC))
    assert [one.code for one in linked.findings_now] == [ConflictOfInterest.code]


def test_v6_that_somebody_who_acted_sat_there_no_longer_is_told_beside_the_action() -> None:
    found = of_the_action(chairs_action(), gone("chair"))
    assert [one.code for one in found.findings_now] == [NotJointly.code, NotAMemberOfTheBoard.code]


def test_v6_what_does_not_concern_those_who_acted_says_nothing_of_the_action() -> None:
    assert told(chairs_action(), interest("lay2"), interest("lay1", since="2009-07")) == []
