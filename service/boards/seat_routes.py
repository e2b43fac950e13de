"""Seats and those who hold them over HTTP."""

from fastapi import APIRouter, Response

from domain.boards.commands import (
    AbolishSeat,
    AppointMember,
    CreateSeat,
    ElectMember,
    NominateDeputy,
    VacateSeat,
    WithdrawDeputy,
)
from domain.kernel.ids import BoardId, BodyCode, SeatId
from service.auth.permissions import MayRead, MayRegister
from service.boards import rosters
from service.boards.bodies import (
    AbolitionBody,
    AppointmentBody,
    DeputyBody,
    ElectionBody,
    SeatBody,
    VacancyBody,
    WithdrawalBody,
)
from service.boards.shown import SeatPage, SeatWithTerms
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/boards/{board}/seats", tags=["boards"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Board = IdOf[BoardId]
Seat = IdOf[SeatId]
CREATING = ("unknown-board", "invalid-roles", "unknown-organisation")
APPOINTING = (
    "unknown-board",
    "unknown-seat",
    "unknown-person",
    "invalid-term",
    "seat-already-held",
    "seat-already-abolished",
    "separation-of-duties",
    "stale",
)
ABOLISHING = (
    "unknown-board",
    "unknown-seat",
    "seat-already-abolished",
    "abolished-before-created",
    "seat-still-filled",
)
NOMINATING = (
    "unknown-board",
    "unknown-seat",
    "unknown-person",
    "own-deputy",
    "invalid-term",
    "seat-not-held",
    "deputies-not-allowed",
    "separation-of-duties",
    "stale",
)


@router.post("", operation_id="createSeat", **RECORDED, responses=document_problems(*CREATING))
async def create_seat(ods: Ods, board: Board, body: SeatBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Create a seat on a board; it stays when its holder goes."""
    seat = SeatId(new_id())
    command = CreateSeat(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        title=body.title,
        roles=body.roles,
        office=body.office,
        basis=body.basis,
        voting=body.voting,
        constituency=body.constituency,
        shared=body.shared,
        deputies=body.deputies,
        created=body.created,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=board)


@router.get("", operation_id="listSeats", responses=document_problems("unknown-board"))
async def list_seats(
    ods: Ods, board: Board, caller: MayRead, view: TheViewpoint, day: TheDay, page: ThePage
) -> SeatPage:
    """The roster of a board on a day: every seat with its holder, vacant and abolished ones included."""
    shown, found = rosters.roster_page(view, board, day, page)
    return SeatPage(results=shown, metadata=page.metadata(view, found, as_at=day))


@router.get("/{seat}", operation_id="readSeat", responses=document_problems("unknown-seat"))
async def read_seat(
    ods: Ods, board: Board, seat: Seat, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> SeatWithTerms:
    """One seat, its holder on a day, and everybody who ever held it."""
    response.headers.update(view.etag(seat))
    return rosters.seat(view, board, seat, day)


@router.post("/{seat}/appointments", operation_id="appointMember", **RECORDED, responses=document_problems(*APPOINTING))
async def appoint_member(
    ods: Ods, board: Board, seat: Seat, body: AppointmentBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Appoint a person to a seat."""
    command = AppointMember(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        person=body.person,
        term_from=body.term_from,
        term_to=body.term_to,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)


@router.post(
    "/{seat}/elections",
    operation_id="electMember",
    **RECORDED,
    responses=document_problems(*APPOINTING, "seat-not-elected", "invalid-election"),
)
async def elect_member(
    ods: Ods, board: Board, seat: Seat, body: ElectionBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record that a person was elected to a seat."""
    command = ElectMember(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        person=body.person,
        electorate=body.electorate,
        polled=body.polled,
        votes_for=body.votes_for,
        votes_cast=body.votes_cast,
        term_from=body.term_from,
        term_to=body.term_to,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)


@router.post(
    "/{seat}/vacancies",
    operation_id="vacateSeat",
    **RECORDED,
    responses=document_problems("unknown-board", "unknown-seat", "seat-not-held", "not-at-once", "stale"),
)
async def vacate_seat(
    ods: Ods, board: Board, seat: Seat, body: VacancyBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record the last day on which a person held a seat, or that it was given up at once."""
    command = VacateSeat(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        person=body.person,
        vacated=body.vacated,
        at_once=body.at_once,
        why=body.why,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)


@router.post("/{seat}/abolitions", operation_id="abolishSeat", **RECORDED, responses=document_problems(*ABOLISHING))
async def abolish_seat(
    ods: Ods, board: Board, seat: Seat, body: AbolitionBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Abolish a seat; whoever holds it leaves it with its last day."""
    command = AbolishSeat(
        asked=desk.asked(caller, body), board=board, seat=seat, abolished=body.abolished, why=body.why
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)


@router.post("/{seat}/deputies", operation_id="nominateDeputy", **RECORDED, responses=document_problems(*NOMINATING))
async def nominate_deputy(
    ods: Ods, board: Board, seat: Seat, body: DeputyBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Nominate somebody to take a member's place, until further notice or for the meetings of some days."""
    command = NominateDeputy(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        member=body.member,
        deputy=body.deputy,
        from_day=body.from_day,
        to_day=body.to_day,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)


@router.post(
    "/{seat}/deputy-withdrawals",
    operation_id="withdrawDeputy",
    **RECORDED,
    responses=document_problems("unknown-board", "unknown-seat", "deputy-not-nominated", "stale"),
)
async def withdraw_deputy(
    ods: Ods, board: Board, seat: Seat, body: WithdrawalBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record the last day on which a deputy could take a member's place."""
    command = WithdrawDeputy(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        member=body.member,
        deputy=body.deputy,
        last_day=body.last_day,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)
