"""Where conflicts cost the quorum: a conflicts panel instructs, or co-opted members take the question up later."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.boards.conflicts import Management
from domain.boards.events import SeatBasis
from domain.cases.content import Party, PartyRole
from domain.cases.events import CaseDrafted, CaseScored
from domain.decisions.events import DecisionTaken
from domain.decisions.free_members import KeptFromTheQuestion, NobodyCoOpted, PanelTooSmall, SeatNotCoOpted
from domain.decisions.inputs import Exclusion
from domain.decisions.statuses import Status
from domain.decisions.way_out_commands import ConveneConflictsPanel, CoOptMembers
from domain.decisions.way_out_events import ConflictsPanelConvened, MembersCoOpted
from domain.decisions.ways_out import NotALaterMeetingOfTheBoard, QuestionAnswered
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import LinkId, MotionId, OrganisationCode, PersonId, PositionId
from domain.kernel.messages import Event, Mode
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import Given, fact, given
from domain.meetings.events import MeetingCalled
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.recusals import Ground
from domain.organisations.events import LinkKind, OrganisationsLinked
from domain.people.events import PersonRegistered, PositionKind, PositionTaken
from domain.people.policies import UnknownPerson
from domain.tests.decisions.after import JUNE_17, LATER, afterwards, decided, going_on, on_day
from domain.tests.decisions.make import person, seat_id, uuid
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    DECISION,
    DEVELOPMENT,
    DISINVESTMENT,
    EVENING,
    appointed,
    proposed,
    seat_created,
    vote,
)
from domain.tests.decisions.test_reopening import agreed_by_few, status
from domain.tests.decisions.test_sequels import after

JULY = EVENING.replace(month=7, day=30)
PRACTICE, OTHER = OrganisationCode("LOCAL-OAK1"), OrganisationCode("LOCAL-ELM1")
CALLED = MeetingCalled(meeting=LATER, board=COMMITTEE, starts_at=JULY, place="Walthamstow")
KEPT = Exclusion(
    person=person("gp1"),
    ground=Ground.RULING,
    findings=(),
    management=Management.LEAVE_FOR_ITEM,
    determined_by=None,
    ruled_at=None,
)


def lost() -> Given:
    """Too few agreed, because one doctor was kept from the question; people are on the register."""
    few = agreed_by_few()
    facts = [
        fact(replace(one.event, inputs=replace(one.event.inputs, exclusions=(KEPT,))), 1, at=one.envelope.occurred_at)
        if isinstance(one.event, DecisionTaken)
        else one
        for one in few.facts
    ]
    people = ("officer", "lay3", "nurse", "gp1")
    known = [PersonRegistered(person=person(name), office="Officer", name=None) for name in people]
    return going_on(given(few.decider, *facts), *known)


def panel(*names: str) -> ConveneConflictsPanel:
    return ConveneConflictsPanel(
        asked=on_day(),
        decision=DECISION,
        convened_by=person("officer"),
        panel=tuple(person(name) for name in names),
        on=JUNE_17,
        instructions="That the question go to members who are no partners.",
        why="Conflicts left too few.",
    )


def co_opting(*seats: str) -> CoOptMembers:
    named = tuple(seat_id(name) for name in seats)
    return CoOptMembers(asked=on_day(), decision=DECISION, meeting=LATER, seats=named, on=JUNE_17, why="A swap.")


def with_seat(name: str, basis: SeatBasis = SeatBasis.CO_OPTED, *, held: bool = True) -> Given:
    """A seat for a neighbour's doctor, and the meeting in July."""
    seat = replace(seat_created(COMMITTEE, name, "GP"), basis=basis)
    events: list[Event] = [CALLED, seat, *([appointed(COMMITTEE, name)] if held else [])]
    return going_on(lost(), *events)


def test_a_panel_instructs_and_the_question_still_has_no_answer() -> None:
    """A CCG's policy of 26 March 2015."""
    convened = afterwards(lost()).when(panel("lay3", "nurse")).then_some(ConflictsPanelConvened)
    assert convened.panel == (person("lay3"), person("nurse"))
    assert status(after(lost(), panel("lay3", "nurse"))) is Status.WITHOUT_EFFECT


def test_a_panel_is_two_persons_on_record_of_whom_nobody_was_kept_from_the_question() -> None:
    record = afterwards(lost())
    for few in (("lay3",), ("lay3", "lay3")):
        record.when(panel(*few)).then_refused(PanelTooSmall)
    record.when(panel("lay3", "stranger")).then_refused(UnknownPerson, pointer="/panel/1")
    nobody = replace(panel("lay3", "nurse"), convened_by=person("stranger"))
    record.when(nobody).then_refused(UnknownPerson, pointer="/convenedBy")
    record.when(panel("lay3", "gp1")).then_refused(KeptFromTheQuestion, pointer="/panel/1")
    record.when(replace(panel("lay3", "nurse"), instructions=" ")).then_refused(ReasonMissing, pointer="/instructions")
    afterwards(decided()).when(panel("lay3", "nurse")).then_refused(QuestionAnswered)


def test_members_are_co_opted_for_a_later_meeting_that_takes_the_question_up() -> None:
    """Local Government Chronicle, 2015: doctors swapped with a neighbour."""
    swapped = afterwards(with_seat("neighbour")).when(co_opting("neighbour")).then_some(MembersCoOpted)
    assert (swapped.members, swapped.meeting) == ((person("neighbour"),), LATER)
    assert status(after(with_seat("neighbour"), co_opting("neighbour"))) is Status.CARRIED_OVER


def test_only_a_seat_for_co_opted_members_that_somebody_holds_is_one() -> None:
    asked = co_opting("neighbour")
    afterwards(with_seat("neighbour", SeatBasis.ELECTED)).when(asked).then_refused(SeatNotCoOpted, pointer="/seats/0")
    afterwards(with_seat("neighbour", held=False)).when(asked).then_refused(NobodyCoOpted, pointer="/seats/0")
    afterwards(with_seat("neighbour")).when(co_opting()).then_refused(SeatNotCoOpted, pointer="/seats")
    elsewhere = going_on(lost(), replace(CALLED, board=DISINVESTMENT))
    afterwards(elsewhere).when(asked).then_refused(NotALaterMeetingOfTheBoard)


def test_who_was_kept_from_the_question_is_not_brought_back_by_co_option() -> None:
    seat = replace(seat_created(COMMITTEE, "swap", "GP"), basis=SeatBasis.CO_OPTED)
    record = going_on(lost(), CALLED, seat, appointed(COMMITTEE, "swap", "gp1"))
    afterwards(record).when(co_opting("swap")).then_refused(KeptFromTheQuestion, pointer="/seats/0")


def naming(organisation: OrganisationCode) -> Given:
    """The same where the case names an organisation, of which one on the register is a partner."""
    few = lost()
    party = Party(organisation=organisation, role=PartyRole.PROPOSED_PROVIDER)
    facts = [
        replace_event(one, replace(one.event, content=replace(one.event.content, parties=(party,))))
        if isinstance(one.event, CaseDrafted)
        else one
        for one in few.facts
    ]
    partner = PositionTaken(
        position=PositionId(uuid("position", "nurse")),
        person=person("nurse"),
        organisation=PRACTICE,
        kind=PositionKind.PARTNER,
        title=None,
        held_from=PartialDate("2001"),
        held_to=None,
    )
    return going_on(given(few.decider, *facts), partner)


def replace_event(one: Fact[Event], event: Event) -> Fact[Event]:
    return fact(event, one.position, at=one.envelope.occurred_at)


def test_whoever_has_an_interest_in_the_matter_does_not_sit_on_the_panel() -> None:
    refusal = (
        afterwards(naming(PRACTICE)).when(panel("lay3", "nurse")).then_refused(ConflictOfInterest, pointer="/panel/1")
    )
    assert refusal.evidence
    afterwards(naming(OTHER)).when(panel("lay3", "nurse")).then_some(ConflictsPanelConvened)
    told = replace(on_day(), mode=Mode.RETROSPECTIVE, reason="From the file.", source="Minute 4")
    afterwards(naming(PRACTICE)).when(replace(panel("lay3", "nurse"), asked=told)).then_found(ConflictOfInterest)


def test_an_interest_that_is_held_through_another_organisation_keeps_from_the_panel_too() -> None:
    federation = OrganisationsLinked(
        link=LinkId(uuid("link", "federation")),
        holder=PRACTICE,
        held=OTHER,
        kind=LinkKind.OWNERSHIP,
        held_from=None,
        held_to=None,
    )
    record = going_on(naming(OTHER), federation)
    afterwards(record).when(panel("lay3", "nurse")).then_refused(ConflictOfInterest, pointer="/panel/1")


def written(authors: tuple[PersonId, ...] = (), sponsor: PersonId | None = None) -> Given:
    """The same where the case says who wrote or sponsored it."""
    few = lost()
    facts = [
        replace_event(one, replace(one.event, content=replace(one.event.content, authors=authors, sponsor=sponsor)))
        if isinstance(one.event, CaseDrafted)
        else one
        for one in few.facts
    ]
    return given(few.decider, *facts)


SCORED = CaseScored(case=CASE, version=1, scorer=person("nurse"), criterion="Value", score=Decimal(3))


@pytest.mark.parametrize(
    "record",
    [
        written(authors=(person("nurse"),)),
        written(sponsor=person("nurse")),
        going_on(lost(), SCORED),
        going_on(lost(), proposed("nurse")),
    ],
    ids=["wrote", "sponsored", "scored", "proposed"],
)
def test_whoever_brought_the_case_does_not_sit_on_the_panel(record: Given) -> None:
    refusal = afterwards(record).when(panel("lay3", "nurse")).then_refused(ConflictOfInterest, pointer="/panel/1")
    assert (refusal.rule, len(refusal.evidence)) == ("nobody-who-brought-the-case-sits-on-the-panel", 1)
    told = replace(on_day(), mode=Mode.RETROSPECTIVE, reason="From the file.", source="Minute 4")
    afterwards(record).when(replace(panel("lay3", "nurse"), asked=told)).then_found(ConflictOfInterest)


def test_whoever_voted_on_the_case_elsewhere_may_sit_on_the_panel() -> None:
    elsewhere = vote(DEVELOPMENT, "nurse+", MotionId(uuid("motion", "elsewhere")))
    afterwards(going_on(lost(), elsewhere)).when(panel("lay3", "nurse")).then_some(ConflictsPanelConvened)
