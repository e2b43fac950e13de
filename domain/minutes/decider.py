"""How minutes answer commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.meetings.events import ItemPlaced, MeetingCalled, MeetingOpened
from domain.minutes.commands import ConfirmMinutes, CorrectMinutes, DeferMinutes, DraftMinutes, MinutesCommand
from domain.minutes.events import MinutesConfirmed, MinutesCorrected, MinutesDeferred, MinutesDrafted
from domain.minutes.policies import CONFIRMING, CORRECTING, DEFERRING, DRAFTING
from domain.minutes.state import BLANK, Minutes, evolve


def decide(command: MinutesCommand, known: Minutes) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case DraftMinutes():
            enforce(DRAFTING, command, known)
            return [_drafted(command, known)]
        case ConfirmMinutes(meeting=meeting, at_meeting=at_meeting, at_item=at_item, amendments=amendments):
            enforce(CONFIRMING, command, known)
            draft = known.minuted[meeting].draft
            confirmed = MinutesConfirmed(
                meeting=meeting, draft=draft, at_meeting=at_meeting, at_item=at_item, amendments=amendments
            )
            return [confirmed]
        case DeferMinutes(meeting=meeting, at_meeting=at_meeting, at_item=at_item, why=why):
            enforce(DEFERRING, command, known)
            return [MinutesDeferred(meeting=meeting, at_meeting=at_meeting, at_item=at_item, why=why)]
        case CorrectMinutes():
            enforce(CORRECTING, command, known)
            return [_corrected(command)]
    assert_never(command)


def _drafted(command: DraftMinutes, known: Minutes) -> MinutesDrafted:
    before = known.minuted.get(command.meeting)
    return MinutesDrafted(
        meeting=command.meeting,
        board=known.meetings[command.meeting].board,
        draft=before.draft + 1 if before else 1,
        text=command.text,
        document_hash=command.document_hash,
    )


def _corrected(command: CorrectMinutes) -> MinutesCorrected:
    return MinutesCorrected(
        meeting=command.meeting,
        at_meeting=command.at_meeting,
        at_item=command.at_item,
        amendments=command.amendments,
        why=command.why,
    )


def the_meetings_and_the_minutes(command: MinutesCommand, known: Minutes) -> Selection:
    """The meeting minuted, its minutes, and the meeting and item at which they came up."""
    minutes = about(command.meeting, MeetingCalled, MeetingOpened, MinutesDrafted, MinutesConfirmed)
    if isinstance(command, DraftMinutes):
        return minutes
    return minutes | about(command.at_meeting, MeetingCalled, MeetingOpened) | about(command.at_item, ItemPlaced)


decider: Decider[MinutesCommand, Minutes] = Decider(
    name="minutes",
    commands=(DraftMinutes, ConfirmMinutes, DeferMinutes, CorrectMinutes),
    selects=(the_meetings_and_the_minutes,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*DRAFTING, *CONFIRMING, *DEFERRING, *CORRECTING))),
)
