"""Two boards kept apart, their members, a case, and a meeting about it, so that an example says only what matters."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.boards.charter import Charter
from domain.boards.conflicts import Act, ConflictPolicy, Determiner, Management, SeparationPolicy
from domain.boards.events import BoardEstablished, BoardKind, Office, SeatCreated
from domain.boards.remit import DecisionType, Proposing, Remit
from domain.boards.voting import CastingVote, VotingRule
from domain.cases.content import CaseContent
from domain.interests.categories import Category
from domain.interests.events import InterestDeclared
from domain.kernel.ids import (
    BodyCode,
    InterestId,
    ItemId,
    LinkId,
    MeetingId,
    MotionId,
    OrganisationCode,
    PersonId,
    PositionId,
    ProposalId,
    SeatId,
)
from domain.kernel.messages import Event, Withheld
from domain.kernel.spec import MONDAY, fact
from domain.meetings.events import (
    CastingVoteGiven,
    InterestDeclaredAtItem,
    ItemClosed,
    ItemOpened,
    ItemPlaced,
    ItemWithdrawn,
    MeetingCalled,
    MeetingClosed,
    MeetingOpened,
    MotionPut,
    PersonArrived,
    PersonLeft,
    PersonReturned,
    RulingGiven,
    VoteCast,
    VoteClosed,
)
from domain.meetings.motions import Choice, Direction, Presence
from domain.meetings.terms import NO_TERMS
from domain.organisations.events import LinkKind, MembershipBegun, OrganisationsLinked
from domain.people.events import PositionKind, PositionTaken
from domain.proposals.events import ProposalMade
from domain.tests.boards.make import (
    DEVELOPMENT,
    DISINVESTMENT,
    charter,
    charter_adopted,
    member_appointed,
    person_registered,
    seat_created,
)
from domain.tests.cases.make import AUTHOR, CASE, CLINIC, SPONSOR, drafted, numbered, organisation, sealed, submitted

Said = Any  # whatever a field may hold

CHAIR, LAY, DIRECTOR, OFFICER = (PersonId(numbered(n)) for n in (101, 102, 103, 104))
GP, CO_CHAIR = (PersonId(numbered(n)) for n in (111, 112))
CHAIR_SEAT, LAY_SEAT, DIRECTOR_SEAT, OFFICER_SEAT = (SeatId(numbered(n)) for n in (121, 122, 123, 124))
GP_SEAT, CO_CHAIR_SEAT = (SeatId(numbered(n)) for n in (131, 132))
MEETING, EARLIER_MEETING = (MeetingId(numbered(n)) for n in (201, 202))
ITEM, OTHER_ITEM, EARLIER_ITEM = (ItemId(numbered(n)) for n in (211, 212, 213))
MOTION, OTHER_MOTION, EARLIER_MOTION = (MotionId(numbered(n)) for n in (221, 222, 223))
PROPOSAL = ProposalId(numbered(301))
INTEREST = InterestId(numbered(311))
BODY = BodyCode("5NC")
PRACTICE, FEDERATION = OrganisationCode("F86001"), OrganisationCode("LOCAL-FEDERATION")
DECIDERS = ((CHAIR, CHAIR_SEAT), (LAY, LAY_SEAT), (DIRECTOR, DIRECTOR_SEAT))

APPROVING = charter(
    remit=Remit(decides=(DecisionType.FINAL_APPROVAL, DecisionType.DEFERRAL), checks=("finance", "quality")),
    separation=SeparationPolicy(separate_from=(DEVELOPMENT,), barring_acts=tuple(Act)),
    voting=(VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE),),
    conflicts=ConflictPolicy(
        actual=Management.LEAVE_FOR_ITEM,
        potential=Management.SPEAK_NOT_VOTE,
        determined_by=(Determiner.PRESIDING, Determiner.CHAIR, Determiner.CONFLICTS_PANEL),
    ),
)
DEVELOPING = charter(
    remit=Remit(decides=(DecisionType.RECOMMENDATION,), proposing=Proposing.BY_MEMBER, proposes_to=DISINVESTMENT)
)


def seat(seat: SeatId, person: PersonId, board: Said = DISINVESTMENT, **changed: Said) -> list[Event]:
    made: SeatCreated = replace(seat_created(seat, board), **changed)
    return [person_registered(person), made, member_appointed(person, seat, board)]


def boards(approving: Charter = APPROVING, kind: BoardKind = BoardKind.APPROVAL) -> list[Event]:
    """A development board and one that approves, with their charters and members."""
    return [
        BoardEstablished(board=DEVELOPMENT, name="Development", kind=BoardKind.DEVELOPMENT, established=None),
        BoardEstablished(board=DISINVESTMENT, name="Disinvestment", kind=kind, established=None),
        charter_adopted(DEVELOPMENT, says=DEVELOPING),
        charter_adopted(DISINVESTMENT, says=approving),
        *seat(GP_SEAT, GP, DEVELOPMENT),
        *seat(CO_CHAIR_SEAT, CO_CHAIR, DEVELOPMENT, office=Office.CO_CHAIR),
        *seat(CHAIR_SEAT, CHAIR, office=Office.CHAIR),
        *seat(LAY_SEAT, LAY),
        *seat(DIRECTOR_SEAT, DIRECTOR),
        *seat(OFFICER_SEAT, OFFICER, voting=False),
    ]


def case(says: CaseContent | None = None) -> list[Event]:
    """A case that stands submitted, with those whom it names."""
    named: list[Event] = [person_registered(AUTHOR), person_registered(SPONSOR), organisation(), organisation(PRACTICE)]
    return [*named, drafted(content=says or sealed()), submitted()]


def proposed(**changed: Said) -> ProposalMade:
    plain = ProposalMade(
        proposal=PROPOSAL,
        case=CASE,
        version=1,
        from_board=DEVELOPMENT,
        to_board=DISINVESTMENT,
        proposers=(GP,),
        decision=None,
    )
    return replace(plain, **changed)


def called(**changed: Said) -> MeetingCalled:
    plain = MeetingCalled(meeting=MEETING, board=DISINVESTMENT, starts_at=MONDAY, place="Town hall")
    return replace(plain, **changed)


def opened(**changed: Said) -> MeetingOpened:
    return replace(MeetingOpened(meeting=MEETING, board=DISINVESTMENT, presiding=CHAIR), **changed)


def arrived(person: PersonId = CHAIR, presence: Presence = Presence.IN_PERSON) -> PersonArrived:
    return PersonArrived(meeting=MEETING, person=person, presence=presence)


def left(person: PersonId = LAY, item: ItemId | None = None) -> PersonLeft:
    return PersonLeft(meeting=MEETING, person=person, item=item)


def came_back(person: PersonId = LAY) -> PersonReturned:
    return PersonReturned(meeting=MEETING, person=person, presence=Presence.IN_PERSON)


def placed(**changed: Said) -> ItemPlaced:
    plain = ItemPlaced(
        meeting=MEETING,
        item=ITEM,
        board=DISINVESTMENT,
        number="73/07",
        title=Withheld("digest"),
        purpose=DecisionType.FINAL_APPROVAL,
        case=CASE,
        version=1,
    )
    return replace(plain, **changed)


def item_opened(item: ItemId = ITEM, presiding: PersonId = CHAIR) -> ItemOpened:
    return ItemOpened(meeting=MEETING, item=item, presiding=presiding)


def item_closed(item: ItemId = ITEM) -> ItemClosed:
    return ItemClosed(meeting=MEETING, item=item)


def taken_off(item: ItemId = ITEM) -> ItemWithdrawn:
    return ItemWithdrawn(meeting=MEETING, item=item, why=Withheld("digest"))


def closed() -> MeetingClosed:
    return MeetingClosed(meeting=MEETING)


def put(**changed: Said) -> MotionPut:
    plain = MotionPut(
        meeting=MEETING,
        item=ITEM,
        motion=MOTION,
        board=DISINVESTMENT,
        case=CASE,
        version=1,
        direction=Direction.APPROVE,
        text=Withheld("digest"),
        mover=None,
        seconder=None,
        terms=NO_TERMS,
        earlier=None,
    )
    return replace(plain, **changed)


def voted(voter: PersonId = LAY, seat: SeatId = LAY_SEAT, **changed: Said) -> VoteCast:
    plain = VoteCast(
        meeting=MEETING,
        item=ITEM,
        motion=MOTION,
        board=DISINVESTMENT,
        case=CASE,
        seat=seat,
        voter=voter,
        choice=Choice.FOR,
    )
    return replace(plain, **changed)


def voted_at_the_first_board(voter: PersonId = LAY) -> VoteCast:
    return voted(voter, GP_SEAT, meeting=EARLIER_MEETING, item=EARLIER_ITEM, motion=EARLIER_MOTION, board=DEVELOPMENT)


def moved_at_the_first_board(mover: PersonId = LAY, seconder: PersonId | None = None) -> MotionPut:
    earlier = put(meeting=EARLIER_MEETING, item=EARLIER_ITEM, motion=EARLIER_MOTION, board=DEVELOPMENT)
    return replace(earlier, direction=Direction.RECOMMEND, mover=mover, seconder=seconder)


def casting_vote_given() -> CastingVoteGiven:
    return CastingVoteGiven(
        meeting=MEETING,
        item=ITEM,
        motion=MOTION,
        board=DISINVESTMENT,
        case=CASE,
        presiding=CHAIR,
        choice=Choice.FOR,
    )


def vote_closed() -> VoteClosed:
    return VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)


def ruled(person: PersonId = LAY, management: Management = Management.LEAVE_FOR_ITEM) -> RulingGiven:
    return RulingGiven(
        meeting=MEETING,
        item=ITEM,
        person=person,
        management=management,
        determined_by=Determiner.PRESIDING,
        determiner=CHAIR,
        assessed=None,
        exception=None,
        until=None,
        part=None,
        why=Withheld("digest"),
    )


def declared_at_item(person: PersonId = LAY, interest: InterestId | None = None) -> InterestDeclaredAtItem:
    return InterestDeclaredAtItem(
        meeting=MEETING,
        item=ITEM,
        person=person,
        interest=interest,
        category=Category.FINANCIAL,
        organisation=None,
        part=None,
        narrative=None,
    )


def interest_declared(
    person: PersonId = LAY, organisation: OrganisationCode | None = CLINIC, **changed: Said
) -> InterestDeclared:
    plain = InterestDeclared(
        interest=INTEREST,
        person=person,
        category=Category.FINANCIAL,
        indirect=None,
        organisation=organisation,
        holding=None,
        specialty=None,
        narrative=Withheld("digest"),
        held_from=None,
        held_to=None,
        aware_since=None,
        publication_withheld=False,
        category_as_recorded=None,
    )
    return replace(plain, **changed)


def partner(person: PersonId = LAY, organisation: OrganisationCode = PRACTICE) -> PositionTaken:
    return PositionTaken(
        position=PositionId(numbered(321)),
        person=person,
        organisation=organisation,
        kind=PositionKind.PARTNER,
        title=None,
        held_from=None,
        held_to=None,
    )


def link(holder: OrganisationCode, held: OrganisationCode, number: int = 331) -> OrganisationsLinked:
    return OrganisationsLinked(
        link=LinkId(numbered(number)),
        holder=holder,
        held=held,
        kind=LinkKind.OWNERSHIP,
        held_from=None,
        held_to=None,
    )


def joined(organisation: OrganisationCode = PRACTICE) -> MembershipBegun:
    return MembershipBegun(organisation=organisation, body=BODY, joined=None)


def room() -> list[Event]:
    """The meeting is open, and its members are there."""
    everybody = [arrived(person) for person in (CHAIR, LAY, DIRECTOR, OFFICER)]
    return [called(), opened(), *everybody]


def debate(*before: Event, says: CaseContent | None = None, approving: Charter = APPROVING) -> list[Event]:
    """The item is open and the motion put, after whatever went before."""
    return [*boards(approving), *case(says), *before, proposed(), *room(), placed(), item_opened(), put()]


def at(event: Event, minutes: int) -> Said:
    """The event as it happened so many minutes after the meeting was to start, wherever it stands in the log."""
    return fact(event, 1, at=MONDAY + timedelta(minutes=minutes))


def minute(minutes: int) -> datetime:
    return MONDAY + timedelta(minutes=minutes)
