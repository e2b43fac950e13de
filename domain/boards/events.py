"""What happens to boards, their charters, seats and members."""

from enum import Enum

from domain.boards.charter import Charter
from domain.boards.packs import PackTaken
from domain.boards.tenure import Deputies
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, OrganisationCode, PersonId, SeatId
from domain.kernel.messages import Event, FreeText, PublicText, event


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
