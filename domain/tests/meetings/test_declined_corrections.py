"""A correction is withdrawn by whoever asked, rejected by somebody else, or replaced by a later one that names it."""

from dataclasses import replace

from domain.kernel.four_eyes import CorrectionAlreadyConfirmed, CorrectionWasDeclined
from domain.kernel.ids import ActorId, CorrectionId, FactId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, given
from domain.meetings.correcting import NoCorrectionToSupersede, UnknownCorrection
from domain.meetings.decider import decider
from domain.meetings.declined_commands import DeclineCorrection
from domain.meetings.declined_facts import CorrectionDeclined, Declined
from domain.meetings.events import CorrectionAsked
from domain.meetings.motions import Choice
from domain.tests.cases.make import numbered
from domain.tests.meetings.make import DIRECTOR, MEETING
from domain.tests.meetings.test_corrections import (
    ANOTHER,
    BECAUSE,
    CORRECTION,
    HELD,
    ask_attendance,
    ask_vote,
    confirm,
    confirmed,
    said,
)

ASKED_FOR: tuple[Event, ...] = (*HELD, said(ask_vote()))
CONFIRMED: tuple[Event, ...] = (*ASKED_FOR, confirmed(ask_vote()))
CONFIRMATION = FactId(f"00000000-0000-7000-8000-{len(CONFIRMED):012x}")


def decline(by: ActorId = ANOTHER, reason: str | None = "The tape shows nothing of the kind.") -> DeclineCorrection:
    return DeclineCorrection(asked=replace(ASKED, by=by, reason=reason), meeting=MEETING, correction=CORRECTION)


def declined(how: Declined = Declined.REJECTED) -> CorrectionDeclined:
    return CorrectionDeclined(meeting=MEETING, correction=CORRECTION, how=how)


def test_who_asked_withdraws_and_anybody_else_rejects() -> None:
    given(decider, *ASKED_FOR).when(decline()).then(declined())
    given(decider, *ASKED_FOR).when(decline(by=ASKED.by)).then(declined(Declined.WITHDRAWN))


def test_what_was_declined_is_neither_confirmed_nor_declined_again() -> None:
    history = (*ASKED_FOR, declined())
    for command in (confirm(), decline()):
        refused = given(decider, *history).when(command).then_refused(CorrectionWasDeclined)
        assert refused.evidence == (len(history),)


def test_declining_says_why_and_is_of_what_waits_to_be_confirmed() -> None:
    given(decider, *ASKED_FOR).when(decline(reason=" ")).then_refused(ReasonMissing, pointer="/reason")
    given(decider, *HELD).when(decline()).then_refused(UnknownCorrection)
    given(decider, *CONFIRMED).when(decline()).then_refused(CorrectionAlreadyConfirmed)


def test_a_later_correction_names_the_one_that_it_supersedes() -> None:
    again = replace(ask_vote(Choice.ABSTAIN), correction=CorrectionId(numbered(702)))
    again = replace(again, asked=replace(again.asked, supersedes=CONFIRMATION))
    given(decider, *CONFIRMED).when(again).then_some(CorrectionAsked, correction=again.correction)
    for history in (HELD, ASKED_FOR):
        given(decider, *history).when(again).then_refused(NoCorrectionToSupersede, pointer="/supersedes")
    other = replace(ask_attendance(DIRECTOR), correction=again.correction)
    other = replace(other, asked=replace(BECAUSE, supersedes=CONFIRMATION))
    given(decider, *CONFIRMED).when(other).then_refused(NoCorrectionToSupersede, pointer="/supersedes")
