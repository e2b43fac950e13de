"""How meetings answer commands: the rules for each, and the fact that follows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import Rule, enforce
from domain.meetings import (
    answers,
    ballot_answers,
    ballot_commands,
    commands,
    common_commands,
    declined_commands,
    handing_commands,
    in_common,
    item_answers,
    papers,
)
from domain.meetings.agenda import PLACING, WITHDRAWING
from domain.meetings.balloting import ARRANGING, COUNTING, REQUIRING, STATING
from domain.meetings.calling import CALLING, GIVING_NOTICE
from domain.meetings.commands import MeetingCommand
from domain.meetings.correcting import ASKING, CONFIRMING, DECLINING
from domain.meetings.declaring import DECLARING
from domain.meetings.further_selects import (
    one_link_away,
    the_board_and_the_case,
    the_last_link_of_those_deputised_for,
    three_links_away,
    two_links_away,
)
from domain.meetings.handing_over import HANDING_OVER, handed_over
from domain.meetings.moving import ARRIVING, LEAVING, RETURNING
from domain.meetings.paper_commands import ReadPapers, SendPapers
from domain.meetings.presiding import CLOSING, CLOSING_ITEM, CLOSING_VOTE, OPENING, OPENING_ITEM
from domain.meetings.putting import PUTTING
from domain.meetings.rulings import RULING
from domain.meetings.selects import the_meeting
from domain.meetings.state import BLANK, Proceedings, evolve
from domain.meetings.voting import VOTING

Rules = tuple[Rule[Any, Proceedings], ...]


class Chapter(NamedTuple):
    """The rules for a command, in the order of the book, and the fact that follows where they allow it."""

    rules: Rules
    follows: Callable[[Any, Proceedings], Event]


BOOK: Mapping[type[MeetingCommand], Chapter] = {
    commands.CallMeeting: Chapter(CALLING, answers.called),
    commands.GiveNotice: Chapter(GIVING_NOTICE, answers.noticed),
    commands.PlaceItem: Chapter(PLACING, item_answers.placed),
    commands.WithdrawItem: Chapter(WITHDRAWING, item_answers.withdrawn),
    common_commands.NameCommonMeeting: Chapter(in_common.NAMING, in_common.named),
    commands.OpenMeeting: Chapter(OPENING, answers.opened),
    commands.Arrive: Chapter(ARRIVING, answers.arrived),
    commands.Leave: Chapter(LEAVING, answers.left),
    commands.Return: Chapter(RETURNING, answers.returned),
    handing_commands.HandOverPresiding: Chapter(HANDING_OVER, handed_over),
    commands.OpenItem: Chapter(OPENING_ITEM, item_answers.item_opened),
    commands.DeclareAtItem: Chapter(DECLARING, item_answers.declared),
    commands.GiveRuling: Chapter(RULING, item_answers.ruled),
    SendPapers: Chapter(papers.SENDING, papers.sent),
    ReadPapers: Chapter(papers.READING, papers.read),
    commands.PutMotion: Chapter(PUTTING, item_answers.put),
    commands.CastVote: Chapter(VOTING, item_answers.voted),
    ballot_commands.ArrangeBallot: Chapter(ARRANGING, ballot_answers.arranged),
    ballot_commands.RequireRecordedVote: Chapter(REQUIRING, ballot_answers.required),
    ballot_commands.CountVotes: Chapter(COUNTING, ballot_answers.counted),
    ballot_commands.StateConsensus: Chapter(STATING, ballot_answers.agreed),
    commands.CloseVote: Chapter(CLOSING_VOTE, item_answers.vote_closed),
    commands.CloseItem: Chapter(CLOSING_ITEM, item_answers.item_closed),
    commands.CloseMeeting: Chapter(CLOSING, answers.closed),
    commands.AskCorrection: Chapter(ASKING, answers.correction_asked),
    declined_commands.DeclineCorrection: Chapter(DECLINING, answers.correction_declined),
    commands.ConfirmCorrection: Chapter(CONFIRMING, answers.correction_confirmed),
}


def decide(command: MeetingCommand, known: Proceedings) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    chapter = BOOK[type(command)]
    enforce(chapter.rules, command, known)
    return [chapter.follows(command, known)]


def _blank() -> Proceedings:
    return BLANK


decider: Decider[MeetingCommand, Proceedings] = Decider(
    name="meetings",
    commands=tuple(BOOK),
    selects=(
        the_meeting,
        the_board_and_the_case,
        one_link_away,
        two_links_away,
        three_links_away,
        the_last_link_of_those_deputised_for,
    ),
    blank=_blank,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(rule for chapter in BOOK.values() for rule in chapter.rules)),
)
