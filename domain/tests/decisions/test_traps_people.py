"""Where people are not as simple as a list of members: each of these once went wrong on a real board."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.boards.charter import Charter
from domain.boards.events import (
    BoardKind,
    DeputyNominated,
    ElectionVoided,
    MemberAppointed,
    SeatAbolished,
    SeatCreated,
    SeatVacated,
)
from domain.boards.quorum import CountBasis, Fraction, QuorumBase, QuorumRule
from domain.boards.remit import DecisionType
from domain.boards.tenure import Deputies, Holdover, TenurePolicy
from domain.decisions.decider import decider
from domain.decisions.events import DecisionTaken
from domain.decisions.verdict import Result, Standing, Verdict
from domain.interests.findings import Match
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import ElectionId, OrganisationCode, PositionId
from domain.kernel.messages import Event, FreeText
from domain.kernel.spec import given
from domain.meetings.events import MotionPut, PersonArrived, PersonLeft, VoteCast
from domain.meetings.motions import Direction, Presence
from domain.people.events import PositionKind, PositionLeft, PositionTaken
from domain.tests.boards.make import member_elected
from domain.tests.decisions.make import codes, counts, person, seat_id, stands, uuid
from domain.tests.decisions.story import (
    COMMITTEE,
    EVENING,
    MEETING,
    at_minute,
    board,
    case,
    committee_charter,
    meeting_of,
    seat_created,
    take,
    vote,
)

MEMBERS = ("chair:director", "gp1:GP", "gp2:GP", "lay1:lay")
TODAY = PartialDate("2009-06-16")
DEPUTISED = TenurePolicy(deputies=Deputies.ALLOWED)
ELECTION = ElectionId(uuid("election", "gp1"))


def under(tenure: TenurePolicy | None = None, quorum: QuorumRule | None = None) -> Charter:
    plain = committee_charter()
    return replace(plain, tenure=tenure or TenurePolicy(), quorum=(quorum,) if quorum else plain.quorum)


def sitting(
    cast: str = "chair+ gp1+ lay1+",
    *,
    charter: Charter | None = None,
    seats: Iterable[Event] = (),
    here: str = "chair gp1 gp2 lay1",
    party: str | None = None,
    without: str = "",
) -> list[Event]:
    """The committee, what else is on record of its seats, a case and a meeting that votes on it."""
    members = [one for one in MEMBERS if one.partition(":")[0] not in without.split()]
    return [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter or under(), *members),
        *seats,
        *case(pays_practices=False, party=party),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, cast, here=here, presiding="chair"),
    ]


def verdict(events: Iterable[Event | Fact[Event]]) -> Verdict:
    facts = [one if isinstance(one, Fact) else at_minute(one, at) for at, one in enumerate(events, start=1)]
    taken: DecisionTaken = given(decider, *facts).when(take()).then_some(DecisionTaken)
    return taken.verdict


def nominated(deputy: str, member: str, until: PartialDate | None = None) -> DeputyNominated:
    return DeputyNominated(
        board=COMMITTEE,
        seat=seat_id(member),
        member=person(member),
        deputy=person(deputy),
        from_day=PartialDate("2009-06-01"),
        to_day=until,
    )


def voting_for(member: str, deputy: str, choice: str = "+") -> VoteCast:
    return replace(vote(COMMITTEE, f"{member}{choice}"), voter=person(deputy))


def appointed(name: str, *, seat: str = "", since: str = "2009-04", until: str | None = None) -> MemberAppointed:
    return MemberAppointed(
        board=COMMITTEE,
        seat=seat_id(seat or name),
        person=person(name),
        term_from=PartialDate(since),
        term_to=PartialDate(until) if until else None,
    )


def extra_seat(name: str, **changed: object) -> SeatCreated:
    return replace(seat_created(COMMITTEE, name, "GP"), **changed)  # type: ignore[arg-type]


def left(name: str, *, at_once: bool = False) -> SeatVacated:
    why: FreeText | None = None
    return SeatVacated(
        board=COMMITTEE, seat=seat_id(name), person=person(name), vacated=TODAY, at_once=at_once, why=why
    )


def partner(name: str, at: str, kind: PositionKind, since: str, number: int) -> PositionTaken:
    return PositionTaken(
        position=PositionId(uuid("position", f"{name} {number}")),
        person=person(name),
        organisation=OrganisationCode(at),
        kind=kind,
        title=None,
        held_from=PartialDate(since),
        held_to=None,
    )


def test_p1_whoever_comes_late_counts_from_then_on_and_whoever_has_gone_no_longer() -> None:
    events = sitting("chair+ gp1+", here="chair gp1 gp2")
    put = next(at for at, one in enumerate(events) if isinstance(one, MotionPut))
    late = PersonArrived(meeting=MEETING, person=person("lay1"), presence=Presence.IN_PERSON)
    gone = PersonLeft(meeting=late.meeting, person=person("gp2"), item=None)
    told = verdict([*events[:put], late, gone, *events[put:]])
    assert [counts(told, name) for name in ("chair", "gp1", "gp2", "lay1")] == [True, True, False, True]


def test_p1_somebody_in_attendance_who_becomes_a_member_votes_from_that_day() -> None:
    seats = [extra_seat("gp9"), appointed("gp9", since="2009-06-16")]
    told = verdict([*sitting(seats=seats, here="chair gp1 gp2 lay1 gp9"), vote(COMMITTEE, "gp9+")])
    assert stands(told, "gp9") is Standing.FOR
    too_early = [extra_seat("gp9"), appointed("gp9", since="2009-06-17")]
    other = verdict([*sitting(seats=too_early, here="chair gp1 gp2 lay1 gp9"), vote(COMMITTEE, "gp9+")])
    assert (stands(other, "gp9"), other.tally.uncounted) == (Standing.VACANT, 1)


def test_p2_a_deputy_counts_and_votes_in_the_members_place() -> None:
    events = sitting("chair+ gp1+", charter=under(DEPUTISED), seats=[nominated("dep", "lay1")], here="chair gp1 dep")
    told = verdict([*events, voting_for("lay1", "dep")])
    assert (stands(told, "lay1"), counts(told, "lay1"), told.result) == (Standing.FOR, True, Result.CARRIED)
    assert "deputy-acts" in codes(told)


def test_p2_of_two_deputies_who_came_the_one_who_voted_acts() -> None:
    both = [nominated("dep", "lay1"), nominated("other", "lay1")]
    events = sitting("chair+ gp1+", charter=under(DEPUTISED), seats=both, here="chair gp1 dep other")
    for voter in ("dep", "other"):
        told = verdict([*events, voting_for("lay1", voter)])
        assert (stands(told, "lay1"), told.tally.uncounted) == (Standing.FOR, 0)


def test_p2_a_deputy_for_two_members_who_comes_too_sends_nobody_home() -> None:
    seats = [nominated("dep", "lay1"), nominated("other", "gp2"), nominated("both", "lay1"), nominated("both", "gp2")]
    present = under(DEPUTISED, QuorumRule(min_total=4, count_basis=CountBasis.PRESENT))
    for here in ("chair gp1 dep other", "chair gp1 dep other both", "chair gp1 dep both", "chair gp1 both other"):
        told = verdict(sitting("chair+ gp1+", charter=present, seats=seats, here=here))
        assert (told.quorum.counted, told.quorum.quorate) == (4, True)


def test_p2_where_the_charter_does_not_allow_deputies_none_acts() -> None:
    events = sitting("chair+ gp1+", seats=[nominated("dep", "lay1")], here="chair gp1 gp2 dep")
    told = verdict([*events, voting_for("lay1", "dep")])
    assert (stands(told, "lay1"), told.tally.uncounted) == (Standing.ABSENT, 1)


def test_p2_a_deputy_is_not_counted_to_a_quorum_that_leaves_deputies_out() -> None:
    strict = under(DEPUTISED, QuorumRule(min_total=3, deputies_count=False))
    told = verdict(sitting("chair+ gp1+", charter=strict, seats=[nominated("dep", "lay1")], here="chair gp1 dep"))
    assert (told.result, counts(told, "lay1")) == (Result.INQUORATE, False)


def test_p2_a_deputy_named_for_another_day_does_not_act() -> None:
    seats = [nominated("dep", "lay1", until=PartialDate("2009-06-15"))]
    told = verdict(sitting("chair+", charter=under(DEPUTISED), seats=seats, here="chair gp1 gp2 dep"))
    assert stands(told, "lay1") is Standing.ABSENT


@pytest.mark.parametrize(("conflicted", "path"), [("dep", "PARTNER"), ("lay1", "DEPUTY_FOR")])
def test_p2_the_interests_of_the_deputy_and_of_the_member_both_count(conflicted: str, path: str) -> None:
    seats = [nominated("dep", "lay1"), partner(conflicted, "F86001", PositionKind.PARTNER, "2001", 1)]
    events = sitting(
        "chair+ gp1+ gp2+", charter=under(DEPUTISED), seats=seats, here="chair gp1 gp2 dep", party="F86001"
    )
    facts = [at_minute(one, at) for at, one in enumerate([*events, voting_for("lay1", "dep")], start=1)]
    taken: DecisionTaken = given(decider, *facts).when(take()).then_some(DecisionTaken)
    assert (stands(taken.verdict, "lay1"), taken.verdict.tally.uncounted) == (Standing.EXCLUDED, 1)
    [found] = [one for one in taken.inputs.exclusions if one.person == person("dep")]
    assert found.findings[0].path[0].relation == path


def test_p2_one_deputy_of_two_members_is_one_head() -> None:
    seats = [nominated("dep", "lay1"), nominated("dep", "gp2")]
    told = verdict(sitting("chair+", charter=under(DEPUTISED), seats=seats, here="chair gp1 dep"))
    assert told.quorum.counted == 3


def test_p3_one_person_with_two_seats_is_one_head_and_has_one_vote() -> None:
    seats = [extra_seat("gp9"), appointed("gp1", seat="gp9")]
    told = verdict([*sitting(seats=seats), replace(vote(COMMITTEE, "gp9+"), voter=person("gp1"))])
    assert (told.quorum.counted, told.tally.votes_for) == (4, 3)


def test_p4_two_who_share_a_seat_and_disagree_have_no_vote() -> None:
    seats = [extra_seat("gp9", shared=True), appointed("gp9"), appointed("gp8", seat="gp9")]
    ballots = [vote(COMMITTEE, "gp9+"), replace(vote(COMMITTEE, "gp9-"), voter=person("gp8"))]
    told = verdict([*sitting(seats=seats, here="chair gp1 gp2 lay1 gp9 gp8"), *ballots])
    assert (told.tally.votes_for, told.tally.votes_against, told.tally.uncounted) == (3, 0, 2)
    assert (told.quorum.counted, "share-divided" in codes(told)) == (5, True)


def test_p4_the_interest_of_either_who_shares_a_seat_touches_its_vote() -> None:
    seats = [
        extra_seat("gp9", shared=True),
        appointed("gp9"),
        appointed("gp8", seat="gp9"),
        partner("gp8", "F86001", PositionKind.PARTNER, "2001", 1),
    ]
    told = verdict([*sitting(seats=seats, here="chair gp1 gp2 lay1 gp9", party="F86001"), vote(COMMITTEE, "gp9+")])
    assert (stands(told, "gp9"), "touched-through-other-holder" in codes(told)) == (Standing.EXCLUDED, True)


def test_p5_a_member_whose_term_ran_out_votes_only_where_the_charter_lets_members_sit_on() -> None:
    seats = [extra_seat("gp9"), appointed("gp9", until="2009-05-31")]
    for policy, standing in (
        (TenurePolicy(holdover=Holdover.UNTIL_SUCCESSOR, holdover_months=1), Standing.FOR),
        (TenurePolicy(), Standing.VACANT),
    ):
        events = sitting(charter=under(policy), seats=seats, here="chair gp1 gp2 lay1 gp9")
        told = verdict([*events, vote(COMMITTEE, "gp9+")])
        assert stands(told, "gp9") is standing
        assert ("holding-over" in codes(told)) is (standing is Standing.FOR)


def test_p5_whoever_resigns_at_once_votes_until_then_and_not_afterwards() -> None:
    events = sitting("chair+ gp1+")
    put = next(at for at, one in enumerate(events) if isinstance(one, MotionPut))
    before = verdict([*events[:put], left("lay1", at_once=True), *events[put:], vote(COMMITTEE, "lay1+")])
    assert (stands(before, "lay1"), before.tally.uncounted) == (Standing.VACANT, 1)
    after = verdict([*events, vote(COMMITTEE, "lay1+"), left("lay1", at_once=True)])
    assert (stands(after, "lay1"), after.tally.uncounted) == (Standing.FOR, 0)
    at_the_end_of_the_day = verdict([*events[:put], left("lay1"), *events[put:], vote(COMMITTEE, "lay1+")])
    assert stands(at_the_end_of_the_day, "lay1") is Standing.FOR


def test_p5_a_vote_from_a_seat_whose_election_was_voided_stands_and_is_found_to_be_de_facto() -> None:
    elected = member_elected(
        person("gp9"), board=COMMITTEE, seat=seat_id("gp9"), election=ELECTION, term_from=PartialDate("2009-04-01")
    )
    voided = ElectionVoided(
        board=COMMITTEE,
        seat=seat_id("gp9"),
        election=ELECTION,
        person=person("gp9"),
        voided=PartialDate("2009-06-30"),
        why="Papers went astray.",
    )
    events = sitting(seats=[extra_seat("gp9"), elected], here="chair gp1 gp2 lay1 gp9")
    told = verdict([*events, vote(COMMITTEE, "gp9+"), voided])
    assert (stands(told, "gp9"), told.tally.votes_for) == (Standing.FOR, 4)
    assert "de-facto-holder" in codes(told)


def test_p6_a_vacant_seat_is_of_the_whole_membership_and_not_of_the_filled_seats() -> None:
    half = Fraction(of=1, out_of=2)
    for base, needed in ((QuorumBase.WHOLE_MEMBERSHIP, 3), (QuorumBase.FILLED_SEATS, 2)):
        charter = under(quorum=QuorumRule(base=base, fraction=half))
        told = verdict(sitting(charter=charter, seats=[extra_seat("gp9")]))
        assert (told.quorum.needed, stands(told, "gp9")) == (needed, Standing.VACANT)


def test_p6_an_abolished_seat_is_no_vacancy() -> None:
    charter = under(quorum=QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=Fraction(of=1, out_of=2)))
    gone = SeatAbolished(board=COMMITTEE, seat=seat_id("gp9"), abolished=PartialDate("2009-06-15"), why=None)
    told = verdict(sitting(charter=charter, seats=[extra_seat("gp9"), gone]))
    assert (told.quorum.base, len(told.standings)) == (4, 4)
    not_yet = [extra_seat("gp9", created=PartialDate("2009-06-17"))]
    assert verdict(sitting(charter=charter, seats=not_yet)).quorum.base == 4


def test_p9_a_salaried_doctor_who_becomes_a_partner_has_a_partners_interest_from_that_day() -> None:
    salaried = partner("gp2", "F86001", PositionKind.SALARIED, "2001", 1)
    gave_up = PositionLeft(
        position=salaried.position, person=salaried.person, organisation=salaried.organisation, left=TODAY
    )
    joined = partner("gp2", "F86001", PositionKind.PARTNER, "2009-06-16", 2)
    facts = [
        at_minute(one, at) for at, one in enumerate(sitting(seats=[salaried, gave_up, joined], party="F86001"), start=1)
    ]
    taken: DecisionTaken = given(decider, *facts).when(take()).then_some(DecisionTaken)
    [found] = [one for one in taken.inputs.exclusions if one.person == person("gp2")]
    kinds = {one.path[0].relation for one in found.findings if one.match is Match.ORGANISATION}
    assert kinds == {"SALARIED", "PARTNER"}
    assert facts[-1].envelope.occurred_at < EVENING + timedelta(hours=2)
