"""What can be asked of boards, their charters, seats and members."""

from domain.boards.charter import Charter
from domain.boards.events import BoardKind, CandidateVotes, Office, SeatBasis, Settled, Turnout
from domain.boards.packs import PackTaken
from domain.boards.tenure import Deputies
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, ElectionId, OrganisationCode, PersonId, SeatId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value


@value
class EstablishBoard(Command):
    """Set up a board."""

    board: BoardId
    name: PublicText
    kind: BoardKind
    established: PartialDate | None


@value
class AdoptCharter(Command):
    """Adopt a board's charter, or the next version of it, in force from a day, and for a time perhaps to a day."""

    board: BoardId
    version: int
    charter: Charter
    in_force_from: PartialDate
    in_force_to: PartialDate | None
    citation: PublicText
    pack: PackTaken | None


@value
class CreateSeat(Command):
    """Create a seat on a board."""

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


@value
class AbolishSeat(Command):
    """Abolish a seat; whoever holds it leaves it with its last day."""

    board: BoardId
    seat: SeatId
    abolished: PartialDate
    why: FreeText | None


@value
class AppointMember(Command):
    """Appoint a person to a seat."""

    board: BoardId
    seat: SeatId
    person: PersonId
    term_from: PartialDate
    term_to: PartialDate | None


@value
class ElectMember(Command):
    """Record that a person was elected to a seat, where nothing but the result of the election is on record."""

    board: BoardId
    seat: SeatId
    person: PersonId
    electorate: PublicText
    polled: PartialDate
    votes_for: int | None
    votes_cast: int | None
    term_from: PartialDate
    term_to: PartialDate | None


@value
class VacateSeat(Command):
    """Record the last day on which a person held a seat, or that it was given up at once."""

    board: BoardId
    seat: SeatId
    person: PersonId
    vacated: PartialDate
    at_once: bool
    why: FreeText | None


@value
class NominateDeputy(Command):
    """Nominate somebody to take a member's place."""

    board: BoardId
    seat: SeatId
    member: PersonId
    deputy: PersonId
    from_day: PartialDate
    to_day: PartialDate | None


@value
class WithdrawDeputy(Command):
    """Record the last day on which a deputy could take a member's place."""

    board: BoardId
    seat: SeatId
    member: PersonId
    deputy: PersonId
    last_day: PartialDate


@value
class CallElection(Command):
    """Call an election to a seat."""

    board: BoardId
    seat: SeatId
    election: ElectionId
    electorate: PublicText
    nominations_close: PartialDate | None
    polling: PartialDate | None


@value
class NominateCandidate(Command):
    """Nominate a candidate in an election."""

    board: BoardId
    election: ElectionId
    candidate: PersonId


@value
class DeclareResult(Command):
    """Declare the result of an election and, where somebody was elected, their term."""

    board: BoardId
    election: ElectionId
    settled: Settled
    elected: PersonId | None
    polled: PartialDate
    votes: tuple[CandidateVotes, ...]
    turnout: Turnout
    lot: PublicText | None
    term_from: PartialDate | None
    term_to: PartialDate | None


@value
class VoidElection(Command):
    """Declare an election void."""

    board: BoardId
    election: ElectionId
    voided: PartialDate
    why: FreeText


Electing = NominateCandidate | DeclareResult | VoidElection
Filling = AppointMember | ElectMember
Deputising = NominateDeputy | WithdrawDeputy
BoardsCommand = (
    EstablishBoard
    | AdoptCharter
    | CreateSeat
    | AbolishSeat
    | AppointMember
    | ElectMember
    | VacateSeat
    | NominateDeputy
    | WithdrawDeputy
    | CallElection
    | Electing
)
