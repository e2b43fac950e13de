"""The record of a meeting is corrected by a later fact that somebody else confirms; the original stays."""

from dataclasses import replace

import pytest

from domain.kernel.facts import Fact
from domain.kernel.four_eyes import ConfirmedByWhoeverAsked, CorrectionAlreadyConfirmed
from domain.kernel.ids import ActorId, CorrectionId, FactId, PersonId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, fact, given
from domain.meetings.attendance import Attendance, Movement
from domain.meetings.commands import AskCorrection, ConfirmCorrection
from domain.meetings.correcting import (
    CorrectionAlreadyAsked,
    InvalidAttendance,
    NoVoteToCorrect,
    OutsideTheMeeting,
    UnknownCorrection,
)
from domain.meetings.course import sitting_after
from domain.meetings.decider import decider
from domain.meetings.events import CorrectionAsked, CorrectionConfirmed
from domain.meetings.motions import Attended, Choice, Corrected, Presence
from domain.meetings.policies import UnknownMeeting
from domain.meetings.sitting import NOT_CALLED
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import numbered
from domain.tests.meetings.make import (
    DIRECTOR,
    EARLIER_MEETING,
    LAY,
    LAY_SEAT,
    MEETING,
    MOTION,
    arrived,
    at,
    closed,
    debate,
    item_closed,
    left,
    minute,
    opened,
    vote_closed,
    voted,
)

CORRECTION = CorrectionId(numbered(701))
BECAUSE = replace(ASKED, reason="The minutes show the doctor as attending.")
ANOTHER = ActorId("vice-chair")
HELD = (*debate(), voted(), vote_closed(), item_closed(), closed())
TIMED = (*debate(), at(opened(), 0), at(closed(), 60))
CAST = FactId(f"00000000-0000-7000-8000-{len(debate()) + 1:012x}")


def ask_attendance(person: PersonId = LAY, attended: Attended | None = None) -> AskCorrection:
    """That somebody was there, or was not."""
    return AskCorrection(
        asked=BECAUSE,
        meeting=MEETING,
        correction=CORRECTION,
        subject=Corrected.ATTENDANCE,
        person=person,
        attended=attended,
    )


def ask_vote(
    choice: Choice | None = Choice.AGAINST, corrects: FactId | None = CAST, person: PersonId | None = LAY
) -> AskCorrection:
    """That the vote of the lay member was another, or none."""
    return AskCorrection(
        asked=replace(BECAUSE, corrects=corrects),
        meeting=MEETING,
        correction=CORRECTION,
        subject=Corrected.VOTE,
        person=person,
        motion=MOTION,
        seat=LAY_SEAT,
        choice=choice,
    )


def said(command: AskCorrection) -> CorrectionAsked:
    """The correction as it was asked for."""
    return CorrectionAsked(
        meeting=MEETING,
        correction=CORRECTION,
        subject=command.subject,
        person=command.person,
        attended=command.attended,
        motion=command.motion,
        seat=command.seat,
        choice=command.choice,
    )


def confirmed(command: AskCorrection) -> CorrectionConfirmed:
    """The same, as somebody else confirmed it."""
    return CorrectionConfirmed(
        meeting=MEETING,
        correction=CORRECTION,
        subject=command.subject,
        person=command.person,
        attended=command.attended,
        motion=command.motion,
        seat=command.seat,
        choice=command.choice,
        asked_at=len(HELD) + 1,
    )


def confirm(by: ActorId = ANOTHER) -> ConfirmCorrection:
    return ConfirmCorrection(asked=replace(ASKED, by=by), meeting=MEETING, correction=CORRECTION)


def stayed(came: int = 0, gone: int | None = None) -> Attended:
    """In the room, in minutes after the meeting was to start."""
    until = minute(gone) if gone is not None else None
    return Attended(presence=Presence.IN_PERSON, came_at=minute(came), left_at=until)


def attendance_after(*events: Event) -> Attendance:
    """Who was there, after the meeting and these facts."""
    sitting = NOT_CALLED
    for position, event in enumerate((*HELD, *events), start=1):
        told: Fact[Event] = fact(event, position)
        sitting = sitting_after(sitting, told)
    return sitting.attendance


def test_a_correction_is_asked_for_with_a_reason_also_after_the_meeting() -> None:
    given(decider, *HELD).when(ask_attendance()).then(said(ask_attendance()))
    silent = replace(ask_attendance(), asked=ASKED)
    given(decider, *HELD).when(silent).then_refused(ReasonMissing, pointer="/reason")


def test_a_correction_holds_once_somebody_else_confirms_it() -> None:
    asked_for = said(ask_vote())
    given(decider, *HELD, asked_for).when(confirm()).then(confirmed(ask_vote()))
    refused = given(decider, *HELD, asked_for).when(confirm(ASKED.by)).then_refused(ConfirmedByWhoeverAsked)
    assert refused.evidence == (len(HELD) + 1,)


def test_what_was_asked_for_of_another_meeting_is_not_confirmed_at_this_one() -> None:
    elsewhere = replace(said(ask_vote()), meeting=EARLIER_MEETING)
    given(decider, elsewhere, *HELD).when(confirm()).then_refused(UnknownCorrection)


def test_nobody_confirms_what_was_not_asked_for_or_twice() -> None:
    given(decider, *HELD).when(confirm()).then_refused(UnknownCorrection)
    history = (*HELD, said(ask_vote()), confirmed(ask_vote()))
    given(decider, *history).when(confirm()).then_refused(CorrectionAlreadyConfirmed)
    given(decider, *history).when(ask_vote()).then_refused(CorrectionAlreadyAsked)


def test_a_correction_is_of_a_meeting_of_a_person_and_of_a_vote_on_record() -> None:
    given(decider).when(ask_attendance()).then_refused(UnknownMeeting)
    given(decider, *HELD).when(ask_attendance(PersonId(numbered(998)))).then_refused(UnknownPerson)
    for wrong in (None, FactId(numbered(999))):
        refused = given(decider, *HELD).when(ask_vote(corrects=wrong)).then_refused(NoVoteToCorrect)
        assert refused.evidence == (len(debate()) + 1,)


def test_nobody_leaves_before_they_came_in_a_correction_either() -> None:
    backwards = ask_attendance(attended=stayed(5, 4))
    given(decider, *HELD).when(backwards).then_refused(InvalidAttendance, pointer="/attended/leftAt")


@pytest.mark.parametrize(
    ("attended", "pointer"),
    [
        (stayed(-24 * 60), "/attended/cameAt"),
        (stayed(-30, -1), "/attended/leftAt"),
        (stayed(0, 24 * 60), "/attended/leftAt"),
        (stayed(24 * 60), "/attended/cameAt"),
    ],
)
def test_nobody_attended_before_the_meeting_or_after_it(attended: Attended, pointer: str) -> None:
    given(decider, *TIMED).when(ask_attendance(attended=attended)).then_refused(OutsideTheMeeting, pointer=pointer)


def test_who_came_before_it_was_opened_or_stayed_to_its_end_attended_it() -> None:
    for attended in (stayed(-30), stayed(-30, 0), stayed(0, 60), stayed(60, 60)):
        given(decider, *TIMED).when(ask_attendance(attended=attended)).then_some(CorrectionAsked)


def test_who_came_and_left_in_one_instant_was_not_in_the_room_after_it() -> None:
    told = attendance_after(confirmed(ask_attendance(DIRECTOR, stayed(4, 4))))
    assert DIRECTOR not in told.in_room(minute(4))


def test_a_stay_that_is_corrected_holds_what_was_done_in_the_instants_of_its_ends() -> None:
    told = attendance_after(confirmed(ask_attendance(DIRECTOR, stayed(4, 6))))
    acts = [Movement(person=DIRECTOR, presence=None, item=None, at=minute(at), position=2) for at in (3, 4, 6, 7)]
    assert [told.was_there(DIRECTOR, act) for act in acts] == [False, True, True, False]


@pytest.mark.parametrize("recorded", [(), (left(DIRECTOR),)])
def test_whoever_was_wrongly_shown_is_corrected_and_nobody_else(recorded: tuple[Event, ...]) -> None:
    before = attendance_after(*recorded)
    told = attendance_after(*recorded, confirmed(ask_attendance(DIRECTOR, stayed(1, 9))))
    assert DIRECTOR in told.in_room(minute(5))
    assert DIRECTOR not in told.in_room(minute(9))
    absent = attendance_after(*recorded, confirmed(ask_attendance(DIRECTOR)))
    assert DIRECTOR not in absent.in_room(minute(5))
    for after in (told, absent):
        assert {one: held for one, held in after.by_person.items() if one != DIRECTOR} == {
            one: held for one, held in before.by_person.items() if one != DIRECTOR
        }


def test_what_was_only_asked_for_changes_nothing() -> None:
    assert attendance_after(said(ask_attendance(DIRECTOR))) == attendance_after()
    assert arrived(DIRECTOR) in HELD


@pytest.mark.parametrize("choice", [Choice.AGAINST, None])
def test_a_vote_wrongly_recorded_is_read_as_it_was_cast(choice: Choice | None) -> None:
    for named in (LAY, None):
        told = votes_after(*HELD, confirmed(ask_vote(choice, person=named)))
        assert told == ([(LAY, choice)] if choice else [])


def votes_after(*events: Event) -> list[tuple[PersonId, Choice]]:
    """Who voted how on the motion, after these facts."""
    sitting = NOT_CALLED
    for position, event in enumerate(events, start=1):
        sitting = sitting_after(sitting, fact(event, position))
    return [(one.voter, one.choice) for one in sitting.motions.votes_on(MOTION)]


SHARED = (*debate(), voted(), voted(DIRECTOR, LAY_SEAT), vote_closed())
SECOND = FactId(f"00000000-0000-7000-8000-{len(debate()) + 2:012x}")


def test_of_two_who_share_a_seat_the_vote_of_one_is_corrected_and_the_others_stays() -> None:
    command = ask_vote(corrects=SECOND, person=None)
    asked_for = given(decider, *SHARED).when(command).then_some(CorrectionAsked, person=DIRECTOR)
    given(decider, *SHARED, asked_for).when(confirm()).then_some(CorrectionConfirmed, person=DIRECTOR)
    told = votes_after(*SHARED, confirmed(ask_vote(person=DIRECTOR)))
    assert told == [(LAY, Choice.FOR), (DIRECTOR, Choice.AGAINST)]
    assert votes_after(*SHARED, confirmed(ask_vote(None, person=LAY))) == [(DIRECTOR, Choice.FOR)]


def test_a_vote_is_corrected_of_whoever_cast_it() -> None:
    of_another = ask_vote(corrects=SECOND, person=LAY)
    given(decider, *SHARED).when(of_another).then_refused(NoVoteToCorrect, pointer="/person")


def test_what_was_wrong_in_a_correction_is_corrected_anew() -> None:
    struck = (*HELD, confirmed(ask_vote(None)))
    assert votes_after(*struck) == []
    assert votes_after(*struck, confirmed(ask_vote(Choice.ABSTAIN))) == [(LAY, Choice.ABSTAIN)]
