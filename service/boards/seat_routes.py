"""Seats and those who hold them over HTTP."""

from typing import Any

from fastapi import APIRouter, Response

from domain.boards.commands import AppointMember, CreateSeat, ElectMember, VacateSeat
from domain.kernel.ids import BoardId, BodyCode, SeatId
from service.auth.permissions import MayRead, MayRegister
from service.boards import rosters
from service.boards.bodies import AppointmentBody, ElectionBody, SeatBody, VacancyBody
from service.boards.shown import SeatPage, SeatWithTerms
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import ReceiptBody
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/boards/{board}/seats", tags=["boards"], route_class=StrictRoute)

RECORDED: dict[str, Any] = {"status_code": 201, "response_model": ReceiptBody}
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
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=board)


@router.get("", operation_id="listSeats", responses=document_problems("unknown-board"))
async def list_seats(
    ods: Ods, board: Board, caller: MayRead, view: TheViewpoint, day: TheDay, page: ThePage
) -> SeatPage:
    """The roster of a board on a day: every seat with its holder, vacant ones included."""
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
    responses=document_problems("unknown-board", "unknown-seat", "seat-not-held", "stale"),
)
async def vacate_seat(
    ods: Ods, board: Board, seat: Seat, body: VacancyBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record the last day on which a person held a seat."""
    command = VacateSeat(
        asked=desk.asked(caller, body),
        board=board,
        seat=seat,
        person=body.person,
        vacated=body.vacated,
        why=body.why,
    )
    return await desk.record(command, at=f"boards/{board}/seats/{seat}", matching=seat)
