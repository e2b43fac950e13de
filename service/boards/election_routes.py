"""Elections over HTTP."""

from fastapi import APIRouter, Response

from domain.boards.commands import CallElection, DeclareResult, NominateCandidate, VoidElection
from domain.kernel.ids import BoardId, BodyCode, ElectionId
from service.auth.permissions import MayRead, MayRegister
from service.boards import elections
from service.boards.election_bodies import CallBody, CandidateBody, ResultBody, VoidingBody
from service.boards.election_shown import ElectionPage, ElectionShown
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/boards/{board}/elections", tags=["boards"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Board = IdOf[BoardId]
Asked = IdOf[ElectionId]
CALLING = ("unknown-board", "unknown-seat", "seat-not-elected", "invalid-election")
STANDING = (
    "unknown-board",
    "unknown-election",
    "unknown-person",
    "result-already-declared",
    "already-nominated",
    "nominations-closed",
    "stale",
)
DECLARING = (
    "unknown-board",
    "unknown-election",
    "result-already-declared",
    "invalid-election",
    "invalid-term",
    "seat-already-held",
    "seat-already-abolished",
    "separation-of-duties",
    "stale",
)
VOIDING = (
    "unknown-board",
    "unknown-election",
    "result-not-declared",
    "election-already-voided",
    "invalid-election",
    "stale",
)


@router.post("", operation_id="callElection", **RECORDED, responses=document_problems(*CALLING))
async def call_election(ods: Ods, board: Board, body: CallBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Call an election to a seat."""
    election = ElectionId(new_id())
    command = CallElection(
        asked=desk.asked(caller, body),
        board=board,
        seat=body.seat,
        election=election,
        electorate=body.electorate,
        nominations_close=body.nominations_close,
        polling=body.polling,
    )
    return await desk.record(command, at=f"boards/{board}/elections/{election}", matching=body.seat)


@router.get("", operation_id="listElections", responses=document_problems("unknown-board"))
async def list_elections(ods: Ods, board: Board, caller: MayRead, view: TheViewpoint, page: ThePage) -> ElectionPage:
    """The elections to seats of a board, in the order in which they were called."""
    return elections.elections_page(view, board, page)


@router.get("/{election}", operation_id="readElection", responses=document_problems("unknown-election"))
async def read_election(
    ods: Ods, board: Board, election: Asked, caller: MayRead, view: TheViewpoint, response: Response
) -> ElectionShown:
    """One election: who stood, what came of it, and whether it held."""
    response.headers.update(view.etag(election))
    return elections.election(view, board, election)


@router.post(
    "/{election}/candidates", operation_id="nominateCandidate", **RECORDED, responses=document_problems(*STANDING)
)
async def nominate_candidate(
    ods: Ods, board: Board, election: Asked, body: CandidateBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Nominate a candidate."""
    command = NominateCandidate(
        asked=desk.asked(caller, body), board=board, election=election, candidate=body.candidate
    )
    return await desk.record(command, at=f"boards/{board}/elections/{election}", matching=election)


@router.post("/{election}/results", operation_id="declareResult", **RECORDED, responses=document_problems(*DECLARING))
async def declare_result(
    ods: Ods, board: Board, election: Asked, body: ResultBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Declare the result and, where somebody was elected, their term."""
    command = DeclareResult(
        asked=desk.asked(caller, body),
        board=board,
        election=election,
        settled=body.settled,
        elected=body.elected,
        polled=body.polled,
        votes=body.counted(),
        turnout=body.turned_out(),
        lot=body.lot,
        term_from=body.term_from,
        term_to=body.term_to,
    )
    return await desk.record(command, at=f"boards/{board}/elections/{election}", matching=election)


@router.post("/{election}/voidings", operation_id="voidElection", **RECORDED, responses=document_problems(*VOIDING))
async def void_election(
    ods: Ods, board: Board, election: Asked, body: VoidingBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Declare an election void; what was done by whoever sat by it stands, as done de facto."""
    command = VoidElection(
        asked=desk.asked(caller, body), board=board, election=election, voided=body.voided, why=body.why
    )
    return await desk.record(command, at=f"boards/{board}/elections/{election}", matching=election)
