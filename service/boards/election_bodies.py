"""What is sent about elections."""

from typing import Annotated

from pydantic import Field

from domain.boards.events import CandidateVotes, Settled, Turnout
from domain.kernel.ids import PersonId, SeatId
from service.boards.bodies import Votes
from service.edge.bodies import Body
from service.edge.fields import IdOf, LongText, Many, Partial, ShortText, Word
from service.recording.circumstances import RecordBody


class CallBody(RecordBody):
    """Which seat is to be filled, by whose votes, and when."""

    seat: IdOf[SeatId]
    electorate: ShortText
    nominations_close: Annotated[Partial | None, Field(description="The last day for nominating candidates.")] = None
    polling: Annotated[Partial | None, Field(description="The day of the poll, as called.")] = None


class CandidateBody(RecordBody):
    """Who stands."""

    candidate: IdOf[PersonId]


class CandidateVotesBody(Body):
    """How many votes a candidate had."""

    candidate: IdOf[PersonId]
    votes: Votes


class TurnoutBody(Body):
    """How many could vote, how many did, and how many votes were spoilt."""

    entitled: Votes | None = None
    cast: Votes | None = None
    spoilt: Votes | None = None


class ResultBody(RecordBody):
    """What came of an election, and the term of whoever was elected."""

    settled: Word[Settled]
    elected: IdOf[PersonId] | None = None
    polled: Annotated[Partial, Field(description="The day of the poll, or on which it was found that none was needed.")]
    votes: Annotated[Many[CandidateVotesBody], Field(max_length=200, description="The votes of each candidate.")] = ()
    turnout: TurnoutBody = TurnoutBody()
    lot: Annotated[ShortText | None, Field(description="How the lot was drawn, where a tie was settled by it.")] = None
    term_from: Partial | None = None
    term_to: Partial | None = None

    def counted(self) -> tuple[CandidateVotes, ...]:
        """The votes as the domain has them."""
        return tuple(CandidateVotes(candidate=one.candidate, votes=one.votes) for one in self.votes)

    def turned_out(self) -> Turnout:
        """The turnout as the domain has it."""
        return Turnout(entitled=self.turnout.entitled, cast=self.turnout.cast, spoilt=self.turnout.spoilt)


class VoidingBody(RecordBody):
    """The last day on which a seat was held by an election that did not hold, and why it did not."""

    voided: Partial
    why: LongText
