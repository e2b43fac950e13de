"""What is asked about the meeting of the examples, with sensible defaults."""

from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from domain.boards.conflicts import Determiner, Management
from domain.boards.remit import DecisionType
from domain.interests.categories import Category
from domain.kernel.ids import ItemId, PersonId, SeatId
from domain.kernel.messages import Command
from domain.kernel.spec import ASKED, MONDAY
from domain.meetings.commands import (
    Arrive,
    CallMeeting,
    CastVote,
    CloseItem,
    CloseMeeting,
    CloseVote,
    DeclareAtItem,
    GiveCastingVote,
    GiveNotice,
    GiveRuling,
    Leave,
    OpenItem,
    OpenMeeting,
    PlaceItem,
    PutMotion,
    Return,
    WithdrawItem,
)
from domain.meetings.handing_commands import HandOverPresiding
from domain.meetings.motions import Choice, Direction, Presence
from domain.meetings.terms import NO_TERMS
from domain.tests.boards.make import DISINVESTMENT
from domain.tests.cases.make import CASE
from domain.tests.meetings.make import CHAIR, ITEM, LAY, LAY_SEAT, MEETING, MOTION

C = TypeVar("C", bound=Command)
Said = Any  # whatever a field may hold


def on(command: C, moment: datetime) -> C:
    """The same, as it happened at a moment."""
    return replace(command, asked=replace(ASKED, occurred_at=moment))


def call(**changed: Said) -> CallMeeting:
    plain = CallMeeting(asked=ASKED, meeting=MEETING, board=DISINVESTMENT, starts_at=MONDAY, place="Town hall")
    return replace(plain, **changed)


def give_notice(**changed: Said) -> GiveNotice:
    return replace(GiveNotice(asked=ASKED, meeting=MEETING, given=MONDAY.date()), **changed)


def place(**changed: Said) -> PlaceItem:
    plain = PlaceItem(
        asked=ASKED,
        meeting=MEETING,
        item=ITEM,
        number="73/07",
        title="Dermatology",
        purpose=DecisionType.FINAL_APPROVAL,
        case=CASE,
    )
    return replace(plain, **changed)


def take_off(why: str = "Not ready.") -> WithdrawItem:
    return WithdrawItem(asked=ASKED, meeting=MEETING, item=ITEM, why=why)


def open_meeting(presiding: PersonId = CHAIR) -> OpenMeeting:
    return OpenMeeting(asked=ASKED, meeting=MEETING, presiding=presiding)


def arrive(person: PersonId = LAY) -> Arrive:
    return Arrive(asked=ASKED, meeting=MEETING, person=person, presence=Presence.IN_PERSON)


def leave(person: PersonId = LAY, item: ItemId | None = None) -> Leave:
    return Leave(asked=ASKED, meeting=MEETING, person=person, item=item)


def come_back(person: PersonId = LAY) -> Return:
    return Return(asked=ASKED, meeting=MEETING, person=person, presence=Presence.REMOTE)


def turn_to(item: ItemId = ITEM, presiding: PersonId = CHAIR) -> OpenItem:
    return OpenItem(asked=ASKED, meeting=MEETING, item=item, presiding=presiding)


def hand_over(presiding: PersonId) -> HandOverPresiding:
    return HandOverPresiding(asked=ASKED, meeting=MEETING, item=ITEM, presiding=presiding)


def declare(**changed: Said) -> DeclareAtItem:
    plain = DeclareAtItem(
        asked=ASKED,
        meeting=MEETING,
        item=ITEM,
        person=LAY,
        interest=None,
        category=Category.FINANCIAL,
        organisation=None,
        part=None,
        narrative="My brother works there.",
    )
    return replace(plain, **changed)


def rule(**changed: Said) -> GiveRuling:
    plain = GiveRuling(
        asked=ASKED,
        meeting=MEETING,
        item=ITEM,
        person=LAY,
        management=Management.LEAVE_FOR_ITEM,
        determined_by=Determiner.PRESIDING,
        determiner=CHAIR,
        assessed=None,
        exception=None,
        until=None,
        part=None,
        why="A direct interest.",
    )
    return replace(plain, **changed)


def move(**changed: Said) -> PutMotion:
    plain = PutMotion(
        asked=ASKED,
        meeting=MEETING,
        item=ITEM,
        motion=MOTION,
        direction=Direction.APPROVE,
        text="That the service be approved.",
        mover=None,
        seconder=None,
        terms=NO_TERMS,
        earlier=None,
    )
    return replace(plain, **changed)


def vote(voter: PersonId = LAY, seat: SeatId = LAY_SEAT, **changed: Said) -> CastVote:
    plain = CastVote(asked=ASKED, meeting=MEETING, item=ITEM, motion=MOTION, seat=seat, voter=voter, choice=Choice.FOR)
    return replace(plain, **changed)


def break_the_tie(**changed: Said) -> GiveCastingVote:
    plain = GiveCastingVote(asked=ASKED, meeting=MEETING, item=ITEM, motion=MOTION, presiding=CHAIR, choice=Choice.FOR)
    return replace(plain, **changed)


def close_vote() -> CloseVote:
    return CloseVote(asked=ASKED, meeting=MEETING, item=ITEM, motion=MOTION)


def close_item() -> CloseItem:
    return CloseItem(asked=ASKED, meeting=MEETING, item=ITEM)


def close() -> CloseMeeting:
    return CloseMeeting(asked=ASKED, meeting=MEETING)
