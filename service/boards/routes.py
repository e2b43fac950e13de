"""Boards and their charters over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from domain.boards.commands import AdoptCharter, EstablishBoard
from domain.boards.events import BoardKind
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, BodyCode
from service.auth.permissions import MayRead, MayRegister
from service.boards import queries
from service.boards.adopting import adopted_charter
from service.boards.bodies import AdoptionBody, BoardBody
from service.boards.charter_shown import CharterPage, CharterShown
from service.boards.shown import BoardPage, BoardWithSeats
from service.edge.fields import IdOf, Position, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["boards"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Board = IdOf[BoardId]
Version = Annotated[Position, Path(le=10_000, description="The number of the version.")]
ADOPTING = (
    "unknown-board",
    "charter-out-of-sequence",
    "invalid-charter",
    "charter-before-board",
    "invalid-reign",
    "outside-pack",
    "unknown-policy-pack",
    "invalid-pack-boards",
    "separation-of-duties",
    "precondition-required",
    "stale",
)


@router.post("/boards", operation_id="establishBoard", **RECORDED)
async def establish_board(ods: Ods, body: BoardBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Set up a board."""
    board = BoardId(new_id())
    command = EstablishBoard(
        asked=desk.asked(caller, body), board=board, name=body.name, kind=body.kind, established=body.established
    )
    return await desk.record(command, at=f"boards/{board}")


@router.get("/boards", operation_id="listBoards")
async def list_boards(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    kind: Annotated[Word[BoardKind] | None, Query()] = None,
) -> BoardPage:
    """The boards of the body, in the order of recording."""
    shown, found = queries.boards_page(view, page, kind.name if kind else None)
    return BoardPage(results=shown, metadata=page.metadata(view, found, kind=kind))


@router.get("/boards/{board}", operation_id="readBoard", responses=document_problems("unknown-board"))
async def read_board(
    ods: Ods, board: Board, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> BoardWithSeats:
    """One board on a day: the charter in force, and its seats with their holders."""
    response.headers.update(view.etag(board))
    return queries.board(view, board, day)


@router.post(
    "/boards/{board}/charters", operation_id="adoptCharter", **RECORDED, responses=document_problems(*ADOPTING)
)
async def adopt_charter(ods: Ods, board: Board, body: AdoptionBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Adopt a board's charter, or the next version of it, in force from a day; If-Match is the ETag of the board.

    A charter taken from a policy pack ends with the pack, unless it is to end earlier.
    """
    charter, pack = adopted_charter(body)
    command = AdoptCharter(
        asked=desk.asked(caller, body),
        board=board,
        version=body.version,
        charter=charter,
        in_force_from=body.in_force_from,
        in_force_to=body.in_force_to or (PartialDate.of(pack.valid_to) if pack and pack.valid_to else None),
        citation=body.citation,
        pack=pack,
    )
    return await desk.record(command, at=f"boards/{board}/charters/{body.version}", matching=board, required=True)


@router.get("/boards/{board}/charters", operation_id="listCharters", responses=document_problems("unknown-board"))
async def list_charters(ods: Ods, board: Board, caller: MayRead, view: TheViewpoint, page: ThePage) -> CharterPage:
    """The versions of a board's charter, in the order of adoption."""
    shown, found = queries.charters_page(view, board, page)
    return CharterPage(results=shown, metadata=page.metadata(view, found))


@router.get(
    "/boards/{board}/charters/{version}",
    operation_id="readCharter",
    responses=document_problems("unknown-board", "unknown-charter"),
)
async def read_charter(
    ods: Ods, board: Board, version: Version, caller: MayRead, view: TheViewpoint, response: Response
) -> CharterShown:
    """One version of a board's charter."""
    response.headers.update(view.etag(board))
    return queries.charter(view, board, version)
