"""Boards, charters, seats and members with sensible defaults, so that an example says only what matters to it."""

from dataclasses import replace
from typing import Any

from domain.boards.charter import Charter, CompositionLine
from domain.boards.commands import (
    AbolishSeat,
    AdoptCharter,
    AppointMember,
    CreateSeat,
    ElectMember,
    EstablishBoard,
    NominateDeputy,
    VacateSeat,
    WithdrawDeputy,
)
from domain.boards.conflicts import ConflictPolicy, Determiner, Management, SeparationPolicy, Severity
from domain.boards.events import (
    BoardEstablished,
    BoardKind,
    CharterAdopted,
    DeputyNominated,
    DeputyWithdrawn,
    MemberAppointed,
    MemberElected,
    Office,
    SeatAbolished,
    SeatBasis,
    SeatCreated,
    SeatVacated,
)
from domain.boards.packs import PackTaken
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType, Remit
from domain.boards.voting import VotingRule
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, OrganisationCode, PersonId, SeatId
from domain.kernel.spec import ASKED
from domain.people.events import PersonRegistered

Said = Any  # whatever a field may hold


def numbered(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


DEVELOPMENT, DISINVESTMENT, ADVISORY = (BoardId(numbered(n)) for n in (1, 2, 3))
GP_SEAT, LAY_SEAT, MEDICAL_DIRECTOR_SEAT, EXECUTIVE_SEAT = (SeatId(numbered(n)) for n in (11, 12, 13, 14))
ADA, BEN, CLEO = (PersonId(numbered(n)) for n in (21, 22, 23))
OAK_PRACTICE = OrganisationCode("F86001")


def when(text: str) -> PartialDate:
    return PartialDate(text)


def charter(**changed: Said) -> Charter:
    plain = Charter(
        composition=(
            CompositionLine(role="GP", at_least=1, at_most=6),
            CompositionLine(role="LAY", at_least=1, at_most=3),
        ),
        quorum=(QuorumRule(min_total=2),),
        voting=(VotingRule(),),
        remit=Remit(decides=(DecisionType.RECOMMENDATION,)),
        separation=SeparationPolicy(),
        conflicts=ConflictPolicy(
            actual=Management.LEAVE_FOR_ITEM,
            potential=Management.NOTE_AND_PARTICIPATE,
            determined_by=(Determiner.CHAIR,),
        ),
    )
    return replace(plain, **changed)


def apart_from(*boards: BoardId, severity: Severity = Severity.BLOCK) -> Charter:
    return charter(separation=SeparationPolicy(separate_from=boards, severity=severity))


def board_established(board: BoardId = DEVELOPMENT, established: str | None = None) -> BoardEstablished:
    since = when(established) if established else None
    return BoardEstablished(board=board, name="A board", kind=BoardKind.DEVELOPMENT, established=since)


def charter_adopted(
    board: BoardId = DEVELOPMENT,
    version: int = 1,
    in_force_from: str = "2009-04-01",
    says: Charter | None = None,
    *,
    in_force_to: str | None = None,
    pack: PackTaken | None = None,
) -> CharterAdopted:
    return CharterAdopted(
        board=board,
        version=version,
        charter=says or charter(),
        in_force_from=when(in_force_from),
        in_force_to=when(in_force_to) if in_force_to else None,
        citation="Standing order 1",
        pack=pack,
    )


def seat_created(
    seat: SeatId = GP_SEAT, board: BoardId = DEVELOPMENT, basis: SeatBasis = SeatBasis.ELECTED
) -> SeatCreated:
    return SeatCreated(
        board=board,
        seat=seat,
        title="GP member",
        roles=("GP",),
        office=Office.MEMBER,
        basis=basis,
        voting=True,
        constituency=None,
        shared=False,
        deputies=None,
        created=None,
    )


def person_registered(person: PersonId = ADA) -> PersonRegistered:
    return PersonRegistered(person=person, office="GP", name=None)


def member_appointed(
    person: PersonId = ADA,
    seat: SeatId = GP_SEAT,
    board: BoardId = DEVELOPMENT,
    term_from: str = "2009-04-01",
    term_to: str | None = None,
) -> MemberAppointed:
    until = when(term_to) if term_to else None
    return MemberAppointed(board=board, seat=seat, person=person, term_from=when(term_from), term_to=until)


def member_elected(person: PersonId = ADA, **changed: Said) -> MemberElected:
    plain = MemberElected(
        board=DEVELOPMENT,
        seat=GP_SEAT,
        person=person,
        electorate="GPs of the polysystem",
        polled=when("2009-03-20"),
        votes_for=31,
        votes_cast=44,
        term_from=when("2009-04-01"),
        term_to=None,
        election=None,
    )
    return replace(plain, **changed)


def seat_vacated(
    person: PersonId = ADA, seat: SeatId = GP_SEAT, board: BoardId = DEVELOPMENT, vacated: str = "2009-09-30"
) -> SeatVacated:
    return SeatVacated(board=board, seat=seat, person=person, vacated=when(vacated), at_once=False, why=None)


def seat_abolished(abolished: str = "2010-03-31", seat: SeatId = GP_SEAT) -> SeatAbolished:
    return SeatAbolished(board=DEVELOPMENT, seat=seat, abolished=when(abolished), why=None)


def nominated(
    deputy: PersonId = BEN, member: PersonId = ADA, from_day: str = "2009-06-01", to_day: str | None = None
) -> DeputyNominated:
    return DeputyNominated(
        board=DEVELOPMENT,
        seat=GP_SEAT,
        member=member,
        deputy=deputy,
        from_day=when(from_day),
        to_day=when(to_day) if to_day else None,
    )


def withdrawn(deputy: PersonId = BEN, last_day: str = "2009-06-30") -> DeputyWithdrawn:
    return DeputyWithdrawn(board=DEVELOPMENT, seat=GP_SEAT, member=ADA, deputy=deputy, last_day=when(last_day))


def establish_board(board: BoardId = DEVELOPMENT, name: str = "A board") -> EstablishBoard:
    return EstablishBoard(asked=ASKED, board=board, name=name, kind=BoardKind.DEVELOPMENT, established=None)


def adopt_charter(like: CharterAdopted) -> AdoptCharter:
    return AdoptCharter(
        asked=ASKED,
        board=like.board,
        version=like.version,
        charter=like.charter,
        in_force_from=like.in_force_from,
        in_force_to=like.in_force_to,
        citation=like.citation,
        pack=like.pack,
    )


def create_seat(like: SeatCreated, **changed: Said) -> CreateSeat:
    plain = CreateSeat(
        asked=ASKED,
        board=like.board,
        seat=like.seat,
        title=like.title,
        roles=like.roles,
        office=like.office,
        basis=like.basis,
        voting=like.voting,
        constituency=like.constituency,
        shared=like.shared,
        deputies=like.deputies,
        created=like.created,
    )
    return replace(plain, **changed)


def appoint(like: MemberAppointed) -> AppointMember:
    return AppointMember(
        asked=ASKED,
        board=like.board,
        seat=like.seat,
        person=like.person,
        term_from=like.term_from,
        term_to=like.term_to,
    )


def elect(like: MemberElected) -> ElectMember:
    return ElectMember(
        asked=ASKED,
        board=like.board,
        seat=like.seat,
        person=like.person,
        electorate=like.electorate,
        polled=like.polled,
        votes_for=like.votes_for,
        votes_cast=like.votes_cast,
        term_from=like.term_from,
        term_to=like.term_to,
    )


def vacate(like: SeatVacated) -> VacateSeat:
    return VacateSeat(
        asked=ASKED,
        board=like.board,
        seat=like.seat,
        person=like.person,
        vacated=like.vacated,
        at_once=like.at_once,
        why=like.why,
    )


def abolish(like: SeatAbolished) -> AbolishSeat:
    return AbolishSeat(asked=ASKED, board=like.board, seat=like.seat, abolished=like.abolished, why=like.why)


def nominate(like: DeputyNominated) -> NominateDeputy:
    return NominateDeputy(
        asked=ASKED,
        board=like.board,
        seat=like.seat,
        member=like.member,
        deputy=like.deputy,
        from_day=like.from_day,
        to_day=like.to_day,
    )


def withdraw(like: DeputyWithdrawn) -> WithdrawDeputy:
    return WithdrawDeputy(
        asked=ASKED,
        board=like.board,
        seat=like.seat,
        member=like.member,
        deputy=like.deputy,
        last_day=like.last_day,
    )
