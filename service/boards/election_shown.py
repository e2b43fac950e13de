"""What is shown about elections."""

from domain.boards.events import Settled
from domain.kernel.ids import BoardId, ElectionId, PersonId, SeatId
from service.boards.election_bodies import CandidateVotesBody, TurnoutBody
from service.edge.fields import IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class ElectionShown(Shown):
    """An election as far as it has come; whoever sat by one that was voided acted de facto until that day."""

    election: IdOf[ElectionId]
    board: IdOf[BoardId]
    seat: IdOf[SeatId]
    electorate: str
    nominations_close: Partial | None = None
    polling: Partial | None = None
    candidates: tuple[IdOf[PersonId], ...]
    settled: Word[Settled] | None = None
    elected: IdOf[PersonId] | None = None
    polled: Partial | None = None
    votes: tuple[CandidateVotesBody, ...] = ()
    turnout: TurnoutBody | None = None
    lot: str | None = None
    voided: Partial | None = None
    why: ShownText = None
    since: LogPosition


class ElectionPage(Shown):
    """A page of a board's elections."""

    results: tuple[ElectionShown, ...]
    metadata: PageMetadata
