"""What must be looked up before a command about a meeting is answered: first the meeting, then board, case and ties."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.boards.events import BoardEstablished, CharterAdopted
from domain.boards.selects import DEPUTIES, SEATS, TERMS
from domain.cases.state import CASE_FACTS
from domain.interests.events import InterestDeclared
from domain.kernel.ids import Id
from domain.kernel.messages import Event
from domain.kernel.selections import Selection, about, newest_about
from domain.meetings import commands as asked
from domain.meetings.ballot_commands import (
    ArrangeBallot,
    BallotCommand,
    CountVotes,
    RequireRecordedVote,
    StateConsensus,
)
from domain.meetings.bonds import own_bonds
from domain.meetings.common_commands import NameCommonMeeting
from domain.meetings.common_facts import CommonMeetingNamed
from domain.meetings.declined_commands import DeclineCorrection
from domain.meetings.declined_facts import CorrectionDeclined
from domain.meetings.events import (
    BallotArranged,
    CastingVoteGiven,
    ConsensusStated,
    CorrectionAsked,
    CorrectionConfirmed,
    InterestDeclaredAtItem,
    ItemClosed,
    ItemOpened,
    ItemPlaced,
    ItemWithdrawn,
    MeetingCalled,
    MeetingClosed,
    MeetingOpened,
    MotionPut,
    NoticeGiven,
    PersonArrived,
    PersonLeft,
    PersonReturned,
    RecordedVoteRequired,
    RulingGiven,
    VoteCast,
    VoteClosed,
    VotesCounted,
)
from domain.meetings.handing_commands import HandOverPresiding
from domain.meetings.handing_facts import PresidingHandedOver
from domain.meetings.paper_commands import ReadPapers, SendPapers
from domain.meetings.paper_events import PapersSent
from domain.meetings.state import Proceedings
from domain.meetings.terms import who_is_named
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered
from domain.proposals.state import PROPOSAL_FACTS

Types = tuple[type[Event], ...]
FRAME: Types = (MeetingCalled, MeetingOpened, MeetingClosed)
MOVES: Types = (PersonArrived, PersonLeft, PersonReturned)
AGENDA: Types = (ItemPlaced, ItemWithdrawn, ItemOpened, PresidingHandedOver, ItemClosed)
ITEM: Types = (*AGENDA, RulingGiven, InterestDeclaredAtItem, PapersSent)
BALLOT: Types = (BallotArranged, RecordedVoteRequired, VotesCounted, ConsensusStated)
MOTION: Types = (MotionPut, VoteCast, VoteClosed, CastingVoteGiven, *BALLOT)
TURNS: Types = (ItemOpened, PresidingHandedOver, ItemClosed, MotionPut, VoteClosed, CastingVoteGiven, *BALLOT)
ANYTHING: Types = (*TURNS, *MOVES, VoteCast, RulingGiven)


def the_meeting(command: asked.MeetingCommand, known: Proceedings) -> Selection:
    """The meeting, and what the command names by its id."""
    return about(command.meeting, *FRAME) | _NAMED[type(command)](command)


def _call(command: asked.CallMeeting) -> Selection:
    return about(command.board, BoardEstablished, CharterAdopted)


def _notice(command: asked.GiveNotice) -> Selection:
    return Selection()


def _place(command: asked.PlaceItem) -> Selection:
    case = about(_named(command.case), *CASE_FACTS, *PROPOSAL_FACTS)
    return about((command.meeting, command.item), ItemPlaced) | about(command.meeting, NoticeGiven) | case


def _withdraw(command: asked.WithdrawItem) -> Selection:
    return about(command.item, *AGENDA, MotionPut)


def _in_common(command: NameCommonMeeting) -> Selection:
    return about(command.meeting, CommonMeetingNamed)


def _open(command: asked.OpenMeeting) -> Selection:
    agenda = about(command.meeting, *ITEM)
    return agenda | about(command.presiding, *TERMS) | own_bonds([command.presiding])


def _move(command: asked.Arrive | asked.Leave | asked.Return) -> Selection:
    moves = about(command.meeting, *MOVES) | newest_about(command.meeting, *TURNS)
    return moves | newest_about(command.person, VoteCast) | about(command.person, PersonRegistered)


def _leave(command: asked.Leave) -> Selection:
    return _move(command) | about(_named(command.item), ItemPlaced)


def _open_item(command: asked.OpenItem | HandOverPresiding) -> Selection:
    room = about(command.meeting, *MOVES) | newest_about(command.meeting, *TURNS, VoteCast)
    return room | about(command.item, *ITEM) | about(command.presiding, *TERMS) | own_bonds([command.presiding])


def _hand_over(command: HandOverPresiding) -> Selection:
    return _open_item(command) | about(command.item, MotionPut, VoteClosed)


def _declare(command: asked.DeclareAtItem) -> Selection:
    room = about(command.meeting, *MOVES) | newest_about(command.meeting, *TURNS)
    named = about(_named(command.interest), InterestDeclared) | about(
        _named(command.organisation), OrganisationRegistered
    )
    at_item = about(command.item, *ITEM, MotionPut)
    return room | at_item | newest_about(command.person, VoteCast) | named


def _rule(command: asked.GiveRuling) -> Selection:
    room = about(command.meeting, *MOVES) | newest_about(command.meeting, *TURNS, VoteCast)
    room |= about(command.item, *ITEM, *MOTION)
    people = _named(command.person, command.determiner)
    terms = about(_named(command.determiner), *TERMS)
    return room | about(command.person, PersonRegistered) | terms | own_bonds(people)


def _papers(command: SendPapers | ReadPapers) -> Selection:
    people = command.people if isinstance(command, SendPapers) else (command.person,)
    return about(command.item, *ITEM) | about(people, PersonRegistered, *TERMS, *DEPUTIES) | own_bonds(people)


def _put(command: asked.PutMotion) -> Selection:
    room = about(command.meeting, *MOVES) | newest_about(command.meeting, *TURNS, VoteCast)
    people = _named(command.mover, command.seconder)
    members = about(people, *TERMS, *DEPUTIES) | own_bonds(people)
    named = about(who_is_named(command.terms), PersonRegistered)
    return room | about(command.item, *ITEM) | about(command.motion, MotionPut) | members | named


def _vote(command: asked.CastVote) -> Selection:
    room = about(command.meeting, *MOVES) | about(command.item, *ITEM)
    voter = about(command.seat, *SEATS) | own_bonds([command.voter])
    return room | about(command.motion, MotionPut, VoteCast, VoteClosed, *BALLOT) | voter


def _ballot(command: BallotCommand) -> Selection:
    room = about(command.meeting, *MOVES) | newest_about(command.meeting, *TURNS, VoteCast)
    return room | about(command.item, *ITEM) | about(command.motion, *MOTION)


def _require(command: RequireRecordedVote) -> Selection:
    return _ballot(command) | about(command.member, *TERMS)


def _state(command: StateConsensus) -> Selection:
    return _ballot(command) | own_bonds([command.stated_by])


def _close_vote(command: asked.CloseVote) -> Selection:
    motion = about(command.motion, *MOTION) | about(command.item, *ITEM)
    return motion | newest_about(command.meeting, *ANYTHING)


def _close_item(command: asked.CloseItem) -> Selection:
    item = about(command.item, *AGENDA, MotionPut, VoteClosed)
    return item | newest_about(command.meeting, *ANYTHING)


def _close(command: asked.CloseMeeting) -> Selection:
    return about(command.meeting, *AGENDA) | newest_about(command.meeting, *ANYTHING)


def _ask_correction(command: asked.AskCorrection) -> Selection:
    people = about(_named(command.person), PersonRegistered)
    earlier = about(command.meeting, CorrectionConfirmed) if command.asked.supersedes else Selection()
    return earlier | people | about(_named(command.motion), VoteCast) | about(command.correction, CorrectionAsked)


def _settle_correction(command: asked.ConfirmCorrection | DeclineCorrection) -> Selection:
    return about(command.correction, CorrectionAsked, CorrectionConfirmed, CorrectionDeclined)


def _named(*things: Id | None) -> list[Any]:
    return [thing for thing in things if thing is not None]


_NAMED: Mapping[type, Callable[[Any], Selection]] = {
    asked.CallMeeting: _call,
    asked.GiveNotice: _notice,
    asked.PlaceItem: _place,
    asked.WithdrawItem: _withdraw,
    NameCommonMeeting: _in_common,
    asked.OpenMeeting: _open,
    asked.Arrive: _move,
    asked.Leave: _leave,
    asked.Return: _move,
    asked.OpenItem: _open_item,
    HandOverPresiding: _hand_over,
    asked.DeclareAtItem: _declare,
    asked.GiveRuling: _rule,
    SendPapers: _papers,
    ReadPapers: _papers,
    asked.PutMotion: _put,
    asked.CastVote: _vote,
    ArrangeBallot: _ballot,
    RequireRecordedVote: _require,
    CountVotes: _ballot,
    StateConsensus: _state,
    asked.CloseVote: _close_vote,
    asked.CloseItem: _close_item,
    asked.CloseMeeting: _close,
    asked.AskCorrection: _ask_correction,
    asked.ConfirmCorrection: _settle_correction,
    DeclineCorrection: _settle_correction,
}
