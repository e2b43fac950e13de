"""What happens to boards, their charters, seats and members."""

from enum import Enum

from domain.boards.charter import Charter
from domain.boards.packs import PackTaken
from domain.boards.tenure import Deputies
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, ElectionId, OrganisationCode, PersonId, SeatId
from domain.kernel.messages import Event, FreeText, PublicText, event
from domain.kernel.values import value


class BoardKind(Enum):
    """What a board is for."""

    DEVELOPMENT = "DEVELOPMENT"
    APPROVAL = "APPROVAL"
    SINGLE_COMMITTEE = "SINGLE_COMMITTEE"
    ADVISORY = "ADVISORY"


class Office(Enum):
    """The office that goes with a seat."""

    CHAIR = "CHAIR"
    CO_CHAIR = "CO_CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    MEMBER = "MEMBER"


class SeatBasis(Enum):
    """How the holder of a seat comes to it."""

    ELECTED = "ELECTED"
    APPOINTED = "APPOINTED"
    EX_OFFICIO = "EX_OFFICIO"
    CO_OPTED = "CO_OPTED"
    PARTNER = "PARTNER"


@event("boards.BoardEstablished", version=1)
class BoardEstablished(Event):
    """A board was set up."""

    board: BoardId
    name: PublicText
    kind: BoardKind
    established: PartialDate | None


@event("boards.CharterAdopted", version=1)
class CharterAdopted(Event):
    """A board adopted its charter, or the next version of it, in force from a day, and for a time perhaps to a day."""

    board: BoardId
    version: int
    charter: Charter
    in_force_from: PartialDate
    in_force_to: PartialDate | None
    citation: PublicText
    pack: PackTaken | None


@event("boards.SeatCreated", version=1)
class SeatCreated(Event):
    """A seat was created on a board; it stays when its holder goes. Two people may hold a shared one together."""

    board: BoardId
    seat: SeatId
    title: PublicText
    roles: tuple[PublicText, ...]
    office: Office
    basis: SeatBasis
    voting: bool
    constituency: OrganisationCode | None
    shared: bool
    deputies: Deputies | None
    created: PartialDate | None


@event("boards.SeatAbolished", version=1)
class SeatAbolished(Event):
    """A seat was abolished; the day is the last on which it existed, and what was done from it stands."""

    board: BoardId
    seat: SeatId
    abolished: PartialDate
    why: FreeText | None


@event("boards.MemberAppointed", version=1)
class MemberAppointed(Event):
    """A person was appointed to a seat."""

    board: BoardId
    seat: SeatId
    person: PersonId
    term_from: PartialDate
    term_to: PartialDate | None


@event("boards.MemberElected", version=1)
class MemberElected(Event):
    """A person was elected to a seat."""

    board: BoardId
    seat: SeatId
    person: PersonId
    electorate: PublicText
    polled: PartialDate
    votes_for: int | None
    votes_cast: int | None
    term_from: PartialDate
    term_to: PartialDate | None
    election: ElectionId | None


@event("boards.SeatVacated", version=1)
class SeatVacated(Event):
    """A person gave up or lost a seat; the day is the last on which it was held.

    At once means from the moment it happened, in the middle of that day, as when somebody resigns during a meeting.
    """

    board: BoardId
    seat: SeatId
    person: PersonId
    vacated: PartialDate
    at_once: bool
    why: FreeText | None


@event("boards.DeputyNominated", version=1)
class DeputyNominated(Event):
    """Somebody was nominated to take a member's place: until further notice, or for the meetings of some days."""

    board: BoardId
    seat: SeatId
    member: PersonId
    deputy: PersonId
    from_day: PartialDate
    to_day: PartialDate | None


@event("boards.DeputyWithdrawn", version=1)
class DeputyWithdrawn(Event):
    """A nomination was taken back; the day is the last on which the deputy could take the member's place."""

    board: BoardId
    seat: SeatId
    member: PersonId
    deputy: PersonId
    last_day: PartialDate


class Settled(Enum):
    """How an election came out."""

    POLLED = "POLLED"
    UNOPPOSED = "UNOPPOSED"
    BY_LOT = "BY_LOT"
    NOBODY = "NOBODY"


@value
class CandidateVotes:
    """How many votes a candidate had."""

    candidate: PersonId
    votes: int


@value
class Turnout:
    """How many could vote, how many did, and how many votes were spoilt; what nobody wrote down is left out."""

    entitled: int | None
    cast: int | None
    spoilt: int | None


@event("boards.ElectionCalled", version=1)
class ElectionCalled(Event):
    """An election to a seat was called: who may vote, until when candidates are named, and when the poll is."""

    board: BoardId
    seat: SeatId
    election: ElectionId
    electorate: PublicText
    nominations_close: PartialDate | None
    polling: PartialDate | None


@event("boards.CandidateNominated", version=1)
class CandidateNominated(Event):
    """Somebody was nominated as a candidate in an election."""

    board: BoardId
    seat: SeatId
    election: ElectionId
    candidate: PersonId


@event("boards.ResultDeclared", version=1)
class ResultDeclared(Event):
    """The result of an election was declared; of a tie settled by lot it is said how the lot was drawn."""

    board: BoardId
    seat: SeatId
    election: ElectionId
    settled: Settled
    elected: PersonId | None
    polled: PartialDate
    votes: tuple[CandidateVotes, ...]
    turnout: Turnout
    lot: PublicText | None


@event("boards.ElectionVoided", version=1)
class ElectionVoided(Event):
    """An election was declared void; whoever sat by it acted de facto until the day given, and what they did stands."""

    board: BoardId
    seat: SeatId
    election: ElectionId
    person: PersonId | None
    voided: PartialDate
    why: FreeText
